/** The shape of a segment: its numbers, the article's with the scripts that they are in, without its words (but the titles of annexes, by which references call them). Documents of equal shapes share what is resolved from numbers alone (numbering.ts). */
import { perSegment } from './per-segment';
import type { DocumentKind, Item, Segment } from './types';

export const numberKey = (label: { readonly numerals: readonly { readonly value: number }[] } | undefined) => (label ? label.numerals.map((numeral) => numeral.value).join('.') : '');

const shapeOfItems = (items: readonly Item[]): string => (items.length === 0 ? '' : `(${items.map((item) => numberKey(item.label) + shapeOfItems(item.items)).join(',')})`);

export const shapeOf = perSegment((segment: Segment) => {
  const paragraphs = segment.paragraphs.map((paragraph) => numberKey(paragraph.number) + shapeOfItems(paragraph.items)).join(';');
  const { kind, heading } = segment;
  const scripts = heading?.number?.numerals.map(({ script }) => script).join(' ') ?? '';
  return `${kind}|${heading?.form ?? ''}|${numberKey(heading?.number)}-${numberKey(heading?.until)}|${scripts}|${kind === 'annex' ? (heading?.title ?? '') : ''}|${paragraphs}`;
});

/** What kinds of document call themselves. */
const nouns = /(契約|約款|特記事項|特約事項|遵守事項|仕様書|覚書|協定|誓約書|要綱|要領|要項|規程|規則|基準|指針|条例|手順|ガイドライン)(?:書|条項)?(?:[（(【][^（(【]*)?$/;
const nounOfKind: Partial<Record<DocumentKind, string>> = { contract: '契約', specification: '仕様書', policy: '規程', standard: '基準' };

/** 住民記録システム運用保守業務委託契約書 → 契約: what 「この契約第5条」 in it would call it. 約款 are terms of a contract. */
export const nounOf = (title: string, kind?: DocumentKind): string => (nouns.exec(title.trim())?.[1] ?? (kind && nounOfKind[kind]) ?? '').replace('約款', '契約');
