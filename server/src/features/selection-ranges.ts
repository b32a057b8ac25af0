/** Selection ranges (LSP 3.17, textDocument/selectionRange): sentence, 号 and what is above it, 項, 条, the scope, the document. */
import type { SelectionRange } from 'vscode-languageserver-types';
import type { ContractDocument, Item, Placed, Position, Span } from '../dialect/types';
import { contains, rangeOf } from './convert';

export const selectionRanges = (document: ContractDocument, positions: readonly Position[]): SelectionRange[] => positions.map((position) => selectionAt(document, document.offsetAt(position)));

function selectionAt(document: ContractDocument, offset: number): SelectionRange {
  const placed = document.segmentAt(offset);
  const inner = spansAround(placed, offset - placed.offset).map(({ start, end }) => ({ start: start + placed.offset, end: end + placed.offset }));
  const scope = document.segments.filter((other) => other.scope === placed.scope);
  const last = scope.at(-1)!;
  const spans = [{ start: 0, end: document.length }, { start: scope[0]!.offset, end: last.offset + last.segment.text.length }, ...inner];
  let selection: SelectionRange | undefined;
  let before: Span | undefined;
  for (const span of spans) {
    if (before && span.start === before.start && span.end === before.end) continue;
    selection = { range: rangeOf(document, span), ...(selection && { parent: selection }) };
    before = span;
  }
  return selection!;
}

/** From the article to the sentence, each within the one before. */
function spansAround({ segment }: Placed, at: number): Span[] {
  const spans: Span[] = [{ start: 0, end: segment.text.trimEnd().length }];
  if (at > spans[0]!.end) return [{ start: 0, end: segment.text.length }];
  const heading = segment.heading;
  if (heading && contains(heading.span, at)) {
    spans.push(heading.span);
    if (heading.titleSpan && contains(heading.titleSpan, at)) spans.push(heading.titleSpan);
    return spans;
  }
  const paragraph = segment.paragraphs.find(({ span }) => contains(span, at));
  if (!paragraph) return spans;
  spans.push(paragraph.span);
  let sentences = paragraph.sentences;
  for (let items: readonly Item[] = paragraph.items; ; ) {
    const item = items.find(({ span }) => contains(span, at));
    if (!item) break;
    spans.push(item.span);
    sentences = item.sentences;
    items = item.items;
  }
  const sentence = sentences.find(({ span }) => contains(span, at));
  return sentence ? [...spans, sentence.span] : spans;
}
