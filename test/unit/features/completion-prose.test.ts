/** What is offered within a sentence, and what it makes of the line. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../../server/src/edits/types';
import { files } from '../files';
import { unmark } from '../marked';

const draft = (line: string) => `---
contract-spec: 1
kind: contract
parties: { client: 甲, contractor: 乙 }
履行場所: 本庁舎
---
## 第1条（目的）
この契約は、住民情報の処理（以下「本業務」という。）について定める。

## 第2条（再委託の禁止）
乙は、再委託してはならない。

## 第3条（解除）
${line}

## 別紙1　仕様
略
`;

/** The line after each item whose label is asked for is chosen. */
async function chosen(line: string, label: string): Promise<string> {
  const { text, cursor } = unmark(draft(line));
  const { service, document } = files({ 'a.contract.md': text });
  const file = document('a.contract.md');
  const items = await service.completion(file, file.positionAt(cursor), { snippets: true, resolvesEdits: true });
  const item = items.find((candidate) => candidate.label === label);
  assert.ok(item?.textEdit && 'range' in item.textEdit, `${label} is offered among ${items.map((candidate) => candidate.label).join()}`);
  const { range, newText } = item.textEdit;
  const after = applyEdits(text, [{ start: file.offsetAt(range.start), end: file.offsetAt(range.end), newText }]);
  return after.split('\n')[file.positionAt(cursor).line]!;
}

const cases: readonly (readonly [line: string, label: string, after: string])[] = [
  ['甲は、乙が第‸の規定に違反したときは', '第2条', '甲は、乙が第2条の規定に違反したときは'],
  ['甲は、乙が第２‸に違反したときは', '第２条', '甲は、乙が第２条に違反したときは'],
  ['甲は、別‸のとおり', '別紙1', '甲は、別紙1のとおり'],
  ['乙は、甲のために本‸を行う。', '本業務', '乙は、甲のために本業務を行う。'],
  ['乙は、甲のために、‸を行う。', '本業務', '乙は、甲のために、本業務を行う。'],
  ['場所は、{{‸とする。', '履行場所', '場所は、{{履行場所}}とする。'],
  ['場所は、{{履行‸}}とする。', '履行場所', '場所は、{{履行場所}}とする。'],
];

describe('completion within a sentence', () => {
  for (const [line, label, after] of cases) it(`${line} → ${label}`, async () => assert.equal(await chosen(line, label), after));
});
