/** What the quick fix of each rule makes of a text; the refactorings of an article. */
import assert from 'node:assert/strict';
import { files } from '../files';
import { edited } from '../marked';

async function fixed(rule: string, text: string, name = 'a.contract.md'): Promise<string> {
  const { service, document, documents } = files({ [name]: text });
  const draft = document(name);
  const diagnostics = (await service.diagnostics(draft)).filter(({ code }) => code === rule);
  assert.ok(diagnostics[0], `${rule} is reported`);
  const [offered] = (await service.codeActions(draft, { range: diagnostics[0].range, diagnostics, only: ['quickfix'] })).filter(({ action }) => action.diagnostics?.[0]?.code === rule);
  assert.ok(offered, `${rule} has a fix`);
  const edit = await service.edit(draft, offered.fix, 1);
  return edited(edit!, documents).get(draft.uri)!;
}

const cases: readonly (readonly [rule: string, before: string, after: string])[] = [
  ['broken-reference', '## 第1条（目的）\n略\n\n## 第2条（解除）\n😀第4条の規定による。\n\n## 第3条（雑則）\n略\n', '## 第1条（目的）\n略\n\n## 第2条（解除）\n😀第3条の規定による。\n\n## 第3条（雑則）\n略\n'],
  ['broken-reference', '## 第１条（目的）\r\n第９条（雑則）第１項による。\r\n\r\n## 第２条（雑則）\r\n略\r\n', '## 第１条（目的）\r\n第２条（雑則）第１項による。\r\n\r\n## 第２条（雑則）\r\n略\r\n'],
  ['duplicate-article-number', '第1条　略\n第2条　第4条による。\n第2条　略\n第4条　略\n', '第1条　略\n第2条　第4条による。\n第3条　略\n第4条　略\n'],
  ['article-number-gap', '第1条　第4条による。\n第4条　前条の規定\n', '第1条　第2条による。\n第2条　前条の規定\n'],
  ['paragraph-number-gap', '第1条　略\n2　略\n4　第4項による。\n', '第1条　略\n2　略\n3　第3項による。\n'],
  ['item-number-gap', '第1条　次のとおりとする。\n(1) あ\n(3) い\n2　前項第3号\n', '第1条　次のとおりとする。\n(1) あ\n(2) い\n2　前項第2号\n'],
  ['mixed-digits', '第1条　略\n第２条　略\n第3条　略\n', '第1条　略\n第2条　略\n第3条　略\n'],
  ['party-name', '甲と乙は契約する。\n第1条　乙は、甲に報告する。\n第2条　受注者は、報告し、発注者が受注者へ通知する。\n', '甲と乙は契約する。\n第1条　乙は、甲に報告する。\n第2条　乙は、報告し、発注者が乙へ通知する。\n'],
  ['unfilled-placeholder', '---\ncontract-spec: 1\nkind: contract\n履行場所: 本庁舎\n---\n第1条　場所は、{{履行場所}}とする。\n第2条　{{履行場所}}で行う。\n', '---\ncontract-spec: 1\nkind: contract\n履行場所: 本庁舎\n---\n第1条　場所は、本庁舎とする。\n第2条　本庁舎で行う。\n'],
  ['unused-term', '第1条　甲は、処理業務（以下「本件処理業務」という。）を委託する。\n', '第1条　甲は、処理業務を委託する。\n'],
  ['duplicate-definition', '第1条　処理（以下「本処理」という。）を行う。本処理の\n第2条　処理（以下「本処理」という。）を行う。\n', '第1条　処理（以下「本処理」という。）を行う。本処理の\n第2条　処理を行う。\n'],
  ['missing-annex', '## 第1条（業務）\n別紙1のとおりとする。\n', '## 第1条（業務）\n別紙1のとおりとする。\n\n## 別紙1\n'],
];

describe('quick fixes', () => {
  for (const [rule, before, after] of cases) it(`${rule}: ${before.split(/[\r\n]/).find((line) => line.length > 8)}`, async () => assert.equal(await fixed(rule, before), after));
});

describe('refactorings', () => {
  const text = '## 第1条（目的）\n略\n\n## 第2条（再委託）\n第3条による。\n\n## 第3条（解除）\n第2条による。\n';
  const offered = async (line: number, only?: readonly string[]) => {
    const { service, document } = files({ 'a.contract.md': text });
    const position = { line, character: 4 };
    return (await service.codeActions(document('a.contract.md'), { range: { start: position, end: position }, diagnostics: [], ...(only && { only }) })).filter(({ action }) => action.kind?.startsWith('refactor'));
  };
  it('stand on a heading alone', async () => {
    assert.deepEqual((await offered(3)).map(({ fix }) => [fix.kind, 'by' in fix && fix.by]), [['move', -1], ['move', 1], ['delete', false], ['renumber', false]]);
    assert.deepEqual(await offered(4), []);
    assert.deepEqual(await offered(3, ['quickfix']), []);
  });
  it('move an article with its references', async () => {
    const { service, document, documents } = files({ 'a.contract.md': text });
    const edit = await service.edit(document('a.contract.md'), (await offered(3, ['refactor.move']))[0]!.fix);
    assert.deepEqual([...edited(edit!, documents).values()], ['## 第1条（再委託）\n第3条による。\n\n## 第2条（目的）\n略\n\n## 第3条（解除）\n第1条による。\n']);
  });
});
