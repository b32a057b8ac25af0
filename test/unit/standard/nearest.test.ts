/** Every verdict can say why: what comes nearest to an element that is not there, and why it does not do. */
import assert from 'node:assert/strict';
import { parseDocument } from '../../../server/src/dialect/document';
import { shortfallText } from '../../../server/src/features/shortfall';
import { builtinStandards, coverageOf } from '../../../server/src/standard/index';

function why(body: string, requirement: string, title: string) {
  const text = `---\nkind: contract\nparties: { client: 甲, contractor: 乙 }\n---\n# 契約書\n\n## 第1条（条項）\n${body}\n`;
  const [coverage] = coverageOf({ document: parseDocument('file:///a.contract.md', text), annexes: [], standards: builtinStandards(), today: '2026-01-01' });
  const element = coverage!.requirements.find((entry) => entry.requirement.id === requirement)!.elements.find((each) => each.element.title === title)!;
  assert.equal(element.met, false);
  return element;
}

describe('why an element is not there', () => {
  it('a word is absent: it is named', () => {
    const { nearest } = why('乙は、データを複製してはならない。持ち出すときは、施錠した鞄に入れなければならない。', '3(4)②', '持ち出すときの暗号化');
    assert.equal(nearest?.why, 'words');
    assert.deepEqual(nearest.absent, ['暗号化']);
    assert.equal(shortfallText(nearest, 'ja'), '次の語が見当たりません：暗号化');
  });

  it('somebody else owes it', () => {
    const { nearest } = why('甲は、データを施錠できる保管庫に保管しなければならない。', '3(4)①', '施錠保管庫・入退室管理された保管室等での適正管理');
    assert.equal(nearest?.why, 'bearer');
    assert.match(shortfallText(nearest, 'en'), /party/);
  });

  it('it provides for something else', () => {
    const { nearest } = why('甲は、情報システムの成果物の状況を検査することができる。', '3(10)', '情報システムの運用等の状況の監査・検査');
    assert.equal(nearest?.why, 'excluded');
    assert.deepEqual(nearest.absent, ['検収'], 'what excludes it, and nothing else that would');
  });

  it('an effort, and a duty that a proviso takes back at the contractor’s will, are said but weak', () => {
    assert.ok(why('乙は、データを持ち出すときは、暗号化に努める。', '3(4)②', '持ち出すときの暗号化').weak);
    assert.ok(why('乙は、データを持ち出してはならない。ただし、乙が必要と認めるときは、この限りでない。', '3(4)②', '承諾なく指定場所以外へ持ち出さない').weak);
  });

  it('nothing comes near where the matter is not spoken of', () => {
    assert.equal(why('委託料は、金100万円とする。', '3(2)', '法人名ネームプレートの着用').nearest, undefined);
  });
});
