/**
 * The law of the whole design: after any edits, what is kept equals what a fresh reading says: articles, references, terms, coverage with its evidence, and
 * findings, to the character. `RUNS=10000 npx mocha …` looks longer.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument, updateDocument } from '../../../server/src/dialect/document';
import { resolvedReferences } from '../../../server/src/dialect/resolve';
import { documentDefinitions } from '../../../server/src/dialect/terms';
import type { ContractDocument } from '../../../server/src/dialect/types';
import { createLanguageService } from '../../../server/src/service/service';
import type { Evidence } from '../../../server/src/standard/types';
import { anyEdits, anyLine, rangeIn } from '../dialect/arbitrary';

const uri = 'file:///a.contract.md';
const service = createLanguageService({ locale: 'ja', today: () => '2026-01-01' });

const sentences = [
  '乙は、業務を第三者に再委託してはならない。ただし、あらかじめ甲の承諾を得た補助的業務は、この限りでない。', '第2条の規定は、承諾した再委託先に準用する。', '乙は、知り得た秘密を漏らしてはならない。',
  '前項の義務は、この契約の終了後も存続する。', '乙は、前条の資料を複製し、又は第三者に提供してはならない。', '乙は、第1条から第3条までの規定に違反し、情報が流出したときは、損害を賠償する。', '甲は、乙を監査することができる。',
  '乙は、情報セキュリティ責任者（以下「責任者」という。）を定め、甲に通知する。', '責任者を変更するときも、同様とする。', 'データは、施錠できる保管庫に保管するよう努めるものとする。', '(1) 再委託の理由', '(2) 再委託先の名称', 'この契約の規定は、再委託先にも適用する。',
];
const heads = ['## 第1条（再委託）', '## 第2条（秘密）', '第３条　', '（報告）', '## 第4条（データ）', '２　', '3 ', '別紙1 仕様書', '附則'];
const line = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...sentences) }, { weight: 3, arbitrary: fc.constantFrom(...heads) }, { weight: 1, arbitrary: anyLine });
const anyContract = fc.tuple(fc.boolean(), fc.array(line, { maxLength: 24 })).map(([front, lines]) => (front ? `---\ncontract-spec: 1\nkind: contract\nstandards: [gaibu-itaku]\n---\n` : '') + lines.join('\n'));
/** Articles that lean on each other, and what they lean on. */
const leaning = [
  '乙は、第2条に定めるものを複製してはならない。', '乙は、第3条に定めるものを第三者に提供してはならない。', '乙は、前条に定めるものを、甲の承諾なく持ち出してはならない。', '乙は、業務終了後、第2条のものを返還しなければならない。',
  'この契約の規定により、乙は、複製してはならない。', '甲は、乙に原始資料を貸与する。', '乙は、業務を行う。', '乙は、前項の義務を負う。', '乙は、第9条の規定に違反してはならない。',
  '乙は、第20条（秘密）の規定に従う。', '受託者は、業務を行う。', '委託者は、受託者に資料を貸与する。',
];
const sentence = fc.constantFrom(...leaning);
const front = (client: string): string => `---\ncontract-spec: 1\nkind: contract\nparties:\n  client: ${client}\n---\n`;
const leaningContract = fc
  .tuple(fc.boolean(), fc.array(fc.tuple(sentence, sentence), { minLength: 3, maxLength: 12 }))
  .map(([hasFront, articles]) => (hasFront ? front('甲') : '') + articles.map(([first, second], i) => `## 第${i + 1}条（資料）\n\n${first}\n\n2 ${second}\n`).join('\n'));
