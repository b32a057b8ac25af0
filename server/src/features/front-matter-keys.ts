/** What may stand in the front matter, for completion and hover. */
import type { DocumentKind } from '../dialect/types';
import type { LocalizedText } from '../standard/types';

export interface KeyInfo {
  readonly key: string;
  readonly about: Required<LocalizedText>;
  /** What completion writes behind `key: `; `$1` marks where the author goes on. */
  readonly template: string;
}

export const keyInfos: readonly KeyInfo[] = [
  { key: 'contract-spec', template: '1', about: { ja: '契約 Markdown であることを示します。値は書式の版で、1 とします。', en: 'Marks the file as Contract Markdown. The value is the version of the format: 1.' } },
  { key: 'kind', template: '$1', about: { ja: '文書の種類（contract 契約書、specification 仕様書、policy 規程）を指定します。', en: 'What the document is: contract, specification or policy.' } },
  { key: 'title', template: '$1', about: { ja: '文書の名称を記載します。', en: 'The title of the document.' } },
  { key: 'standards', template: '[$1]', about: { ja: '適用する基準の ID を列記します。', en: 'Ids of the standards that apply.' } },
  { key: 'parties', template: '{ client: ${1:甲}, contractor: ${2:乙} }', about: { ja: '当事者の呼称（client 委託者、contractor 受託者）を指定します。', en: 'What the parties are called in this document.' } },
  { key: 'conditions', template: '{ $1 }', about: { ja: '基準が定める条件の値を指定します。適用される要件が変わります。', en: 'Values of the conditions that the standard declares; they decide what applies.' } },
  { key: 'annexes', template: '[$1]', about: { ja: '契約書と一体として点検する特記事項、仕様書等のファイルを、この文書からの相対パスで列記します。', en: 'Files read as one bundle with this document, by relative path.' } },
  { key: 'waivers', template: '\n  - { section: $1, reason: $2 }', about: { ja: '適用しない条項（section）を、その理由（reason）及び期限（until）とともに記載します。', en: 'Sections that are waived, each with a reason and, where it ends, a date.' } },
];

export const kindTitles: Readonly<Record<Exclude<DocumentKind, 'standard'>, Required<LocalizedText>>> = {
  contract: { ja: '契約書・特記事項', en: 'Contract' },
  specification: { ja: '仕様書', en: 'Specification' },
  policy: { ja: '規程・要綱・対策基準', en: 'Policy' },
};
