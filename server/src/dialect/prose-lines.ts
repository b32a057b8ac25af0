import type { ProseLine } from './markdown';
import type { Span } from './types';

/** What is known about a stretch of lines. */
export interface About {
  readonly kind: ProseLine['kind'];
  /** Depth of the Markdown list it stands in, from 1; 0 or absent for none. */
  readonly depth?: number;
  readonly marker?: Span;
  readonly ordered?: boolean;
}

/** Space, tab or the full-width space of Japanese text. */
const isSpace = (code: number) => code === 32 || code === 9 || code === 0x3000;

const isBreak = (code: number) => code === 10 || code === 13;

export const isBlank = (text: string, start: number, end: number) => {
  for (let i = start; i < end; i++) if (!isSpace(text.charCodeAt(i))) return false;
  return true;
};

/** Adds the filled lines of a stretch, without the white space around them and without comments: a comment in a line makes two of it. */
export function addLines(lines: ProseLine[], text: string, from: number, to: number, about: About): void {
  const commentEnd = commentEnds(text, to);
  let start = from;
  let first = true;
  while (start < to) {
    const blank = blankBefore(text, start);
    const indentedBefore = start === from && from > 0 && isSpace(text.charCodeAt(from - 1));
    let piece = start;
    // Pieces of one line, or of several that one comment joins.
    for (;;) {
      let end = piece;
      let skipTo = -1;
      while (end < to && !isBreak(text.charCodeAt(end))) {
        if (text.charCodeAt(end) === 60 && text.startsWith('<!--', end) && (skipTo = commentEnd(end)) >= 0) break;
        end++;
      }
      addPiece(piece, end, piece === start && indentedBefore, piece === start && blank);
      if (skipTo < 0) {
        start = end + 1;
        break;
      }
      piece = skipTo;
    }
  }

  function addPiece(start: number, end: number, indentedBefore: boolean, blank: boolean): void {
    let left = start;
    let right = end;
    while (left < right && isSpace(text.charCodeAt(left))) left++;
    while (right > left && isSpace(text.charCodeAt(right - 1))) right--;
    if (left === right) return;
    const row = about.kind === 'text' && text.charCodeAt(left) === 124;
    lines.push({
      start: left,
      end: right,
      kind: row ? 'row' : about.kind,
      indented: left > start || indentedBefore,
      blankBefore: blank,
      ...(about.depth ? { list: { depth: about.depth, ...(first ? { marker: about.marker, ordered: about.ordered } : {}) } } : {}),
    });
    first = false;
  }
}

/** Where the comment that opens at an offset ends; -1 where none closes it before a blank line (then it is text). Linear over all calls. */
function commentEnds(text: string, to: number): (open: number) => number {
  /** No comment that opens before this offset is closed. */
  let openUntil = -1;
  return (open) => {
    if (open < openUntil) return -1;
    const length = text.slice(open + 4, to).indexOf('-->');
    if (length < 0) {
      openUntil = to;
      return -1;
    }
    const close = open + 4 + length;
    const blank = /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/.exec(text.slice(open, close));
    if (!blank) return close + 3;
    openUntil = open + blank.index;
    return -1;
  };
}

/** Is the line above the one that `at` lies in blank (or is there none)? */
function blankBefore(text: string, at: number): boolean {
  let end = at;
  while (end > 0 && !isBreak(text.charCodeAt(end - 1))) end--;
  if (end === 0) return true;
  end -= text.charCodeAt(end - 1) === 10 && text.charCodeAt(end - 2) === 13 ? 2 : 1;
  let start = end;
  while (start > 0 && !isBreak(text.charCodeAt(start - 1))) start--;
  return isBlank(text, start, end);
}
