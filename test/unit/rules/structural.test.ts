/** What each rule on numbers, references, terms and dates finds (⟦…⟧), and what it leaves alone. */
import assert from 'node:assert/strict';
import { allRules } from '../../../server/src/rules/index';
import { files } from '../files';
import { mark, unmark } from '../marked';

const texts: Readonly<Record<string, readonly string[]>> = {
  'broken-reference': [
    '第1条　⟦第9条⟧及び第2条の規定による。\n第2条　😀乙は、⟦第1条第4項⟧により、民法第415条及び第416条の責任を負う。\n',
    '第１条　⟦第３条⟧から第２条までの規定による。\r\n第２条　𠮷は、法第66条（法第70条において準用する場合を含む。）及び第67条による。\r\n',
    '第一条　次に掲げるとおりとする。\n一　あ\n二　い\n第二条　⟦前条第三号⟧の場合に行う。\n',
    '第１条　第３条による。\n第２条から第４条まで　削除\n第５条　⟦第６条⟧による。\n',
    '第1条　次条に定める。\n第2条　前条及び契約書第9条による。\n',
    '第1条　⟦前条⟧の規定による。\n第2条　略する。\n',
  ],
  'duplicate-article-number': ['第1条　略する。\n第2条　略する。\n⟦第2条⟧　略する。\n', '第1条　略する。\n別紙1\n第1条　略する。\n'],
  'article-number-gap': ['第1条　略する。\n⟦第3条⟧　略する。\n', '第３条　略する。\n第４条から第６条まで　削除\n⟦第８条⟧　略する。\n', '第5条　略する。\n第5条の2　略する。\n第5条の3　略する。\n第6条　略する。\n', '第1条　略する。\n⟦第8条⟧　略する。\n第3条　略する。\n', '第３条　略する。\n第４条から第６条まで　削除\n第７条　略する。\n'],
  'paragraph-number-gap': ['第1条　略する。\n2　略する。\n⟦4⟧　略する。\n', '第1条　略する。\n2　略する。\n3　略する。\n', '## 1 概要\n\n1.1 略する。\n\n1.2 略する。\n'],
  'item-number-gap': ['第1条　次のとおりとする。\n(1) あ\n⟦(3)⟧ い\n', '第1条　次のとおりとする。\n一　あ\n二　い\n2　次のとおりとする。\n一　う\n'],
  'self-reference': ['第1条　略する。\n第2条　⟦第2条⟧の規定により行う。\n', '第1条　略する。\n第2条　本条の規定により行う。第2条第2項の承認\n2　略する。\n'],
  'mixed-digits': ['第1条　略する。\n⟦第２条⟧　略する。\n第3条　略する。\n', `${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `第${String.fromCharCode(0xff10 + n)}条　略する。\n`).join('')}第10条　略する。\n第11条　略する。\n`],
  'undefined-term': ['第1条　乙は、⟦本システム⟧を運用し、本システムを保守する。\n', '第1条　乙は、情報システム（以下「本システム」という。）を運用し、本システムを保守する。\n', '個人情報取扱特記事項\n\n第1条　本システム及び本システムの情報\n'],
  'unused-term': ['第1条　業務に従事する者（以下「⟦従事者⟧」という。）を定める。\n', '第1条　業務に従事する者（以下「従事者」という。）を定める。従事者は、報告する。\n'],
  'duplicate-definition': ['第1条　処理（以下「本処理」という。）を行う。\n第2条　加工（以下「⟦本処理⟧」という。）を行う。\n', '第1条　天災（以下この条において「不可抗力」という。）による。\n第2条　地震（以下この条において「不可抗力」という。）による。\n'],
  'term-before-definition': ['第1条　⟦作業従事者⟧は、報告する。\n第2条　業務に従事する者（以下「作業従事者」という。）を定める。\n', '第1条　物品の売買を行う。\n第2条　頭書の物品（以下「物品」という。）を納入する。\n'],
  'party-name': ['甲と乙とは、契約する。\n第1条　甲は、乙に委託する。\n第2条　⟦受注者⟧は、甲に報告する。\n', '委託者と受託者とは、契約する。\n第1条　委託者は、受託者に委託する。他の受託者は、再受託者と協議する。\n'],
  'unfilled-placeholder': ['第1条　契約金額は、金⟦〇〇⟧円とし、場所は⟦【　】⟧、担当は⟦{{担当}}⟧とする。\n', '第1条　契約金額は、金五、六一〇、〇〇〇円とする。\n- [ ] 確認済み\n'],
  'missing-annex': ['第1条　業務は、⟦別紙1⟧のとおりとする。\n', '第1条　業務は、別紙1のとおりとし、甲の指定する様式により報告する。\n別紙1\n略する。\n'],
  'date-order': [
    '第1条　期間は、令和8年4月1日から⟦令和7年3月31日⟧までとする。\n',
    '第1条　期限は、⟦令和8年2月30日⟧とする。期日は、⟦令和8年（2025年）4月1日⟧とする。\n',
    '第1条　期間は、令和８年（2026年）４月１日から令和九年三月三十一日までとする。平成31年4月30日に定めた基準（令和元年5月1日改正）による。\n',
  ],
};

const structural = new Set(Object.keys(texts));

describe('rules of structure', () => {
  for (const [rule, marked] of Object.entries(texts)) {
    for (const text of marked) {
      it(`${rule}: ${text.split(/[\r\n]/)[0]!.slice(0, 50)}`, async () => {
        const { service, document } = files({ 'a.contract.md': unmark(text).text });
        const draft = document('a.contract.md');
        const found = (await service.findings(draft)).filter((finding) => finding.rule === rule);
        assert.equal(mark(draft, found.map(({ range }) => range)), text);
      });
    }
  }

  it('are each shown here, both ways', () => {
    const others = new Set(['missing-clause', 'incomplete-clause', 'weak-obligation', 'unknown-section', 'unknown-standard', 'waiver-without-reason', 'expired-waiver', 'front-matter', 'unclosed-block', 'unreadable-annex']);
    assert.deepEqual(allRules.map(({ id }) => id).filter((id) => !others.has(id)).sort(), [...structural].sort());
    for (const [rule, marked] of Object.entries(texts)) assert.ok(marked.some((text) => text.includes('⟦')) && marked.some((text) => !text.includes('⟦')), rule);
  });
});
