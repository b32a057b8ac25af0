/**
 * Prose lines of a body whose only Markdown is flat lists, as most articles have it: read line by line, as remark-parse would (a property test holds them
 * together), at a fraction of the time. Whatever else stands there is left to remark-parse.
 */
import type { ProseLine } from './markdown';
import { addLines } from './prose-lines';
import type { Span } from './types';

const item = /^(?:([-*+])|([0-9]{1,9})([.)]))( {1,4})(?=[^ \t])/;
/** What begins something else than an item with text, or could: a heading, a quote, a fence, a rule, HTML, bold type, an item that holds nothing or a list. */
const isMarked = (line: string): boolean => /^(?:[-*+#>~`<_=]|[0-9]{1,9}[.)](?:[ \t]|$))/.test(line);

interface OpenParagraph {
  readonly start: number;
  end: number;
  readonly marker?: Span;
  readonly ordered?: boolean;
}

/** Undefined where there is more than flat lists. Offsets are of `text`. */
export function listLines(text: string, from: number): ProseLine[] | undefined {
  if (/<!--|[\u0000\uFEFF]/.test(text.slice(from))) return undefined;
  const lines: ProseLine[] = [];
  let open: OpenParagraph | undefined;
  /** How the items of the list are marked that the last line belongs to, no blank line between; empty outside of lists. */
  let list = '';
  let anyItem = false;
  for (let start = from, next: number; start < text.length; start = next) {
    let end = start;
    while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
    next = end + (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? 2 : 1);
    const line = text.slice(start, end);
    if (/^[ \t]*$/.test(line)) {
      close();
      list = '';
      continue;
    }
    const found = item.exec(line);
    if (!found) {
      // Behind an item, white space at the beginning decides where a line belongs.
      if (isMarked(line) || (/^[ \t]/.test(line) && (anyItem || isMarked(line.trimStart())))) return undefined;
      if (open) open.end = end;
      else open = { start, end };
      continue;
    }
    const content = line.slice(found[0].length);
    if (isMarked(content)) return undefined;
    const kind = found[1] ?? found[3]!;
    // In the middle of a paragraph only a list that counts from 1 begins.
    if (open && list === '' && found[2] !== undefined && Number(found[2]) !== 1) {
      open.end = end;
      continue;
    }
    if (list !== '' && list !== kind) return undefined;
    close();
    list = kind;
    anyItem = true;
    open = { start: start + found[0].length, end, marker: { start, end: start + found[0].length - found[4]!.length }, ordered: found[2] !== undefined };
  }
  close();
  return lines;

  function close(): void {
    if (open) addLines(lines, text, open.start, open.end, open.marker ? { kind: 'text', depth: 1, marker: open.marker, ordered: open.ordered } : { kind: 'text' });
    open = undefined;
  }
}
