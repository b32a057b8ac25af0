/** A standard is data: two small ones, in Japanese and in English, do all that the built-in one does. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from '../../../server/src/dialect/document';
import { editsOf } from '../../../server/src/features/fixes';
import { createLanguageService, type LanguageService } from '../../../server/src/service/service';
import { loadStandard } from '../../../server/src/standard/index';

const folder = path.resolve(__dirname, '../../fixtures/standards');
const read = (id: string): string => readFileSync(path.join(folder, `${id}.standard.md`), 'utf8');

/** A workspace whose .contract-spec/standards holds both. */
async function serviceIn(locale: 'ja' | 'en'): Promise<LanguageService> {
  const files = new Map(['vendor-security', 'toshokan'].map((id) => [`file:///w/.contract-spec/standards/${id}.md`, read(id)]));
  const service = createLanguageService({
    locale,
    workspace: { openDocument: () => undefined, readFile: async (uri) => files.get(uri), contractFiles: async () => [], standardFiles: async () => [...files.keys()] },
  });
  await service.reloadStandards();
  return service;
}

const apply = async (service: LanguageService, text: string): Promise<string> => {
  const document = parseDocument('file:///w/a.md', text);
  const edits = [...editsOf(await service.analysis(document), { kind: 'insert', requirements: 'all', place: 'in-place' })].sort((a, b) => b.start - a.start);
  return edits.reduce((done, { start, end, newText }) => done.slice(0, start) + newText + done.slice(end), text);
};

async function statesOf(service: LanguageService, text: string): Promise<Record<string, string>> {
  const { coverage } = await service.analysis(parseDocument('file:///w/a.md', text));
  return Object.fromEntries(coverage.flatMap(({ requirements }) => requirements.map(({ requirement, state }) => [requirement.id, state])));
}

const errorsIn = async (service: LanguageService, text: string): Promise<string[]> =>
  (await service.findings(parseDocument('file:///w/a.md', text))).filter(({ severity }) => severity === 'error').map(({ message }) => message);

describe('an English standard', () => {
  const agreement = (body: string, conditions = '') => `---
contract-spec: 1
kind: contract
standards: [vendor-security]
parties: { client: the Client, contractor: the Contractor }
${conditions}---
# Service Agreement

## Article 1 (Services)
The Contractor shall operate the system.
${body}`;

  it('has no flaw', () => assert.deepEqual(loadStandard(read('vendor-security')).problems, []));

  it('misses what an agreement does not deal with; what depends on a condition does not apply', async () => {
    assert.deepEqual(await statesOf(await serviceIn('en'), agreement('')), { '1': 'missing', '2.1': 'missing', '2.2': 'not-applicable', '3': 'missing' });
  });

  it('applies what a condition calls for', async () => {
    assert.equal((await statesOf(await serviceIn('en'), agreement('', 'conditions: { cloud: true }\n')))['2.2'], 'missing');
  });

  const judged: readonly (readonly [sentence: string, id: string, state: string])[] = [
    ['The Contractor shall not disclose Confidential Information to any third party.', '1', 'partial'],
    ['The Contractor shall not disclose Confidential Information to any third party. This duty regarding Confidential Information survives the termination of this Agreement.', '1', 'met'],
    ['The Contractor shall use its best efforts not to disclose confidential information, also after the termination of this Agreement.', '1', 'partial'],
    ['The Contractor shall notify the Client of any data breach within twenty-four hours.', '2.1', 'met'],
    ['The Client shall report every security incident to the Contractor.', '2.1', 'partial'],
    ['The Contractor shall not subcontract the Services without the prior written consent of the Client.', '3', 'met'],
    ['The Contractor may subcontract the Services.', '3', 'partial'],
  ];
  for (const [sentence, id, state] of judged) {
    it(`${id} is ${state}: ${sentence}`, async () => assert.equal((await statesOf(await serviceIn('en'), agreement(`\n## Article 2\n${sentence}\n`)))[id], state));
  }

  it('writes its clauses in the style of the agreement', async () => {
    const service = await serviceIn('en');
    const text = await apply(service, agreement(''));
    assert.match(text, /^## Article 2 \(Confidentiality\)\nThe Contractor shall not disclose confidential information/m);
    assert.deepEqual(await errorsIn(service, text), []);
  });
});

describe('a small Japanese standard', () => {
  const contract = (body: string) => `---
contract-spec: 1
kind: contract
standards: [toshokan]
---
# 図書館システム運用業務委託契約書

## 第１条（目的）
甲は、業務を乙に委託する。
${body}`;

  it('has no flaw', () => assert.deepEqual(loadStandard(read('toshokan')).problems, []));

  it('is all that such a contract is checked against', async () => assert.deepEqual(await statesOf(await serviceIn('ja'), contract('')), { 第1: 'missing', 第2: 'missing' }));

  const judged: readonly (readonly [sentence: string, id: string, state: string])[] = [
    ['乙は、利用者の貸出記録を消去しなければならない。', '第1', 'partial'],
    ['乙は、利用者の貸出履歴を、返却後直ちに削除するものとする。', '第1', 'met'],
    ['乙は、利用者の貸出履歴を、返却後直ちに削除するよう努めるものとする。', '第1', 'partial'],
    ['甲は、図書の選定を行うものとする。', '第2', 'met'],
    ['乙は、選書を行うものとする。', '第2', 'partial'],
  ];
  for (const [sentence, id, state] of judged) {
    it(`${id} is ${state}: ${sentence}`, async () => assert.equal((await statesOf(await serviceIn('ja'), contract(`\n## 第２条（特則）\n${sentence}\n`)))[id], state));
  }

  it('writes its clauses in the style of the contract', async () => {
    const service = await serviceIn('ja');
    const text = await apply(service, contract(''));
    assert.match(text, /^## 第２条（利用者の秘密）\n乙は、利用者の貸出記録を/m);
    assert.deepEqual(await errorsIn(service, text), []);
  });

  it('can be asked for together with another', async () => {
    const text = contract('').replace('[toshokan]', '[toshokan, vendor-security]');
    assert.deepEqual(new Set(Object.keys(await statesOf(await serviceIn('ja'), text))), new Set(['第1', '第2', '1', '2.1', '2.2', '3']));
  });
});

describe('docs/standards.md', () => {
  const page = readFileSync(path.resolve(__dirname, '../../../docs/standards.md'), 'utf8');

  it('shows a standard without flaw, whose clause meets its requirement', async () => {
    const source = /^````markdown\n([^]*?)^````$/m.exec(page)![1]!;
    const { standard, problems } = loadStandard(source);
    assert.deepEqual(problems, []);
    assert.deepEqual(standard!.sections.map(({ number, text }) => [number, text]), [['第1', '受託者は、利用者の貸出記録を、返却の確認後速やかに消去すること。']]);
    const service = createLanguageService({ workspace: { openDocument: () => undefined, readFile: async () => source, contractFiles: async () => [], standardFiles: async () => ['file:///w/.contract-spec/standards/toshokan.md'] } });
    await service.reloadStandards();
    const draft = '---\ncontract-spec: 1\nkind: contract\nstandards: [toshokan]\n---\n# 契約書\n\n## 第1条（目的）\n甲は、業務を乙に委託する。\n';
    assert.deepEqual(await statesOf(service, draft), { 第1: 'missing' });
    assert.deepEqual(await statesOf(service, await apply(service, draft)), { 第1: 'met' });
  });
});
