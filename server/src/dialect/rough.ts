/** Prose lines of a body that is too long or too deeply nested for remark-parse: each line by itself, in linear time. */
import type { ProseLine } from './markdown';
import { addLines } from './prose-lines';

/** Fences, comments, quotes and rules are no prose; headings and list items are known by how they begin; lists have no depth but one. */
export function roughLines(text: string, from: number): ProseLine[] {
  const lines: ProseLine[] = [];
  let fence = '';
  let comment = false;
  for (let start = from; start < text.length; ) {
    let end = start;
    while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
    addLine(start, end);
    start = end + 1;
  }
  return lines;

  function addLine(start: number, end: number): void {
    // What a line begins with is within its first characters.
    const beginning = text.slice(start, Math.min(end, start + 64));
    const fenced = /^ {0,3}(`{3,}|~{3,})/.exec(beginning)?.[1] ?? '';
    if (fence !== '') {
      if (fenced.startsWith(fence)) fence = '';
      return;
    }
    if (comment || /^ {0,3}<!--/.test(beginning)) {
      comment = !text.slice(start, end).includes('-->');
      return;
    }
    if (fenced !== '') {
      fence = fenced;
      return;
    }
    if (/^[ \t]*(?:>|(?:[-*_][ \t]*){3,}$)/.test(beginning)) return;
    const heading = /^ {0,3}#{1,6}[ \t\u3000]+/.exec(beginning);
    if (heading) return addLines(lines, text, start + heading[0].length, end, { kind: 'heading' });
    const marker = /^([ \t]*)([-*+]|[0-9]{1,9}[.)])[ \t]+/.exec(beginning);
    if (!marker) return addLines(lines, text, start, end, { kind: 'text' });
    const at = start + (marker[1] as string).length;
    addLines(lines, text, start + marker[0].length, end, { kind: 'text', depth: 1, marker: { start: at, end: at + (marker[2] as string).length }, ordered: (marker[2] as string).length > 1 });
  }
}
