/** The samples look like what a municipality writes; what the checker says of each is stated here, and "insert all that is missing" mends each. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseDocument } from '../../server/src/dialect/document';
import type { ContractDocument } from '../../server/src/dialect/types';
import { nodeFiles } from '../../server/src/disk/files';
import { editsOf } from '../../server/src/features/fixes';
import { createLanguageService } from '../../server/src/service/service';
import type { CoverageState } from '../../server/src/standard/types';

const folder = path.resolve(__dirname, '../../samples');
const samples = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md')).sort();
const open = (file: string): ContractDocument => parseDocument(pathToFileURL(path.join(folder, file)).href, readFileSync(path.join(folder, file), 'utf8'));

const service = createLanguageService({
  workspace: { openDocument: () => undefined, readFile: (uri) => nodeFiles.readFile(uri), contractFiles: async () => [], standardFiles: async () => [] },
  locale: 'en',
  today: () => '2027-04-01',
});

/** Ids of the requirements in a state, in the standard's order. */
async function inState(file: string, state: CoverageState): Promise<string[]> {
  const { coverage } = await service.analysis(open(file));
  return coverage.flatMap(({ requirements }) => requirements.filter((entry) => entry.state === state).map(({ requirement }) => requirement.id));
}

/** What incomplete requirements lack: `3(2) 法人名ネームプレートの着用`. */
async function lacking(file: string): Promise<string[]> {
  const { coverage } = await service.analysis(open(file));
  return coverage.flatMap(({ requirements }) =>
    requirements
      .filter(({ state }) => state === 'partial')
      .flatMap(({ requirement, elements }) => elements.filter(({ required, met }) => required && !met).map(({ element }) => `${requirement.id} ${element.title}`)),
  );
}

const errorsOf = async (document: ContractDocument) => (await service.findings(document)).filter(({ severity }) => severity === 'error').map(({ rule, message }) => `${rule}: ${message}`);

describe('the samples', () => {
  it('poor.contract.md lacks most of section 3 altogether', async () => {
    assert.deepEqual(await inState('poor.contract.md', 'missing'), [
      '3(1)', '3(2)', '3(3)', '3(4)柱書', '3(4)④', '3(5)通知事項', '3(7)誓約書', '3(8)法令遵守', '3(10)', '3(11)', '3(11)個人情報', '3(11)公表',
    ]);
    assert.deepEqual(await inState('poor.contract.md', 'met'), []);
  });

  it('nearly-complete.contract.md lacks publication, a name plate and one item of notice', async () => {
    assert.deepEqual(await inState('nearly-complete.contract.md', 'missing'), ['3(11)公表']);
    assert.deepEqual(await lacking('nearly-complete.contract.md'), ['3(2) 法人名ネームプレートの着用', '3(5)通知事項 再委託先の監督方法']);
    assert.deepEqual(await inState('nearly-complete.contract.md', 'waived'), ['3(6)']);
  });

  it('bundle/keiyakusho.contract.md meets the standard together with its annexes', async () => {
    assert.deepEqual([...(await inState('bundle/keiyakusho.contract.md', 'missing')), ...(await inState('bundle/keiyakusho.contract.md', 'partial'))], []);
    assert.deepEqual(await service.findings(open('bundle/keiyakusho.contract.md')), []);
  });

  it('maintenance.specification.md does not yet ask bidders for their measures', async () => {
    assert.ok((await inState('maintenance.specification.md', 'missing')).includes('1(2)'));
  });

  for (const file of samples) {
    it(`${file}: "insert all that is missing" leaves no error, and every word that stood there`, async () => {
      const document = open(file);
      const edits = [...editsOf(await service.analysis(document), { kind: 'insert', requirements: 'all', place: 'in-place' })];
      const text = edits.sort((a, b) => b.start - a.start).reduce((done, { start, end, newText }) => done.slice(0, start) + newText + done.slice(end), document.getText());
      assert.deepEqual(await errorsOf(parseDocument(document.uri, text)), []);
      assert.equal(edits.length === 0, (await errorsOf(document)).length === 0);
      // Only numbers of articles are ever replaced.
      for (const { start, end } of edits) assert.match(document.getText().slice(start, end), /^[第条の項0-9０-９一二三四五六七八九十百]*$/);
    });
  }
});
