import type { Span } from './types';

/** Offsets of the starts of all lines, the first being 0. LF, CRLF and CR end a line, as in LSP. A final line break starts an (empty) last line. */
export function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10) starts.push(i + 1);
    else if (code === 13) {
      if (text.charCodeAt(i + 1) === 10) i++;
      starts.push(i + 1);
    }
  }
  return starts;
}

/** The span of line `index` without its line break. */
export function lineSpan(text: string, starts: readonly number[], index: number): Span {
  const start = starts[index] ?? text.length;
  let end = starts[index + 1] ?? text.length;
  while (end > start && (text.charCodeAt(end - 1) === 10 || text.charCodeAt(end - 1) === 13)) end--;
  return { start, end };
}

/** Index of the last entry of an ascending list that is not above `value`. */
export function lastNotAbove(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] as number) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
