/** Moving an article up or down, and deleting one; numbers and references go with it. */
import { resolvedReferences } from '../dialect/resolve';
import type { ContractDocument, Placed, Span } from '../dialect/types';
import { renumberFor } from './renumber';
import { applyEdits, type TextEdit } from './types';

/** The article and its neighbour, the upper one first. Undefined where there is none on that side, or something stands between. */
function neighboursOf(placed: Placed, by: -1 | 1): { readonly upper: Placed; readonly lower: Placed } | undefined {
  const { articles } = placed.scope;
  const at = articles.indexOf(placed);
  const upper = at < 0 ? undefined : articles[Math.min(at, at + by)];
  const lower = articles[Math.max(at, at + by)];
  return upper && lower && lower.index === upper.index + 1 ? { upper, lower } : undefined;
}

export const canMove = (placed: Placed, by: -1 | 1): boolean => neighboursOf(placed, by) !== undefined;

/** The numbers that a move changes: what references elsewhere follow. */
export function renumberMoved(document: ContractDocument, placed: Placed, by: -1 | 1): TextEdit[] {
  const pair = neighboursOf(placed, by);
  if (!pair) return [];
  const order = placed.scope.articles.map((article) => article.index);
  order.splice(order.indexOf(pair.upper.index), 2, pair.lower.index, pair.upper.index);
  return renumberFor(document, placed.scope, order);
}

/** Swaps an article with its neighbour. Empty where there is none on that side. */
export function moveArticle(document: ContractDocument, placed: Placed, by: -1 | 1): TextEdit[] {
  const pair = neighboursOf(placed, by);
  if (!pair) return [];
  const { upper, lower } = pair;
  const edits = renumberMoved(document, placed, by);

  const upperSpan = spanOf(upper);
  const lowerSpan = spanOf(lower);
  const inside = (span: Span) => (edit: TextEdit) => edit.start >= span.start && edit.end <= span.end;
  const rewritten = (span: Span) => applyEdits(document.slice(span), edits.filter(inside(span)).map((edit) => ({ ...edit, start: edit.start - span.start, end: edit.end - span.start })));
  const [above, below] = [splitTail(rewritten(upperSpan)), splitTail(rewritten(lowerSpan))];
  // White space between articles stays where it is: the last of a file may end without a line break.
  const swap: TextEdit = { start: upperSpan.start, end: lowerSpan.end, newText: below.content + above.tail + above.content + below.tail };
  return [swap, ...edits.filter((edit) => !inside({ start: upperSpan.start, end: lowerSpan.end })(edit))];
}

const spanOf = (placed: Placed): Span => ({ start: placed.offset, end: placed.offset + placed.segment.text.length });

function splitTail(text: string): { content: string; tail: string } {
  const content = text.replace(/[\s\u3000]+$/, '');
  return { content, tail: text.slice(content.length) };
}

/** References from elsewhere that would lose their target if the article were deleted. */
export function referencesTo(document: ContractDocument, target: Placed): { readonly placed: Placed; readonly span: Span }[] {
  return document.segments.flatMap((placed) =>
    placed === target ? [] : resolvedReferences(document, placed).filter(({ targets }) => targets.some(({ segment }) => segment === target.index)).map(({ reference }) => ({ placed, span: reference.span })),
  );
}

/**
 * Deletes an article. Where others refer to it, it stays as 「第５条　削除」, as statutes do: a number that moved up must not become the target of a reference that
 * meant another. Else the articles behind it move up. `isReferred`: another file refers to it.
 */
export function deleteArticle(document: ContractDocument, placed: Placed, isReferred = false): TextEdit[] {
  if (isReferred || referencesTo(document, placed).length > 0) return [keepNumberOnly(placed)];
  const { articles } = placed.scope;
  const at = articles.indexOf(placed);
  const span = spanOf(placed);
  const { tail } = splitTail(placed.segment.text);
  const before = articles[at - 1];
  // What separated it from the article before goes with it; what follows it stays.
  const start = before && before.index === placed.index - 1 ? span.start - splitTail(before.segment.text).tail.length : span.start;
  const end = before && before.index === placed.index - 1 ? span.end - tail.length : span.end;
  const edits = renumberFor(document, placed.scope, articles.filter((article) => article !== placed).map((article) => article.index));
  return [{ start, end, newText: '' }, ...edits.filter((edit) => edit.end <= span.start || edit.start >= span.end)];
}

function keepNumberOnly(placed: Placed): TextEdit {
  const { segment, offset } = placed;
  const number = segment.heading?.number?.span;
  const { content } = splitTail(segment.text);
  const label = number ? segment.text.slice(number.start, number.end) : '';
  const hashes = '#'.repeat(segment.heading?.level ?? 0);
  return { start: offset, end: offset + content.length, newText: `${hashes}${hashes ? ' ' : ''}${label}　削除` };
}
