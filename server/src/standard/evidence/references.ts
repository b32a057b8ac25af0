/** The articles that a passage refers to: 前条, 第5条から第8条まで, この契約の規定. What they say holds for the passage too. */
import { resolvedReferences } from '../../dialect/resolve';
import type { ContractDocument, Placed, Span, Structure } from '../../dialect/types';

/** Whether a normalised passage may lean on another article: looked at once per passage, before anything is resolved. */
export const mayRefer = (text: string): boolean => /条|第[0-9一二三四五六七八九十]|[0-9]の規定|別(?:紙|記|表)|article|section|clause/.test(text) || refersToAll.test(text);

const refersToAll = /(?:この|本)(?:業務委託契約|委託契約|契約|特記事項|特記仕様書|覚書|仕様書|約款|規程|要綱|章)(?:書)?(?:の全て|の各条項|の規定|の定め|に定める|の各規定|に基づく)/;
/** 「６の規定」, where articles are numbered without 第 and 条. */
const bareNumber = /(?<![0-9０-９第])([0-9０-９]{1,2})の規定/g;

/** Where a passage leans: on all of the document (この契約の規定), or on some articles of it. */
export type Referred = 'all' | readonly number[];

const kept = new WeakMap<Structure, WeakMap<object, { readonly index: number; readonly referred: Referred }>>();

/**
 * What a passage of a segment refers to; indices of segments in the order of the document, without its own. `span`: relative to the segment. Kept for `passage`, an
 * object that lives as long as the segment's text, by the numbers of the document.
 */
export function referredBy(passage: { readonly span: Span }, document: ContractDocument, placed: Placed): Referred {
  let known = kept.get(document.structure);
  if (!known) kept.set(document.structure, (known = new WeakMap()));
  let entry = known.get(passage);
  // A segment that was taken out may come back in another place.
  if (entry?.index !== placed.index) known.set(passage, (entry = { index: placed.index, referred: find(document, placed, passage.span) }));
  return entry.referred;
}

function find(document: ContractDocument, placed: Placed, span: Span): Referred {
  const text = placed.segment.text.slice(span.start, span.end);
  if (refersToAll.test(text)) return 'all';
  const indices = new Set<number>();
  let from: number | undefined;
  for (const { reference, targets } of resolvedReferences(document, placed)) {
    const first = targets[0]?.segment;
    if (reference.span.start < span.start || reference.span.end > span.end) continue;
    for (const { segment } of targets) indices.add(segment);
    if (from !== undefined && first !== undefined) for (let i = from; i < first; i++) indices.add(i);
    from = reference.through ? first : undefined;
  }
  for (const match of text.matchAll(bareNumber)) {
    const value = Number(match[1]!.normalize('NFKC'));
    const article = placed.scope.articles.find(({ segment }) => segment.heading?.form === 'number' && segment.heading.number?.numerals[0]?.value === value);
    if (article) indices.add(article.index);
  }
  indices.delete(placed.index);
  return [...indices].sort((a, b) => a - b);
}
