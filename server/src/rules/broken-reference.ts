import { keptWith } from '../dialect/kept-with';
import { resolvedReferences, type ResolvedReference } from '../dialect/resolve';
import { writeNumeral } from '../dialect/numerals';
import type { ContractDocument, Placed, Scope, Structure } from '../dialect/types';
import type { Rule } from './types';

/** A reference to an article, paragraph or item that does not exist. Only what is beyond doubt: a statute's article is never one. */
export const brokenReference: Rule = {
  id: 'broken-reference',
  severity: 'error',
  title: { ja: '参照先がない', en: 'A broken reference' },
  *inStructure(document, placed) {
    for (const resolved of resolvedReferences(document, placed)) {
      if (!resolved.broken) continue;
      const { reference } = resolved;
      const written = placed.segment.text.slice(reference.span.start, reference.span.end);
      const unit = { article: ['条', 'article'], paragraph: ['項', 'paragraph'], item: ['号', 'item'] }[resolved.broken] as [string, string];
      const likely = likelyTarget(document, placed, resolved);
      yield {
        span: reference.span,
        ...(resolved.broken === 'article' && { goesBy: titleGiven(placed, resolved) ? 'words' : 'numbers' }),
        message: {
          ja: `「${written}」に当たる${unit[0]}がありません。参照先を確かめてください${likely ? `（${likely.label}のことではありませんか）` : ''}。`,
          en: `"${written}" names no existing ${unit[1]}. Check the reference${likely ? ` (did you mean ${likely.label}?)` : ''}.`,
        },
        ...(likely ? { data: { replacement: likely.label, skip: likely.start - reference.span.start, length: likely.end - likely.start } } : {}),
      };
    }
  },
};

interface LikelyTarget {
  readonly label: string;
  /** Relative to the segment. */
  readonly start: number;
  readonly end: number;
}

/** 第9条（再委託の禁止）: the title tells which article was meant. */
function titleGiven({ segment }: Placed, { reference: { article } }: ResolvedReference): string | undefined {
  const title = article && /^(?:（([^（）。]{1,40})）|\(([^()]{1,40})\))/.exec(segment.text.slice(article.span.end));
  return title?.[1] ?? title?.[2];
}

/** The article with the title that the reference gives, else the one with the nearest number: off by the articles that were inserted or deleted. */
function likelyTarget(document: ContractDocument, placed: Placed, resolved: ResolvedReference): LikelyTarget | undefined {
  const { reference, broken } = resolved;
  const pointer = reference.article;
  if (broken !== 'article' || pointer?.kind !== 'number' || reference.ordinal) return undefined;
  const wanted = pointer.numerals[0]!.value;
  const title = titleGiven(placed, resolved);
  const named = title !== undefined && placed.scope.articles.find(({ segment: { heading } }) => heading?.form === 'article' && heading.title === title);
  const nearest = named || besides(document, placed.scope, wanted);
  if (!nearest) return undefined;
  const script = pointer.numerals[0]!.script;
  const [first, ...rest] = nearest.segment.heading!.number!.numerals.map((numeral) => writeNumeral(numeral.value, script));
  return { label: `第${first}条${rest.map((value) => `の${value}`).join('')}`, start: pointer.span.start, end: pointer.span.end };
}

/** By scope: the index of the last article that bears a number, branches (第4条の2) included. */
const byNumber = keptWith<Structure, Map<number, ReadonlyMap<number, number>>>();

/** The article before or behind a number; the later one where there are both. */
function besides(document: ContractDocument, scope: Scope, number: number): Placed | undefined {
  const known = byNumber.get(document.structure) ?? new Map<number, ReadonlyMap<number, number>>();
  byNumber.set(document.structure, known);
  const at = document.scopes.indexOf(scope);
  let last = known.get(at);
  if (!last) {
    last = new Map(scope.articles.flatMap(({ segment: { heading }, index }) => (heading?.form === 'article' && heading.number ? [[heading.number.numerals[0]!.value, index] as const] : [])));
    known.set(at, last);
  }
  const index = Math.max(last.get(number - 1) ?? -1, last.get(number + 1) ?? -1);
  return document.segments[index];
}
