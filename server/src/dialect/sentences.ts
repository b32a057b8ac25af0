import type { Span } from './types';

const opening = '（(「『【［[〔｛{';
const closing = '）)」』】］]〕｝}';
const abbreviation = /(?:\b(?:Art|No|Sec|cf|e\.g|i\.e|etc|Inc|Ltd|Co|Mr|Ms|Dr|St)|\b[A-Z0-9])$/;

/**
 * Cuts a stretch into sentences: behind 。 (！？) outside of brackets, and behind `.` `!` `?` before white space in Latin text. Spans are
 * without surrounding white space; together they cover all that is not white space.
 */
export function splitSentences(text: string, from: number, to: number): Span[] {
  const spans: Span[] = [];
  let start = from;
  let depth = 0;
  for (let i = from; i < to; i++) {
    const char = text.charAt(i);
    if (opening.includes(char)) depth++;
    else if (closing.includes(char)) depth = Math.max(0, depth - 1);
    else if (isEnd(i, char)) {
      add(start, i + 1);
      start = i + 1;
      depth = 0;
    }
  }
  add(start, to);
  return spans;

  function isEnd(at: number, char: string): boolean {
    if (char === '。' || char === '！' || char === '？') return depth === 0 || !closesLater(at);
    if ((char === '.' || char === '!' || char === '?') && depth === 0) {
      return at + 1 < to && /\s/.test(text.charAt(at + 1)) && /[A-Za-z)"”’]/.test(text.charAt(at - 1)) && !abbreviation.test(text.slice(Math.max(from, at - 8), at));
    }
    return false;
  }
  /** A bracket that is never closed must not swallow the rest. */
  function closesLater(at: number): boolean {
    for (let i = at + 1; i < Math.min(to, at + 500); i++) if (closing.includes(text.charAt(i))) return true;
    return false;
  }
  function add(a: number, b: number): void {
    while (a < b && /\s/.test(text.charAt(a))) a++;
    while (b > a && /\s/.test(text.charAt(b - 1))) b--;
    if (b > a) spans.push({ start: a, end: b });
  }
}