/** Another sentence, another number or title of an article, another name of a party. */
const anotherLine = fc.oneof(
  { weight: 4, arbitrary: sentence },
  { weight: 2, arbitrary: fc.tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom('資料', '秘密')).map(([number, title]) => `## 第${number}条（${title}）`) },
  { weight: 1, arbitrary: fc.constantFrom('  client: 甲', '  client: 委託者') },
);
const lineEdits = fc.array(fc.tuple(fc.nat(23), anotherLine), { minLength: 1, maxLength: 12 }).map((changes) =>
  changes.map(([which, line]): Edit => (text) => {
    const kind = line.startsWith('#') ? /^## .*$/gm : line.startsWith(' ') ? /^ {2}client: .*$/gm : /(?:乙|甲|こ|受|委)[^\n]*。$/gm;
    const lines = [...text.matchAll(kind)];
    const old = lines[which % lines.length];
    return old ? { from: old.index, length: old[0].length, inserted: line } : { from: 0, length: 0, inserted: '' };
  }),
);
const edits = anyEdits.chain((plain) => fc.array(fc.option(fc.constantFrom(...sentences, ...heads.map((head) => `\n${head}`)), { nil: undefined }), { minLength: plain.length, maxLength: plain.length }).map((texts) => plain.map((edit, i) => ({ ...edit, text: texts[i] ?? edit.text }))));

/** By the text as it is then. */
type Edit = (text: string) => { readonly from: number; readonly length: number; readonly inserted: string };

const place = ({ placed, span, words }: Evidence) => [placed.index, placed.offset, placed.line, span, words];

async function state(document: ContractDocument) {
  const { coverage } = await service.analysis(document);
  return {
    references: document.segments.map((placed) => resolvedReferences(document, placed)),
    parties: [document.parties.client, document.parties.contractor],
    terms: documentDefinitions(document).map(({ name, span, placed }) => [name, span, placed.index]),
    coverage: coverage.flatMap(({ requirements }) =>
      requirements.map(({ requirement, state: said, elements, articles }) => [requirement.id, said, articles.map(({ placed }) => [placed.index, placed.offset]), elements.map(({ met, evidence, weak }) => [met, evidence.map(place), weak && place(weak)])]),
    ),
    findings: await service.findings(document),
  };
}

const placed = ({ at, length, text: inserted }: { readonly at: number; readonly length: number; readonly text: string }): Edit => (text) => ({ from: Math.floor(at * text.length), length, inserted });

async function staysEqual(start: string, changes: readonly Edit[]): Promise<void> {
  let text = start;
  let document = parseDocument(uri, text);
  await state(document);
  for (const change of changes) {
    const { from, length, inserted } = change(text);
    const range = rangeIn(text, from, Math.min(text.length, from + length));
    const [a, b] = [document.offsetAt(range.start), document.offsetAt(range.end)];
    document = updateDocument(document, [{ range, text: inserted }]);
    text = text.slice(0, a) + inserted + text.slice(b);
    assert.deepEqual(await state(document), await state(parseDocument(uri, text)));
    // And back: what is taken back finds what was kept.
    const undo = { start: document.positionAt(a), end: document.positionAt(a + inserted.length) };
    if (document.offsetAt(undo.start) !== a || document.offsetAt(undo.end) !== a + inserted.length) continue;
    const back = updateDocument(document, [{ range: undo, text: text.slice(0, 0) }]);
    assert.deepEqual(await state(back), await state(parseDocument(uri, back.getText())));
  }
}

describe('what is kept over edits', function () {
  this.timeout(300_000);

  it('equals a fresh reading', async () => {
    await fc.assert(fc.asyncProperty(anyContract, edits, (start, changes) => staysEqual(start, changes.map(placed))), {
      numRuns: Number(process.env['RUNS'] ?? 2000),
      // What is proposed for 第3条 depends on articles that come and go elsewhere.
      examples: [['乙は、第3条第2項の規定により、甲の承諾を得なければならない。\n## 第1条（再委託）', [{ at: 1, length: 0, text: '\n## 第2条（秘密）' }, { at: 0, length: 2, text: '~~~' }, { at: 0, length: 3, text: '\r\n' }]]],
    });
  });

  it('equals a fresh reading where articles lean on each other', async () => {
    await fc.assert(fc.asyncProperty(leaningContract, lineEdits, staysEqual), { numRuns: Number(process.env['RUNS'] ?? 2000) / 4 });
  });
});
