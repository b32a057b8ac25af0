import assert from 'node:assert/strict';
import { parseDocument } from '../../../server/src/dialect/document';
import { resolvedReferences } from '../../../server/src/dialect/resolve';
import type { ContractDocument } from '../../../server/src/dialect/types';

/** Every reference of the text: what is written, and where it points (annex, article/paragraph/item by number), `?` undecided, `!` broken, `×` external. */
function read(document: ContractDocument): string[] {
  const lines: string[] = [];
  for (const placed of document.segments) {
    for (const { reference, targets, broken } of resolvedReferences(document, placed)) {
      const written = placed.segment.text.slice(reference.span.start, reference.span.end);
      const where = targets.map((target) => {
        const { segment, scope } = document.segments[target.segment]!;
        const number = segment.heading?.number;
        return [scope.label, number ? segment.text.slice(number.span.start, number.span.end) : '', target.paragraph === undefined ? '' : `/${target.paragraph + 1}`, target.item === undefined ? '' : `/${target.item + 1}`].join('');
      });
      lines.push(`${written} → ${where.length > 0 ? where.join(' ') : reference.external ? '×' : broken ? `! ${broken}` : '?'}`);
    }
  }
  return lines;
}

const contract = (body: string) =>
  parseDocument('file:///a.md', `## 第1条（目的）\n${body}\n\n## 第2条（定義）\n用語の意義は、次のとおりとする。\n(1) 甲\n(2) 乙\n2 略\n3 略\n\n## 第2条の2（特則）\n略\n\n## 第3条（雑則）\n略\n\n## 第4条（補則）\n略\n`);

const cases: readonly (readonly [string, readonly string[]])[] = [
  ['第3条の規定により行う。', ['第3条 → 第3条']],
  ['第２条第２項及び第３項に定める。', ['第２条第２項 → 第2条/2', '第３項 → 第2条/3']],
  ['第2条第1項第1号及び第2号並びに同条第3項', ['第2条第1項第1号 → 第2条/1/1', '第2号 → 第2条/1/2', '同条第3項 → 第2条/3']],
  ['第二条第一項第二号に掲げる者', ['第二条第一項第二号 → 第2条/1/2']],
  ['第2条第1号に掲げる者', ['第2条第1号 → 第2条/1/1']],
  ['第2条の2の規定', ['第2条の2 → 第2条の2']],
  ['次条及び第4条', ['次条 → 第2条', '第4条 → 第4条']],
  ['前条に定める。', ['前条 → ! article']],
  ['第9条に定める。', ['第9条 → ! article']],
  ['第2条第4項に定める。', ['第2条第4項 → ! paragraph']],
  ['第2条第3号に定める。', ['第2条第3号 → ! item']],
  ['第2条から第4条までの規定', ['第2条 → 第2条', '第4条 → 第4条']],
  ['法第66条に規定する義務', ['第66条 → ×']],
  ['民法第415条第1項及び第416条', ['第415条第1項 → ×', '第416条 → ×']],
  ['個人情報の保護に関する法律（平成15年法律第57号。以下「法」という。）第66条及び同条第2項', ['第66条 → ×', '同条第2項 → ×']],
  ['「個人情報の保護に関する法律」（平成15年法律第57号）第2条第1項', ['第2条第1項 → ×']],
  ['〇〇市財務規則第10条の規定', ['第10条 → ×']],
  ['基本契約書第9条の規定', ['第9条 → ×']],
  ['本契約第3条及びこの契約第4条', ['第3条 → 第3条', '第4条 → 第4条']],
  ['第2条（定義）第2項の規定', ['第2条（定義）第2項 → 第2条/2']],
  ['契約番号第12号、条例、本件、条件、項目', []],
  ['3条で定める', ['3条 → 第3条']],
  ['第3条第2項、同条及び本条', ['第3条第2項 → ! paragraph', '同条 → ?', '本条 → 第1条']],
  ['第99条第2項及び第3項', ['第99条第2項 → ! article', '第3項 → ?']],
  ['第2条第1項各号列記以外の部分、第3条ただし書及び第4条本文', ['第2条第1項 → 第2条/1', '第3条 → 第3条', '第4条 → 第4条']],
  ['第2条第1項第1号（第2号を含む。）及び第2項', ['第2条第1項第1号 → 第2条/1/1', '第2号 → 第2条/1/2', '第2項 → 第2条/2']],
  ['第2条第1項（第4条において準用する場合を含む。）及び同条第3項', ['第2条第1項 → 第2条/1', '第4条 → 第4条', '同条第3項 → 第2条/3']],
  ['法第23条（法第66条第2項において準用する場合を含む。）及び第24条', ['第23条 → ×', '第66条第2項 → ×', '第24条 → ×']],
  ['刑法第197条から第197条の4まで若しくは第198条の罪', ['第197条 → ×', '第197条の4 → ×', '第198条 → ×']],
  ['民法第562条ただし書又は第565条', ['第562条 → ×', '第565条 → ×']],
  ['著作権法（昭和45年法律第48号）第27条及び第28条の権利並びに同法第18条第1項、第19条第1項及び第20条第1項の権利', ['第27条 → ×', '第28条 → ×', '第18条第1項 → ×', '第19条第1項 → ×', '第20条第1項 → ×']],
  ['民法（明治29年法律第89号）の規定のうち第415条の規定', ['第415条 → ?']],
  ['要求水準書第5条及び第6条', ['第5条 → ×', '第6条 → ×']],
  ['JIS Q 27001 第5項の管理策', []],
  ['契約番号　第12号、第2号様式、第3号議案', ['第2号様式 → ?']],
];

