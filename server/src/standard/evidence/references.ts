/** The articles that a passage refers to: 前条, 第5条から第8条まで, この契約の規定. What they say holds for the passage too. */
import { referencesOf } from '../../dialect/references';
import { resolvedReferences } from '../../dialect/resolve';
import type { ContractDocument, Placed, Segment, Span } from '../../dialect/types';

/** Whether a normalised passage may lean on another article: looked at once per passage, before anything is resolved. */
export const mayRefer = (text: string): boolean => /条|第[0-9一二三四五六七八九十]|[0-9]の規定|別(?:紙|記|表)|article|section|clause/.test(text) || refersToAll.test(text);

const refersToAll = /(?:この|本)(?:業務委託契約|委託契約|契約|特記事項|特記仕様書|覚書|仕様書|約款|規程|要綱|章)(?:書)?(?:の全て|の各条項|の規定|の定め|に定める(?!請求|指示|通知|報告|申出|承諾|催告|質問|協議|解除)|の各規定|に基づく)/;
/** 「６の規定」, where articles are numbered without 第 and 条. */
const bareNumber = /(?<![0-9０-９第])([0-9０-９]{1,2})の規定/g;

/** Where a passage leans, by its words alone. */
export interface Leaning {
  /** On all of the document: この契約の規定. */
  readonly all: boolean;
  /** Indices in {@link referencesOf} its segment. */
  readonly references: readonly number[];
  /** Numbers of articles that are numbered without 第 and 条. */
  readonly bare: readonly number[];
}

/** `span`: relative to the segment. */
export function leaningOf(segment: Segment, span: Span): Leaning {
  const text = segment.text.slice(span.start, span.end);
  return {
    all: refersToAll.test(text),
    references: referencesOf(segment).flatMap((reference, i) => (reference.span.start >= span.start && reference.span.end <= span.end ? [i] : [])),
    bare: Array.from(text.matchAll(bareNumber), (match) => Number(match[1]!.normalize('NFKC'))),
  };
}

/** Whether one of the articles that a passage refers to by number, its own left out, is as asked. */
export function refersTo({ references, bare }: Leaning, document: ContractDocument, placed: Placed, isAsked: (other: Placed) => boolean): boolean {
  const asks = (index: number) => index !== placed.index && isAsked(document.segments[index]!);
  const resolved = references.length > 0 ? resolvedReferences(document, placed) : [];
  let from: number | undefined;
  for (const i of references) {
    const { reference, targets } = resolved[i]!;
    const first = targets[0]?.segment;
    if (targets.some(({ segment }) => asks(segment))) return true;
    if (from !== undefined && first !== undefined) for (let between = from; between < first; between++) if (asks(between)) return true;
    from = reference.through ? first : undefined;
  }
  return bare.some((value) => {
    const article = placed.scope.articles.find(({ segment: { heading } }) => heading?.form === 'number' && heading.number?.numerals[0]?.value === value);
    return article !== undefined && asks(article.index);
  });
}
