/** Contracts of any length for measuring: articles of three 項, each third with a list. */
const sentences = [
  '乙は、甲の承諾を得ないで、本業務のために甲から提供された資料を複写し、又は第三者に提供してはならない。',
  '乙は、前項の報告をするときは、甲が指示する方法及び時期により、書面で行わなければならない。',
  '甲は、乙が第3条第2項の規定に違反したときは、この契約を解除することができる。この場合において、乙は、甲に生じた損害を賠償しなければならない。',
  '乙は、業務に従事する者に対し、業務に関して知り得た秘密を漏らしてはならないことその他必要な事項を周知しなければならない。',
];
const titles = ['再委託の禁止', '作業場所', '秘密の保持', '資料の返還', '事故の報告', '検査', '研修', '損害賠償', '責任体制', '目的外使用の禁止'];

/** `mark`: put into the text of an article, to tell it from others. */
export function contract(articles: number, mark: (article: number) => string = () => ''): string {
  const parts = ['---\ncontract-spec: 1\nkind: contract\ntitle: 業務委託契約書\n---\n\n# 業務委託契約書\n'];
  for (let i = 1; i <= articles; i++) {
    parts.push(`\n## 第${i}条（${titles[i % titles.length]}）\n`);
    for (let j = 0; j < 3; j++) parts.push(`\n${j > 0 ? `${j + 1} ` : ''}${mark(i)}${sentences[(i + j) % 4]}${sentences[(i * 3 + j) % 4]}\n`);
    if (i % 3 === 0) parts.push('\n1. 再委託の理由\n2. 再委託先の名称\n3. 再委託する業務の内容\n');
  }
  return parts.join('');
}