describe('references', () => {
  for (const [sentence, expected] of cases) {
    it(sentence, () => assert.deepEqual(read(contract(`${sentence}`)), expected));
  }

  it('前項, 前二項 and 前各号 count from where they stand', () => {
    const document = parseDocument('file:///a.md', '第１条　乙は、定める。\n２　前項の規定は、準用する。\n３　前二項及び前各項の規定\n(1) あ\n(2) 前号の事項\n(3) 前各号の事項\n');
    assert.deepEqual(read(document), ['前項 → 第１条/1', '前二項 → 第１条/1 第１条/2', '前各項 → 第１条/1 第１条/2', '前号 → 第１条/3/1', '前各号 → 第１条/3/1 第１条/3/2']);
  });

  it('第５ is a reference where articles are written so', () => {
    const document = parseDocument('file:///a.md', '（目的）\n第１　第２第１項及び第３の規定により、\n（定義）\n第２　略\n（補則）\n第３　略\n');
    assert.deepEqual(read(document), ['第２第１項 → 第２/1', '第３ → 第３']);
  });

  it('附則 has 項 of its own, and means the main body by 第○条', () => {
    const text = '第1条　附則第2項のとおりとする。\n第2条　附則第4項及び第3条による。\n第3条　略\n附則\n１　この契約は、締結の日から施行する。\n２　第3条の規定は、前項の日から適用する。\n';
    assert.deepEqual(read(parseDocument('file:///a.md', text)), ['附則第2項 → 附則/2', '附則第4項 → ?', '第3条 → 第3条', '第3条 → 第3条', '前項 → 附則/1']);
  });

  it('an annex may be called by its title; what goes on from there is its own', () => {
    const text = '第1条　別記「個人情報取扱特記事項」第2条及び第3条のほか、個人情報取扱特記事項第1条、別記第2条並びに第2条による。\n第2条　略\n別記　個人情報取扱特記事項\n第1条　本契約第2条による。\n第2条　この特記事項第1条による。\n';
    assert.deepEqual(read(parseDocument('file:///a.contract.md', text)), ['別記 → 別記', '第2条 → 別記第2条', '第3条 → ×', '第1条 → 別記第1条', '別記第2条 → 別記第2条', '第2条 → 第2条', '第2条 → 第2条', '第1条 → 別記第1条']);
  });

  it('「この契約第5条」 in a file that is no contract belongs to the contract', () => {
    const text = '第1条　本契約第9条及び本特記事項第2条による。\n第2条　略\n';
    assert.deepEqual(read(parseDocument('file:///a.md', `個人情報取扱特記事項\n\n${text}`)), ['第9条 → ?', '第2条 → 第2条']);
    assert.deepEqual(read(parseDocument('file:///a.md', `業務委託契約書\n\n${text}`)), ['第9条 → ! article', '第2条 → ?']);
  });

  it('an annex has numbers of its own; where it has none, the main body is meant', () => {
    const text = '第1条　別紙のとおり。\n第2条　別紙第1条による。\n第3条　略\n別紙\n第1条　第2条による。\n第2条　第3条による。\n';
    assert.deepEqual(read(parseDocument('file:///a.md', text)), ['別紙 → 別紙', '別紙第1条 → 別紙第1条', '第2条 → 別紙第2条', '第3条 → 第3条']);
  });

  it('where the document has no 第○条, one that is named belongs to another document', () => {
    assert.deepEqual(read(parseDocument('file:///a.md', '# 仕様書\n## 1 目的\n契約書は第5条による。\n## 2 内容\n略\n')), ['第5条 → ?']);
  });

  it('第３の１ may be 第３の１ or the first paragraph of 第３: it is not broken where there is 第３', () => {
    const document = parseDocument('file:///a.md', '第１　場所\n１　乙は、庁舎で作業する。\n２　略\n\n第２　持出し\n乙は、第１の１の場所から資料を持ち出さず、第９の１に従う。\n\n第３　雑則\n略\n');
    assert.deepEqual(read(document), ['第１の１ → ?', '第９の１ → ! article']);
  });
});
