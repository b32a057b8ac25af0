/** Document symbols (LSP 3.17, textDocument/documentSymbol): 章 and annexes with their articles, articles with their 項. */
import type { DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import { lineSpan } from '../dialect/lines';
import { perSegment } from '../dialect/per-segment';
import type { ContractDocument, Placed, Position, Segment } from '../dialect/types';
import { lastNotAbove } from '../dialect/lines';
import { headingText, rankOf } from './outline';

const kinds = { file: 1, module: 2, namespace: 3, class: 5, method: 6, string: 15 } as const satisfies Record<string, SymbolKind>;
/** UTF-16 units of a paragraph that its symbol shows. */
const shown = 24;

interface Open {
  readonly symbol: DocumentSymbol;
  readonly rank: number;
}

export function documentSymbols(document: ContractDocument): DocumentSymbol[] {
  const roots: DocumentSymbol[] = [];
  let open: Open[] = [];
  for (const placed of document.segments) {
    const rank = rankOf(placed);
    if (rank === undefined) continue;
    const symbol = symbolOf(placed);
    open = open.filter((above) => above.rank < rank);
    for (const { symbol: above } of open) above.range = { start: above.range.start, end: symbol.range.end };
    (open.at(-1)?.symbol.children ?? roots).push(symbol);
    open.push({ symbol, rank });
  }
  return roots;
}

/** The parts of a symbol that depend on the segment alone; positions relative to it. */
interface Shape {
  readonly name: string;
  readonly end: Position;
  readonly selection: readonly [Position, Position];
  readonly paragraphs: readonly { readonly name: string; readonly start: Position; readonly end: Position; readonly selectionEnd: Position }[];
}

const shapeOf: (segment: Segment) => Shape = perSegment((segment) => {
  const at = (offset: number): Position => {
    const line = lastNotAbove(segment.lineStarts, offset);
    return { line, character: offset - segment.lineStarts[line]! };
  };
  const heading = segment.heading?.span ?? firstLine(segment);
  const numbered = segment.kind === 'article' ? segment.paragraphs.filter(({ number }) => number !== undefined) : [];
  return {
    name: headingText(segment) || '―',
    end: at(segment.text.trimEnd().length),
    selection: [at(heading.start), at(heading.end)],
    paragraphs: numbered.map(({ span, number }) => ({
      name: segment.text.slice(span.start, Math.min(span.end, span.start + shown)).split(/[\r\n]/)[0]!,
      start: at(span.start),
      end: at(span.end),
      selectionEnd: at(number!.span.end),
    })),
  };
});

function firstLine(segment: Segment) {
  const index = segment.lineStarts.findIndex((_, i) => segment.text.slice(lineSpan(segment.text, segment.lineStarts, i).start, lineSpan(segment.text, segment.lineStarts, i).end).trim() !== '');
  return lineSpan(segment.text, segment.lineStarts, Math.max(0, index));
}

function symbolOf({ segment, line }: Placed): DocumentSymbol {
  const { name, end, selection, paragraphs } = shapeOf(segment);
  const move = (position: Position): Position => ({ line: position.line + line, character: position.character });
  const [from, to] = selection;
  const last = end.line > to.line || (end.line === to.line && end.character >= to.character) ? end : to;
  return {
    name,
    kind: segment.kind === 'article' ? kinds.class : segment.kind === 'annex' ? kinds.module : segment.kind === 'closing' ? kinds.string : kinds.namespace,
    range: { start: move(from), end: move(last) },
    selectionRange: { start: move(from), end: move(to) },
    children: paragraphs.map((paragraph) => ({
      name: paragraph.name,
      kind: kinds.method,
      range: { start: move(paragraph.start), end: move(paragraph.end) },
      selectionRange: { start: move(paragraph.start), end: move(paragraph.selectionEnd) },
    })),
  };
}
