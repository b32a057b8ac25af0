/** Sentences (文): the lines of a container joined where they were wrapped, and cut where something has been said. */
import type { Sentence, Span } from './types';

const opening = '（(「『【［[〔｛{';
const closing = '）)」』】］]〕｝}';
const abbreviation = /(?:\b(?:Art|No|Sec|cf|e\.g|i\.e|etc|Inc|Ltd|Co|Mr|Ms|Dr|St)|\b[A-Z0-9])$/;
/** A bracket that stays open longer than this (UTF-16 units) was forgotten: it must not swallow the rest. */
const longestBracket = 500;

/**
 * Cuts a stretch into sentences: behind 。 (！？) outside of brackets, and behind `.` `!` `?` before white space in Latin text. Spans are
 * without surrounding white space; together they cover all that is not white space. Linear in the length of the stretch.
 */
export function splitSentences(text: string, from: number, to: number): Span[] {
  const spans: Span[] = [];
  let start = from;
  let depth = 0;
  /** The next closing bracket, once looked for; kept so that a text full of 「（。」 is not searched again at every 。 */
  let nextClosing = -1;
  for (let i = from; i < to; i++) {
    // Kana and kanji neither open, close nor end anything: nearly all of a Japanese text.
    const code = text.charCodeAt(i);
    if (code >= 0x3040 && code <= 0x9fff) continue;
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
  function closesLater(at: number): boolean {
    if (nextClosing <= at) {
      nextClosing = at + 1;
      while (nextClosing < to && !closing.includes(text.charAt(nextClosing))) nextClosing++;
    }
    return nextClosing < to && nextClosing < at + longestBracket;
  }
  function add(a: number, b: number): void {
    while (a < b && /\s/.test(text.charAt(a))) a++;
    while (b > a && /\s/.test(text.charAt(b - 1))) b--;
    if (b > a) spans.push({ start: a, end: b });
  }
}

/** A line that is too short to have been wrapped ends what it says, unless it visibly goes on. UTF-16 units. */
const shortestWrapped = 18;

/** Does the sentence that reaches to `to` go on in `next`? Only where nothing but one line break is between, and the line above looks wrapped. */
function isWrapped(text: string, from: number, to: number, next: Span): boolean {
  if (next.start - to > 200 || !/^[ \t\u3000]*(?:\r\n|\n|\r)[ \t\u3000]*$/.test(text.slice(to, next.start))) return false;
  const above = text.slice(Math.max(from, to - shortestWrapped), to);
  return (above.length >= shortestWrapped && !/[\r\n]/.test(above)) || /[、，,・（(a-zA-Z]$/.test(above);
}

/** Sentences of a container: its wrapped lines joined, cut behind 。 */
export function sentencesOf(text: string, lines: readonly Span[]): Sentence[] {
  const sentences: Sentence[] = [];
  let from = -1;
  let to = -1;
  const flush = () => {
    if (from >= 0) for (const span of splitSentences(text, from, to)) sentences.push({ span });
  };
  for (const line of lines) {
    if (from >= 0 && isWrapped(text, from, to, line)) to = line.end;
    else {
      flush();
      from = line.start;
      to = line.end;
    }
  }
  flush();
  return sentences;
}

/** Sentences of a table row: its cells together, without the bars around them. */
export function rowSentences(text: string, lines: readonly Span[]): Sentence[] {
  const sentences: Sentence[] = [];
  for (const line of lines) {
    for (const { start, end } of splitSentences(text, line.start, line.end)) {
      const inner = text.slice(start, end);
      const from = start + (/^[|\s]*/.exec(inner)?.[0].length ?? 0);
      const to = Math.max(from, end - (/[|\s]*$/.exec(inner)?.[0].length ?? 0));
      if (to > from) sentences.push({ span: { start: from, end: to } });
    }
  }
  return sentences;
}
