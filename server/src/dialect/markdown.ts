/**
 * The lines of a segment's body that are prose, with what Markdown says about them. remark-parse reads what may hold Markdown; text that
 * holds none (most articles) is read line by line. A property test holds the two together.
 *
 * Departures from CommonMark: four spaces of indentation do not make code (text pasted from word processors is indented at will); a row of a
 * table is a line that starts with `|`.
 */
import type { Nodes, Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Span } from './types';

export interface ProseLine extends Span {
  /** First line, or behind a blank line. */
  readonly blankBefore: boolean;
  /** Starts with white space (also full width). */
  readonly indented: boolean;
  readonly kind: 'text' | 'heading' | 'row';
  /** First line of a list item: how deep its list is (from 1), and its marker. Other lines of an item carry the depth alone. */
  readonly list?: { readonly depth: number; readonly marker?: Span; readonly ordered?: boolean };
}

const processor = unified().use(function () {
  const data = this.data() as { micromarkExtensions?: unknown[] };
  // Indented code is prose; `---` under a line of text is a rule, not a heading; nothing defines link targets in a contract.
  (data.micromarkExtensions ??= []).push({ disable: { null: ['codeIndented', 'setextUnderline', 'definition'] } });
}).use(remarkParse);

/** A line that could mean something to Markdown: heading, list, quote, fence, table, rule, HTML. */
const mayBeMarkdown = /(?:^|[\n\r])[ \t]*(?:[#>|*+\-~`<_=]|[0-9]{1,9}[.)](?:[ \t]|[\n\r]|$))/;
/** Where HTML or code may span lines. */
const mayBeInline = /[<`]/;

const isBlank = (text: string, start: number, end: number) => {
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code !== 32 && code !== 9 && code !== 0x3000) return false;
  }
  return true;
};

/** The prose lines of `text` from offset `from` on; offsets are of `text`. */
export function proseLines(text: string, from: number): ProseLine[] {
  const body = text.slice(from);
  return mayBeMarkdown.test(body) || mayBeInline.test(body) ? markdownLines(text, from) : plainLines(text, from);
}

export function plainLines(text: string, from: number): ProseLine[] {
  const lines: ProseLine[] = [];
  addLines(lines, text, from, text.length, { kind: 'text' });
  return lines;
}

/** Adds the filled lines of a stretch, without the white space around them. */
function addLines(lines: ProseLine[], text: string, from: number, to: number, about: Pick<ProseLine, 'kind'> & { depth?: number; marker?: Span; ordered?: boolean }): void {
  let start = from;
  let first = true;
  while (start < to) {
    let end = start;
    while (end < to && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
    if (!isBlank(text, start, end)) {
      let left = start;
      let right = end;
      while (isBlank(text, left, left + 1)) left++;
      while (isBlank(text, right - 1, right)) right--;
      const row = about.kind === 'text' && text.charCodeAt(left) === 124;
      lines.push({
        start: left,
        end: right,
        kind: row ? 'row' : about.kind,
        indented: left > start || (start === from && from > 0 && isBlank(text, from - 1, from)),
        blankBefore: blankBefore(text, start),
        ...(about.depth ? { list: { depth: about.depth, ...(first ? { marker: about.marker, ordered: about.ordered } : {}) } } : {}),
      });
      first = false;
    }
    start = end + 1;
  }
}

/** Is the line above the one that `at` lies in blank (or is there none)? */
function blankBefore(text: string, at: number): boolean {
  let end = at;
  while (end > 0 && text.charCodeAt(end - 1) !== 10 && text.charCodeAt(end - 1) !== 13) end--;
  if (end === 0) return true;
  end -= text.charCodeAt(end - 1) === 10 && text.charCodeAt(end - 2) === 13 ? 2 : 1;
  let start = end;
  while (start > 0 && text.charCodeAt(start - 1) !== 10 && text.charCodeAt(start - 1) !== 13) start--;
  return isBlank(text, start, end);
}

export function markdownLines(text: string, from: number): ProseLine[] {
  const body = text.slice(from);
  const tree: Root = processor.parse(body);
  const lines: ProseLine[] = [];
  visit(tree, 0, undefined);
  return lines;

  function visit(node: Nodes, depth: number, item: { marker: Span; ordered: boolean } | undefined): void {
    const start = from + (node.position?.start.offset ?? 0);
    const end = from + (node.position?.end.offset ?? 0);
    switch (node.type) {
      case 'paragraph':
        return addLines(lines, text, start, end, { kind: 'text', depth, ...item });
      case 'heading':
        return addLines(lines, text, start + (/^#*[ \t\u3000]*/.exec(text.slice(start, end))?.[0].length ?? 0), end, { kind: 'heading' });
      case 'list':
        return node.children.forEach((child) => visit(child, depth + 1, { marker: { start: 0, end: 0 }, ordered: node.ordered === true }));
      case 'listItem': {
        const width = /^(?:[0-9]{1,9}[.)]|[-*+])/.exec(text.slice(start, end))?.[0].length ?? 0;
        const marker = { start, end: start + width };
        node.children.forEach((child, index) => visit(child, depth, index === 0 ? { marker, ordered: item?.ordered === true } : undefined));
        return;
      }
      case 'root':
        return node.children.forEach((child) => visit(child, 0, undefined));
      default:
        // Code, HTML, quotes and rules are no provisions.
        return;
    }
  }
}
