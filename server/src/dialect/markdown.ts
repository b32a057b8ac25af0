/**
 * The lines of a segment's body that are prose, with what Markdown says about them. remark-parse reads what may hold Markdown; text that
 * holds none, or flat lists alone (nearly all articles), is read line by line. A property test holds them together.
 *
 * Departures from CommonMark: four spaces of indentation do not make code (text pasted from word processors is indented at will); a row of a
 * table is a line that starts with `|`.
 */
import type { Nodes, Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { listLines } from './list-lines';
import { addLines } from './prose-lines';
import { roughLines } from './rough';
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

/**
 * Blocks alone matter here. Indented code is prose; `---` under a line of text is a rule, not a heading; nothing defines link targets in a
 * contract. What is inside of a line is left alone: reading it would cost most of the time, and without bound for hostile text.
 */
const disabled = ['codeIndented', 'setextUnderline', 'definition', 'attention', 'autolink', 'characterEscape', 'characterReference', 'codeText', 'hardBreakEscape', 'htmlText', 'labelEnd', 'labelStartImage', 'labelStartLink'];

const processor = unified()
  .use(function () {
    const data = this.data() as { micromarkExtensions?: unknown[] };
    (data.micromarkExtensions ??= []).push({ disable: { null: disabled } });
  })
  .use(remarkParse);

/** A line that could mean something to Markdown: heading, list, quote, fence, table, rule, HTML. */
const mayBeMarkdown = /(?:^|[\n\r])[ \t]*(?:[#>|*+\-~`<_=]|[0-9]{1,9}[.)](?:[ \t]|[\n\r]|$))/;

/** Beyond this (UTF-16 units), or nested deeper than anyone writes, a body is read roughly: the time of remark-parse grows faster than the text. */
const longest = 256 * 1024;
const tooDeep = /(?:(?:[*+-]|[0-9]{1,9}[.)])[ \t]+|>[ \t]?){40}/;

/** The prose lines of `text` from offset `from` on; offsets are of `text`. */
export function proseLines(text: string, from: number): ProseLine[] {
  const body = text.slice(from);
  if (!mayBeMarkdown.test(body)) return plainLines(text, from);
  return listLines(text, from) ?? (body.length > longest || tooDeep.test(body) ? roughLines(text, from) : markdownLines(text, from));
}

export function plainLines(text: string, from: number): ProseLine[] {
  const lines: ProseLine[] = [];
  addLines(lines, text, from, text.length, { kind: 'text' });
  return lines;
}

export function markdownLines(text: string, from: number): ProseLine[] {
  const tree: Root = processor.parse(text.slice(from));
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
