/** What a document says of itself: names that it gives to things, what it wants in its contracts, special terms that it annexes. */
import assert from 'node:assert/strict';
import { parseDocument } from '../../../server/src/dialect/document';
import { builtinStandards, coverageOf } from '../../../server/src/standard/index';

function met(kind: 'contract' | 'policy', body: string): Record<string, { state: string; elements: string[] }> {
  const document = parseDocument(`file:///a.${kind}.md`, `---\ncontract-spec: 1\nkind: ${kind}\n---\n${body}`);
  const [coverage] = coverageOf({ document, annexes: [], standards: builtinStandards(), today: '2026-01-01' });
  return Object.fromEntries(coverage!.requirements.map(({ requirement, state, elements }) => [requirement.id, { state, elements: elements.filter((element) => element.met).map(({ element }) => element.title) }]));
}

describe('names that a document gives', () => {
  const rest = '\n\n## 第2条（禁止）\n乙は、甲の承諾なく、預託品を複写してはならない。\n';
  const copying = '承諾なく複製・複写しない';

  it('say what they stand for', () => {
    const named = met('contract', `## 第1条（定義）\n甲は、結果を記録した磁気ディスクその他の媒体（以下「預託品」という。）を乙に預ける。${rest}`);
    assert.ok(named['3(4)③']!.elements.includes(copying));
  });

  it('say nothing where they stand for something else', () => {
    const named = met('contract', `## 第1条（定義）\n甲は、庁舎の鍵（以下「預託品」という。）を乙に預ける。${rest}`);
    assert.ok(!named['3(4)③']!.elements.includes(copying));
  });

  it('say nothing for an act: a contract may call its work by any name', () => {
    const named = met('contract', '## 第1条（定義）\n甲は、第三者に再委託することのできる作業（以下「本件」という。）を乙に委託する。\n\n## 第2条（禁止）\n乙は、本件を中止してはならない。\n');
    assert.ok(!named['3(5)']!.elements.includes('原則禁止'));
  });
});

describe('headings above an article', () => {
  const checks = '主管課長は、データの保管及び持ち出しの状況を毎年確認しなければならない。\n';
  const checked = '①〜④の措置の定期的確認（履行確認）';

  it('say what a policy is about, its title and its chapters', () => {
    assert.ok(met('policy', `# 外部委託管理規程\n\n## 第1条（確認）\n${checks}`)['3(4)なお書き']!.elements.includes(checked));
    assert.ok(met('policy', `# 情報セキュリティ対策基準\n\n## 第8章 外部委託\n\n### 第30条（確認）\n${checks}`)['3(4)なお書き']!.elements.includes(checked));
  });

  it('say nothing of the chapters beside theirs', () => {
    assert.ok(!met('policy', `# 情報セキュリティ対策基準\n\n## 第7章 外部委託\n\n### 第29条（契約）\n契約を締結する。\n\n## 第8章 庁内の管理\n\n### 第30条（確認）\n${checks}`)['3(4)なお書き']!.elements.includes(checked));
  });
});

describe('what a policy wants in its contracts', () => {
  it('binds the contractor, and is not the policy\'s own to lack', () => {
    const policy = met('policy', '## 第1条（契約書）\n課長は、契約書に次の事項を明記しなければならない。\n(1) 目的外利用及び第三者への提供の禁止\n(2) 従事者に対する業務に必要な教育の実施\n(3) 秘密の保持に関する事項\n');
    assert.deepEqual(policy['3(8)'], { state: 'met', elements: ['契約の履行に必要な教育・啓発'] });
    assert.equal(policy['3(4)①']!.state, 'not-applicable');
    assert.equal(policy['3(7)']!.state, 'not-applicable', 'a matter that is only named');
    assert.equal(policy['3(6)']!.state, 'not-applicable');
  });

  it('is what it has the contractor do', () => {
    const policy = met('policy', '## 第1条（再委託）\n課長は、受託者が業務の一部を第三者に委託しようとするときは、再委託の理由及び再委託先の名称を記載した申請書を提出させるものとする。\n');
    assert.deepEqual(policy['3(5)通知事項'], { state: 'partial', elements: ['理由', '再委託先'] });
  });

  it('is not what it does itself', () => {
    const policy = met('policy', '## 第1条（点検）\n課長は、受託者が契約に定める教育を実施しているかを確認しなければならない。\n');
    assert.equal(policy['3(8)']!.state, 'not-applicable');
  });

  it('is found in special terms that it annexes', () => {
    const policy = met('policy', '## 第1条（契約書）\n契約書には、別記を添付する。\n\n別記\n\n個人情報取扱特記事項\n\n第1条（調査）　市は、個人情報の取扱いの状況について、実地に検査することができる。\n');
    assert.ok(policy['3(10)']!.elements.includes('情報システムの運用等の状況の監査・検査'));
  });
});
