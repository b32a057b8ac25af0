import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { grammarFile, serialised } from '../../scripts/grammar';
import { tokenize } from './tokens';

/**
 * Each line of Contract Markdown with the parts that are highlighted, in order, and the end of their scope. What is not named must not be highlighted
 * by this grammar.
 */
async function expectTokens(line: string, expected: Record<string, string>): Promise<void> {
  const [tokens = []] = await tokenize(line);
  const found = tokens.flatMap(({ text, scopes }) => {
    const scope = scopes.findLast((name) => name.endsWith('.contract') && !/^(meta|markup|punctuation|comment)\./.test(name));
    return scope ? [[text.trim(), scope.replace(/\.contract$/, '')] as const] : [];
  });
  assert.deepEqual(found, Object.entries(expected));
}

const article = 'entity.name.section.number';
const title = 'entity.name.section.article';
const reference = 'variable.other.reference';
const statute = 'support.other.statute';
const term = 'entity.name.type.term';
const definition = 'other.definition';
const placeholder = 'keyword.other.placeholder';
const item = 'constant.numeric.item';

describe('the grammar', () => {
  it('is the one that scripts/grammar.ts writes (npm run grammar)', () => assert.equal(readFileSync(grammarFile, 'utf8'), serialised()));

  describe('article headings', () => {
    for (const [line, expected] of [
      ['## 第5条（再委託の禁止）', { 第5条: article, 再委託の禁止: title }],
      ['### 第五条　（再委託の禁止）', { 第五条: article, 再委託の禁止: title }],
      ['## 第５条の２（再委託の禁止）', { 第５条の２: article, 再委託の禁止: title }],
      ['## 第5 再委託の禁止', { 第5: article, 再委託の禁止: title }],
      ['## 5条 再委託の禁止', { '5条': article, 再委託の禁止: title }],
      ['第５条（再委託の禁止）', { 第５条: article, 再委託の禁止: title }],
      ['第５条　乙は、この限りでない。', { 第５条: article }],
      ['（再委託の禁止）', { 再委託の禁止: title }],
      ['## 第3条（〇〇の保護）', { 第3条: article, 〇〇: placeholder, の保護: title }],
      ['第5条の規定による。', { 第5条: reference }],
    ] as const) it(line, () => expectTokens(line, expected));
  });

  describe('divisions and annexes', () => {
    for (const [line, expected] of [
      ['# 第2章　総則', { 第2章: article, 総則: 'entity.name.section.division' }],
      ['## 附則', { 附則: article }],
      ['附　則', { '附　則': article }],
      ['別紙1（特記事項）', { 別紙1: article, '（特記事項）': 'entity.name.section.division' }],
      ['別紙1のとおりとする。', { 別紙1: reference }],
    ] as const) it(line, () => expectTokens(line, expected));
  });

  describe('paragraphs and items', () => {
    for (const [line, expected] of [
      ['2 乙は、報告する。', { 2: 'constant.numeric.paragraph' }],
      ['２　乙は、報告する。', { '２': 'constant.numeric.paragraph' }],
      ['(1) 従業者の氏名', { '(1)': item }],
      ['（１）従業者の氏名', { '（１）': item }],
      ['　（ア）従業者の氏名', { '（ア）': item }],
      ['①従業者の氏名', { '①': item }],
      ['一　従業者の氏名', { 一: item }],
      ['ア　従業者の氏名', { ア: item }],
      ['2026年4月1日から施行する。', {}],
    ] as const) it(line, () => expectTokens(line, expected));
  });

  describe('references', () => {
    for (const [line, expected] of [
      ['乙は、第3条第2項第1号に従う。', { 第3条第2項第1号: reference }],
      ['乙は、第五条の二第三項に従う。', { 第五条の二第三項: reference }],
      ['乙は、前条、次条及び同項に従う。', { 前条: reference, 次条: reference, 同項: reference }],
      ['乙は、前各号及び前二項に従う。', { 前各号: reference, 前二項: reference }],
      ['乙は、民法第415条第1項に従う。', { 民法第415条第1項: statute }],
      ['乙は、個人情報の保護に関する法律（平成15年法律第57号）第66条に従う。', { '法律（平成15年法律第57号）第66条': statute }],
      ['乙は、本条件及び条例に従う。', {}],
    ] as const) it(line, () => expectTokens(line, expected));
  });

  describe('definitions', () => {
    for (const [line, expected] of [
      ['〇〇市（以下「甲」という。）は', { 〇〇: placeholder, 以下: definition, 甲: term, 'という。': definition }],
      ['情報（以下これらを「個人情報」又は「データ」と総称する。）を', { 以下これらを: definition, 個人情報: term, データ: term, 'と総称する。': definition }],
      ['「秘密情報」とは、次をいう。', { 秘密情報: term, とは: definition }],
      ['単なる「引用」である。', {}],
    ] as const) it(line, () => expectTokens(line, expected));
  });

  describe('placeholders', () => {
    for (const [line, expected] of [
      ['契約金額は●●円とし、○○が払う。', { '●●': placeholder, '○○': placeholder }],
      ['契約日は【　】とする。', { '【　】': placeholder }],
      ['契約日は＿＿＿とする。', { '＿＿＿': placeholder }],
      ['乙は、第○条に従う。', { '○': placeholder }],
      ['乙は、{{contractor}}をいう。', { '{{': placeholder, contractor: 'variable.parameter.placeholder', '}}': placeholder }],
    ] as const) it(line, () => expectTokens(line, expected));
  });

  it('marks annotations as comments with their sections', async () => {
    await expectTokens('<!-- 準拠: 3(5) -->', { 準拠: 'keyword.control.annotation', '3(5)': 'constant.other.section' });
    await expectTokens('<!-- satisfies: gaibu-itaku 3(5) -->', { satisfies: 'keyword.control.annotation', 'gaibu-itaku 3(5)': 'constant.other.section' });
    const [[first] = []] = await tokenize('<!-- 準拠: 3(5) -->');
    assert.ok(first?.scopes.some((scope) => scope.startsWith('comment.block')));
  });

  it('leaves front matter to YAML, and sets its marker off', async () => {
    const lines = await tokenize('---\ncontract-spec: 1\nkind: contract\ntitle: 第5条の契約\n---\n第5条に従う。');
    // YAML's grammar cuts a word into tokens: the one with which the text begins counts.
    const scopes = (line: number, text: string) => lines[line]!.find((token) => token.text !== '' && text.startsWith(token.text))!.scopes;
    assert.ok(scopes(1, 'contract-spec').includes('keyword.control.marker.contract'));
    assert.ok(scopes(2, 'kind').includes('entity.name.tag.yaml'));
    assert.ok(scopes(3, '第5条の契約').includes('string.unquoted.plain.out.yaml'));
    assert.ok(scopes(5, '第5条').includes('variable.other.reference.contract'));
  });

  it('leaves code alone', async () => {
    await expectTokens('`第5条`と書く。', {});
    const lines = await tokenize('```\n第5条\n```\n第5条のとおり');
    assert.deepEqual(lines[1]!.flatMap(({ scopes }) => scopes).filter((scope) => scope.endsWith('.contract')), []);
    assert.ok(lines[3]![0]!.scopes.includes('variable.other.reference.contract'));
  });

  it('highlights inside what Markdown makes of a text', async () => {
    await expectTokens('- 乙は、第3条に従う。', { 第3条: reference });
    await expectTokens('| 第3条 | ●● |', { 第3条: reference, '●●': placeholder });
    await expectTokens('**第3条**による。', { 第3条: reference });
  });
});
