/**
 * Text as the evidence engine reads it: full and half width folded, Latin in lower case, white space inside Japanese and Markdown's marks gone, variant
 * spellings written in one way ({@link rewrites}). Every character knows the span of the source it comes from.
 *
 * The words of every standard go through the same function, so that text and words meet however either is spelt.
 */
import type { Span } from '../../dialect/types';
import { rewrites } from './variants';

export interface Normalised {
  readonly text: string;
  /** Source offsets (UTF-16) of the start of each character of `text`, and one more for the end. */
  readonly starts: Int32Array;
  /** Source offsets of the end of each character. */
  readonly ends: Int32Array;
}

/** Characters of Markdown that carry no meaning inside a sentence. */
const marks = new Set(['*', '_', '`', '~', '\u200b', '\u200c', '\u200d', '\ufeff', '\u00ad']);

const isSpace = (c: number): boolean => c === 0x20 || (c >= 0x09 && c <= 0x0d) || c === 0xa0 || c === 0x3000;

/** Scripts written without spaces between words. */
const isUnspaced = (c: number): boolean => c >= 0x2e80;

export function normalise(source: string): Normalised {
  const characters: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const put = (text: string, start: number, end: number): void => {
    for (let k = 0; k < text.length; k++) {
      characters.push(text.charAt(k));
      starts.push(start);
      ends.push(end);
    }
  };
  let i = 0;
  while (i < source.length) {
    const code = source.charCodeAt(i);
    if (isSpace(code)) {
      i = skipSpace(source, i, characters, put);
      continue;
    }
    const character = source.charAt(i);
    if (character === '<') {
      const end = endOfTag(source, i);
      if (end > i) {
        i = end;
        continue;
      }
    }
    if (marks.has(character) || (character === '\\' && /[!-/:-@[-`{-~]/.test(source.charAt(i + 1)))) {
      i++;
      continue;
    }
    if (code < 0x80) put(character.toLowerCase(), i, i + 1);
    else if (code >= 0xff01 && code <= 0xff5e) {
      const folded = String.fromCharCode(code - 0xfee0);
      if (!marks.has(folded)) put(folded.toLowerCase(), i, i + 1);
    } else if (code >= 0xff61 && code <= 0xff9f) {
      const voiced = /[\uff9e\uff9f]/.test(source.charAt(i + 1)) ? 2 : 1;
      put(source.slice(i, i + voiced).normalize('NFKC'), i, i + voiced);
      i += voiced - 1;
    } else if (!isUnspaced(code)) put(character.toLowerCase().length === 1 ? character.toLowerCase() : character, i, i + 1);
    else put(character, i, i + 1);
    i++;
  }
  return rewrite(characters, starts, ends, source.length);
}

/** Comments and tags: no text of the contract. Returns `i` when what stands there is neither. */
function endOfTag(source: string, i: number): number {
  if (source.startsWith('<!--', i)) {
    const close = source.indexOf('-->', i + 4);
    return close < 0 ? source.length : close + 3;
  }
  if (!/[a-zA-Z/]/.test(source.charAt(i + 1))) return i;
  const close = source.indexOf('>', i);
  return close < 0 || close - i > 200 ? i : close + 1;
}

/** White space is dropped next to Japanese and one space elsewhere; a quotation mark (`>`) that opens a line goes with it. */
function skipSpace(source: string, from: number, out: readonly string[], put: (text: string, start: number, end: number) => void): number {
  let i = from;
  let lineBreak = false;
  while (i < source.length && (isSpace(source.charCodeAt(i)) || (lineBreak && source.charAt(i) === '>'))) {
    lineBreak ||= source.charAt(i) === '\n' || source.charAt(i) === '\r';
    i++;
  }
  const before = out.at(-1);
  if (before === undefined || before === ' ' || i >= source.length) return i;
  if (!isUnspaced(before.charCodeAt(0)) && !isUnspaced(source.charCodeAt(i))) put(' ', from, i);
  return i;
}

/** One form for variant spellings; a rewritten word's characters all span the whole word in the source. */
function rewrite(characters: readonly string[], starts: readonly number[], ends: readonly number[], length: number): Normalised {
  const text: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  let i = 0;
  while (i < characters.length) {
    const found = rewrites.get(characters[i]!)?.find(([variant]) => matches(characters, i, variant));
    if (found) {
      const [variant, form] = found;
      for (const character of form) {
        text.push(character);
        from.push(starts[i]!);
        to.push(ends[i + variant.length - 1]!);
      }
      i += variant.length;
    } else {
      text.push(characters[i]!);
      from.push(starts[i]!);
      to.push(ends[i]!);
      i++;
    }
  }
  from.push(length);
  return { text: text.join(''), starts: Int32Array.from(from), ends: Int32Array.from(to) };
}

function matches(characters: readonly string[], at: number, word: string): boolean {
  for (let k = 0; k < word.length; k++) if (characters[at + k] !== word.charAt(k)) return false;
  return true;
}

/** The source span of a non-empty stretch of normalised text. */
export function sourceSpan(normalised: Normalised, start: number, end: number): Span {
  return { start: normalised.starts[start]!, end: normalised.ends[end - 1]! };
}

/** The first normalised offset whose character starts at or after a source offset. */
export function normalisedOffset(normalised: Normalised, sourceOffset: number): number {
  let low = 0;
  let high = normalised.text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (normalised.starts[middle]! < sourceOffset) low = middle + 1;
    else high = middle;
  }
  return low;
}
