/**
 * A standard's Markdown taken apart: headings become numbered sections, prose their verbatim text, quotations their notes, fenced blocks what is
 * read by the other files of this folder.
 */
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Blockquote, Code, List, Nodes, Root } from 'mdast';
import type { Span } from '../../dialect/types';
import type { LocalizedText, Section } from '../types';

/** A fenced block with its place: `offset` is where its content starts in the file. */
export interface Block {
  readonly language: string;
  /** What stands behind the language in the opening fence. */
  readonly meta: string;
  readonly value: string;
  readonly offset: number;
  readonly span: Span;
  /** Number of the section it stands in; empty outside of sections. */
  readonly section: string;
}

export interface Outline {
  readonly sections: readonly Section[];
  readonly blocks: readonly Block[];
  /** Section headings whose number another section has already, with their places. */
  readonly duplicates: readonly { readonly number: string; readonly span: Span }[];
}

/** `1 …`, `(1) …`, `① …`, `第〇 …`, `2.3 …`: the number and what follows it. */
const numbered = /^(第[^\s　]+|\d+(?:\.\d+)*|\(\d+\)|\([a-z]\)|[①-⑳])\.?(?:[\s　]+|$)([^]*)$/;
const itemNumber = /^([①-⑳]|\([a-z]\))[\s　]+/;

interface Draft {
  number: string;
  title: string;
  level: number;
  lines: string[];
  notes: LocalizedText[];
  line: number;
}

/** `text` without its front matter, which stood in the first `offset` characters and `line` lines of the file. */
export function readOutline(text: string, offset: number, line: number): Outline {
  const root: Root = unified().use(remarkParse).parse(text);
  const place = (node: Nodes): Span => ({ start: offset + (node.position?.start.offset ?? 0), end: offset + (node.position?.end.offset ?? 0) });
  const lineOf = (node: Nodes): number => line + (node.position?.start.line ?? 1) - 1;
  const sections: Draft[] = [];
  const blocks: Block[] = [];
  const duplicates: { number: string; span: Span }[] = [];
  /** Sections from the outermost to the current one. */
  let open: Draft[] = [];
  const add = (draft: Draft, span: Span): void => {
    if (sections.some(({ number }) => number === draft.number)) duplicates.push({ number: draft.number, span });
    else sections.push(draft);
  };

  for (const node of root.children) {
    const current = open.at(-1);
    if (node.type === 'heading') {
      open = open.filter(({ level }) => level < node.depth);
      const match = numbered.exec(plain(node));
      if (!match) {
        open = [];
        continue;
      }
      const outer = open.findLast(({ number }) => !number.startsWith('第'))?.number ?? '';
      const label = match[1]!;
      const number = /^[(①-⑳]/.test(label) ? outer + label : label;
      const draft: Draft = { number, title: match[2]!.trim(), level: node.depth, lines: [], notes: [], line: lineOf(node) };
      open.push(draft);
      add(draft, place(node));
    } else if (node.type === 'code') blocks.push(blockOf(node, text, offset, place(node), current?.number ?? ''));
    else if (!current) continue;
    else if (node.type === 'paragraph') current.lines.push(plain(node));
    else if (node.type === 'blockquote') current.notes.push(...notesOf(node));
    else if (node.type === 'list') {
      for (const [number, lines, item] of itemsOf(node)) {
        current.lines.push(...lines);
        if (number === '') continue;
        add({ number: current.number + number, title: current.title, level: current.level + 1, lines, notes: [], line: lineOf(item) }, place(item));
      }
    }
  }
  return { sections: sections.map(({ lines, ...rest }) => ({ ...rest, text: lines.join('\n') })), blocks, duplicates };
}

/** The text of a node, hard wraps joined as the scripts want it. */
function plain(node: Nodes): string {
  const raw = 'value' in node ? node.value : node.type === 'break' ? '\n' : 'children' in node ? node.children.map(plain).join('') : '';
  return node.type === 'text' ? raw.replace(/([^])\r?\n([^])/g, (_, before: string, after: string) => (/[\u2e80-\uffff]/.test(before + after) ? before + after : `${before} ${after}`)) : raw;
}

function* itemsOf(list: List): Generator<[number: string, lines: string[], item: Nodes]> {
  for (const item of list.children) {
    const lines = item.children.filter((child) => child.type === 'paragraph').map(plain);
    yield [itemNumber.exec(lines[0] ?? '')?.[1] ?? '', lines, item];
    for (const child of item.children) if (child.type === 'list') yield* itemsOf(child);
  }
}

/** 「注：…」 and `Note: …`, in this order, explain one thing in two languages. */
function notesOf(quote: Blockquote): LocalizedText[] {
  const notes: { ja: string; en?: string }[] = [];
  for (const paragraph of quote.children) {
    const [, mark, text] = /^(注|Note)\s*[：:]\s*([^]*)$/.exec(plain(paragraph)) ?? [];
    const last = notes.at(-1);
    if (mark === 'Note' && last && last.en === undefined) last.en = text!;
    else if (mark) notes.push(mark === 'Note' ? { ja: text!, en: text! } : { ja: text! });
  }
  return notes;
}

function blockOf(node: Code, text: string, offset: number, span: Span, section: string): Block {
  const content = text.indexOf('\n', span.start - offset) + 1;
  return { language: node.lang ?? '', meta: node.meta ?? '', value: node.value, offset: offset + content, span, section };
}
