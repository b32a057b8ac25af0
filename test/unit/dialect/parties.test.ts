import assert from 'node:assert/strict';
import { parseDocument } from '../../../server/src/dialect/document';

const partiesIn = (text: string): string => {
  const { parties } = parseDocument('file:///a.contract.md', `---\nkind: contract\n---\n# 契約書\n\n${text}\n`);
  return `${parties.client}／${parties.contractor}`;
};

const examples: readonly (readonly [string, string, string])[] = [
  ['the usual names', '〇〇市（以下「甲」という。）と株式会社〇〇（以下「乙」という。）とは、契約を締結する。', '甲／乙'],
  ['the municipality may be 乙', '株式会社〇〇（以下「甲」という。）と〇〇町（以下「乙」という。）とは、契約を締結する。', '乙／甲'],
  ['a mayor', '緑市長（以下「市」という。）と有限会社青葉（以下「請負者」という。）とは、契約を締結する。', '市／請負者'],
  ['names of a lease', '賃借人 穂高町（以下「賃借人」という。）と賃貸人 中部総合リース株式会社（以下「賃貸人」という。）とは、契約を締結する。', '賃借人／賃貸人'],
  ['names nobody knows, by who bears them', '霞市（以下「利用団体」という。）と株式会社ソラ（以下「提供会社」という。）とは、契約を締結する。', '利用団体／提供会社'],
  ['a name nobody knows, by who stands beside it', '〇〇会議（以下「会議」という。）と株式会社青葉（以下「受託者」という。）とは、契約を締結する。', '会議／受託者'],
  ['a name without brackets around it', '緑市（以下市という。）と株式会社青葉（以下受託者という。）とは、契約を締結する。', '市／受託者'],
  ['what is no party is no party, though the contractor is spoken of', '## 第1条（定義）\n発注者から受注者に引き渡される資料（以下「データ」という。）を対象とし、受注者が行う業務（以下「本業務」という。）は別に定める。', '発注者／受注者'],
  ['a statute or an ordinance is no party', '〇〇市個人情報保護条例（以下「条例」という。）に基づき、受託者は次の事項を遵守する。', '委託者／受託者'],
];

describe('parties', () => {
  for (const [name, text, expected] of examples) it(name, () => assert.equal(partiesIn(text), expected));
});
