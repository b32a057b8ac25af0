/**
 * A complete contract, mutated: without the words of any one element exactly that element is gone; with other words for the same thing nothing
 * changes. What a lawyer relies on when the tool says "this one is missing".
 */
import assert from 'node:assert/strict';
import { parseDocument } from '../../../server/src/dialect/document';
import { builtinStandards, coverageOf } from '../../../server/src/standard/index';
import type { Requirement, RequirementElement } from '../../../server/src/standard/types';

const standards = builtinStandards();
const requirements = standards.flatMap((standard) => standard.requirements).filter(({ kinds }) => kinds.includes('contract'));

/** One article a requirement, one paragraph an element; `left`: the element whose words are taken out. */
function contract(left?: RequirementElement): string {
  const articles = requirements.map(({ title, elements }) => {
    const sentences = elements.filter((element) => element !== left).map(({ sentence }) => sentence.contract!);
    return { title: title.ja, paragraphs: sentences.map((sentence, i) => (i === 0 ? sentence : `${i + 1} ${sentence}`)) };
  });
  return articles
    .filter(({ paragraphs }) => paragraphs.length > 0)
    .map(({ title, paragraphs }, i) => `## 第${i + 1}条（${title}）\n${paragraphs.join('\n')}`)
    .join('\n\n')
    .replaceAll('{{client}}', '甲')
    .replaceAll('{{contractor}}', '乙');
}

const nameOf = (requirement: Requirement, element: RequirementElement): string => `${requirement.id} ${element.title}`;

function metIn(body: string): Set<string> {
  const text = `---\ncontract-spec: 1\nkind: contract\nparties: { client: 甲, contractor: 乙 }\nconditions: { onsite: true, vendors: multiple }\n---\n# 業務委託契約書\n\n${body}\n`;
  const coverage = coverageOf({ document: parseDocument('file:///complete.contract.md', text), annexes: [], standards, today: '2026-01-01' });
  return new Set(
    coverage.flatMap((each) => each.requirements).filter(({ requirement }) => requirements.includes(requirement)).flatMap(({ requirement, elements }) => elements.filter(({ met }) => met).map(({ element }) => nameOf(requirement, element))),
  );
}

const all = requirements.flatMap((requirement) => requirement.elements.map((element) => ({ requirement, element })));
const names = all.map(({ requirement, element }) => nameOf(requirement, element));

describe('a complete contract', () => {
  it('has every element', () => assert.deepEqual([...metIn(contract())], names));

  for (const { requirement, element } of all) {
    it(`without ${nameOf(requirement, element)} lacks exactly that`, () => {
      const met = metIn(contract(element));
      assert.deepEqual(names.filter((name) => !met.has(name)), [nameOf(requirement, element)]);
    });
  }
});

/** Other words that mean the same, each put in all over the contract. */
const synonyms: readonly (readonly [RegExp, string])[] = [
  [/承諾/g, '承認'],
  [/承諾/g, '書面による同意'],
  [/承諾/g, '許可'],
  [/再委託し/g, '委託し、又は請け負わせ'],
  [/持ち出/g, '持出'],
  [/持ち出し(?=ては)/g, '搬出し'],
  [/漏えい/g, '漏洩'],
  [/き損/g, '毀損'],
  [/速やかに/g, '遅滞なく'],
  [/直ちに/g, '即時に'],
  [/あらかじめ/g, '事前に'],
  [/情報セキュリティ責任者/g, '情報管理責任者'],
  [/情報セキュリティ責任者/g, '個人情報保護管理者'],
  [/作業従事者/g, '業務従事者'],
  [/施錠できる保管庫/g, '鍵のかかるキャビネット'],
  [/以外の用途に使用/g, '以外の目的に利用'],
  [/返還し/g, '返却し'],
  [/廃棄/g, '消去'],
  [/判読できないよう/g, '復元できないよう'],
  [/身分証明書/g, '社員証'],
  [/ネームプレート/g, '名札'],
  [/誓約書/g, '秘密保持誓約書'],
  [/教育及び啓発/g, '研修'],
  [/監査又は検査/g, '立入検査'],
  [/進捗状況及び実績時間/g, '実施状況'],
  [/応急措置/g, '被害の拡大を防止するための措置'],
  [/今後の対処方針/g, '再発防止策'],
  [/しなければならない。/g, 'するものとする。'],
  [/しなければならない。/g, 'すること。'],
  [/甲/g, '委託者'],
];

describe('a complete contract in other words', () => {
  for (const [word, other] of synonyms) {
    it(`${word.source} → ${other}`, () => {
      const written = contract();
      assert.match(written, new RegExp(word.source));
      const met = metIn(written.replace(word, other));
      assert.deepEqual(names.filter((name) => !met.has(name)), []);
    });
  }
});
