/**
 * Text as the evidence engine reads it: full and half width folded, Latin in lower case, white space inside Japanese and Markdown's marks gone, variant
 * spellings written in one way ({@link rewrites}). Every character knows the span of the source it comes from.
 *
 * The words of every standard go through the same function, so that text and words meet however either is spelt.
 */
import type { Span } from '../../dialect/types';
import { rewrites, type Rewrite } from './variants';

export interface Normalised {
  readonly text: string;
  /** Source offsets (UTF-16) of the start of each character of `text`, and one more for the end. */
  readonly starts: Int32Array;
  /** Source offsets of the end of each character. */
  readonly ends: Int32Array;
}

/** Characters of Markdown that carry no meaning inside a sentence, and such as are not seen: `*_\`~`, zero widths, the soft hyphen. */
const isMark = (c: number): boolean => c === 0x2a || c === 0x5f || c === 0x60 || c === 0x7e || (c >= 0x200b && c <= 0x200d) || c === 0xfeff || c === 0xad;

const isSpace = (c: number): boolean => c === 0x20 || (c >= 0x09 && c <= 0x0d) || c === 0xa0 || c === 0x3000;

/** Scripts written without spaces between words. */
const isUnspaced = (c: number): boolean => c >= 0x2e80;

/** Code units with the source span of each. */
class CodeUnits {
  codes: Uint16Array;
  starts: Int32Array;
  ends: Int32Array;
  length = 0;

  constructor(size: number) {
    this.codes = new Uint16Array(size);
    this.starts = new Int32Array(size);
    this.ends = new Int32Array(size);
  }

  put(code: number, start: number, end: number): void {
    if (this.length === this.codes.length) this.grow();
    this.codes[this.length] = code;
    this.starts[this.length] = start;
    this.ends[this.length++] = end;
  }

  putAll(text: string, start: number, end: number): void {
    for (let k = 0; k < text.length; k++) this.put(text.charCodeAt(k), start, end);
  }

  /** From `start` to before `end`. */
  putRange({ codes, starts, ends }: CodeUnits, start: number, end: number): void {
    const size = this.length + end - start;
    if (size > this.codes.length) this.grow(size);
    this.codes.set(codes.subarray(start, end), this.length);
    this.starts.set(starts.subarray(start, end), this.length);
    this.ends.set(ends.subarray(start, end), this.length);
    this.length = size;
  }

  private grow(size = this.length): void {
    const larger = new CodeUnits(size * 2 + 16);
    larger.codes.set(this.codes);
    larger.starts.set(this.starts);
    larger.ends.set(this.ends);
    ({ codes: this.codes, starts: this.starts, ends: this.ends } = larger);
  }
}

/** Used again for every text: nothing outlives a call. */
const folded = new CodeUnits(4096);
const rewritten = new CodeUnits(4096);

export function normalise(source: string): Normalised {
  const out = folded;
  out.length = 0;
  let i = 0;
  while (i < source.length) {
    const code = source.charCodeAt(i);
    if (isSpace(code)) {
      i = skipSpace(source, i, out);
      continue;
    }
    if (code === 0x3c) {
      const end = endOfTag(source, i);
      if (end > i) {
        i = end;
        continue;
      }
    }
    if (isMark(code) || (code === 0x5c && /[!-/:-@[-`{-~]/.test(source.charAt(i + 1)))) {
      i++;
      continue;
    }
    if (code < 0x80) out.put(lower(code), i, i + 1);
    else if (code >= 0xff01 && code <= 0xff5e) {
      const narrow = code - 0xfee0;
      if (!isMark(narrow)) out.put(lower(narrow), i, i + 1);
    } else if (code >= 0xff61 && code <= 0xff9f) {
      const voiced = /[\uff9e\uff9f]/.test(source.charAt(i + 1)) ? 2 : 1;
      out.putAll(source.slice(i, i + voiced).normalize('NFKC'), i, i + voiced);
      i += voiced - 1;
    } else if (isUnspaced(code)) out.put(code, i, i + 1);
    else {
      const small = source.charAt(i).toLowerCase();
      out.put(small.length === 1 ? small.charCodeAt(0) : code, i, i + 1);
    }
    i++;
  }
  return rewrite(out, source.length);
}

/** ASCII only. */
const lower = (code: number): number => (code >= 0x41 && code <= 0x5a ? code + 32 : code);

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
function skipSpace(source: string, from: number, out: CodeUnits): number {
  let i = from;
  let lineBreak = false;
  while (i < source.length && (isSpace(source.charCodeAt(i)) || (lineBreak && source.charAt(i) === '>'))) {
    lineBreak ||= source.charAt(i) === '\n' || source.charAt(i) === '\r';
    i++;
  }
  const before = out.codes[out.length - 1];
  if (out.length === 0 || before === undefined || before === 0x20 || i >= source.length) return i;
  if (!isUnspaced(before) && !isUnspaced(source.charCodeAt(i))) out.put(0x20, from, i);
  return i;
}

/** One form for variant spellings; a rewritten word's characters all span the whole word in the source. What stands between them is taken over as it is. */
function rewrite(from: CodeUnits, length: number): Normalised {
  const { codes, starts, ends, length: count } = from;
  const out = rewritten;
  out.length = 0;
  let kept = 0;
  for (let i = 0; i < count; i++) {
    if (mayBegin[codes[i]! % mayBegin.length] === 0) continue;
    const found = variantAt(codes, count, i);
    if (!found) continue;
    out.putRange(from, kept, i);
    kept = i + found.variant.length;
    out.putAll(found.form, starts[i]!, ends[kept - 1]!);
    i = kept - 1;
  }
  if (kept === 0) return normalised(from, length);
  out.putRange(from, kept, count);
  return normalised(out, length);
}

function normalised(units: CodeUnits, length: number): Normalised {
  const text = textOf(units.codes, units.length);
  const size = units.length;
  units.put(0, length, length);
  return { text, starts: units.starts.slice(0, size + 1), ends: units.ends.slice(0, size) };
}

/** Whether a variant may begin with a code unit, by its remainder: most characters need not be looked up. */
const mayBegin = new Uint8Array(1021);
for (const code of rewrites.keys()) mayBegin[code % mayBegin.length] = 1;

/** The longest variant that stands at a place. */
function variantAt(codes: Uint16Array, count: number, at: number): Rewrite | undefined {
  const candidates = rewrites.get(codes[at]!);
  if (candidates) for (let k = 0; k < candidates.length; k++) if (matches(codes, count, at, candidates[k]!.variant)) return candidates[k];
  return undefined;
}

function matches(codes: Uint16Array, count: number, at: number, word: string): boolean {
  if (at + word.length > count) return false;
  for (let k = 1; k < word.length; k++) if (codes[at + k] !== word.charCodeAt(k)) return false;
  return true;
}

/** As many arguments as a call surely takes. */
const chunk = 4096;

function textOf(codes: Uint16Array, length: number): string {
  let text = '';
  for (let i = 0; i < length; i += chunk) text += String.fromCharCode.apply(null, codes.subarray(i, Math.min(i + chunk, length)) as unknown as number[]);
  return text;
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

/** A normalised text without what stands in brackets. */
export const outsideBrackets = (text: string): string => (text.includes('(') ? text.replace(/\([^()]*\)/g, '') : text);
