/** Folding ranges (LSP 3.17, textDocument/foldingRange), in whole lines: front matter, articles, divisions, annexes, comments. */
import type { FoldingRange } from 'vscode-languageserver-types';
import { lastNotAbove } from '../dialect/lines';
import type { ContractDocument, Placed } from '../dialect/types';
import { rankOf } from './outline';

export function foldingRanges(document: ContractDocument): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const add = (startLine: number, endLine: number, kind?: FoldingRange['kind']) => {
    if (endLine > startLine) ranges.push({ startLine, endLine, ...(kind && { kind }) });
  };
  const front = document.frontMatter;
  if (front) add(document.positionAt(front.span.start).line, document.positionAt(front.span.end).line, 'region');

  let open: { readonly line: number; readonly rank: number }[] = [];
  let lastContent = 0;
  const close = (rank: number) => {
    for (const { line, rank: above } of open) if (above >= rank) add(line, lastContent);
    open = open.filter((above) => above.rank < rank);
  };
  for (const placed of document.segments) {
    const rank = rankOf(placed);
    if (rank !== undefined) {
      close(rank);
      open.push({ line: placed.line + headingLine(placed), rank });
    }
    for (const { span } of placed.segment.annotations) add(lineIn(placed, span.start), lineIn(placed, span.end), 'comment');
    const end = placed.segment.text.trimEnd().length;
    if (end > 0) lastContent = lineIn(placed, end);
  }
  close(-1);
  return ranges.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}

const lineIn = ({ segment, line }: Placed, offset: number): number => line + lastNotAbove(segment.lineStarts, offset);

const headingLine = ({ segment }: Placed): number => {
  const start = segment.heading?.span.start ?? segment.text.search(/[^\s\uFEFF]/);
  return lastNotAbove(segment.lineStarts, Math.max(0, start));
};
