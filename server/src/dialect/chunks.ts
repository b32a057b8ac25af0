/**
 * Chunks: the text cut before every line that may begin something. Where a cut lies depends only on the lines around it, so that after an edit
 * the touched chunks and their neighbours are cut again and all others stay (document.ts). Which chunks are articles of their own and which
 * belong to the one before is decided later, scope by scope (segments.ts).
 */
import { entryKeyOf } from './contents';
import { signatureLine } from './head-patterns';
import { headOf, headWith, rankOf, titleLineOf, type Head } from './heads';
import { lineSpan, lineStartsOf } from './lines';
import type { NumberLabel, Segment, SegmentKind, Span } from './types';

/** Inside a fenced code block or an HTML comment nothing is a head. */
type Enclosure = { readonly kind: 'fence'; readonly marker: string } | { readonly kind: 'comment' };

export interface Chunk {
  readonly text: string;
  readonly lineStarts: readonly number[];
  /** The line that begins it; absent for the first chunk of a text and for front matter. Spans are relative to the chunk. */
  readonly head?: Head;
  /** The title on the line before the head's number. */
  readonly titleBefore?: Span;
  /** The head from its title line or its number, whichever comes first, to the end of number and title. */
  readonly whole?: Span;
  /** {@link rankOf} its head; -1 without one. */
  readonly rank: number;
  /** {@link entryKeyOf} its head. */
  readonly entryKey: string | undefined;
  readonly frontMatter?: boolean;
  /** Nothing but blank lines behind the head: an entry of a list or of a table of contents rather than an article. */
  readonly bare: boolean;
  /** A fence or comment is still open at its end. Then it is the last chunk. */
  readonly open?: 'fence' | 'comment';
  /** The segment that it was the first chunk of (segment.ts). */
  kept?: { readonly kind: SegmentKind; readonly chunks: readonly Chunk[]; readonly segment: Segment };
}

const frontMatterStart = /^\uFEFF?---[ \t]*(?:\r\n|\n|\r)/;
const frontMatterEnd = /(?:^|\n|\r)(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)/g;

/** Length of the front matter with its closing line; 0 where there is none, and where it is never closed. */
export function frontMatterLength(text: string): number {
  const opening = frontMatterStart.exec(text);
  if (!opening) return 0;
  frontMatterEnd.lastIndex = opening[0].length - 1;
  const ending = frontMatterEnd.exec(text);
  return ending ? ending.index + ending[0].length : 0;
}

function enclosureOf(line: string): Enclosure | undefined {
  const fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line);
  if (fence) return { kind: 'fence', marker: fence[1] as string };
  if (/^ {0,3}<!--/.test(line) && !line.includes('-->')) return { kind: 'comment' };
  return undefined;
}

function closes(line: string, open: Enclosure): boolean {
  if (open.kind === 'comment') return line.includes('-->');
  const fence = /^ {0,3}(`+|~+)[ \t]*$/.exec(line)?.[1];
  return fence !== undefined && fence.charAt(0) === open.marker.charAt(0) && fence.length >= open.marker.length;
}

interface Cut {
  readonly line: number;
  readonly head?: Head;
  readonly headLine: number;
  readonly titleBefore?: Span;
}

/** Only these characters can open a fence or a comment, after at most three spaces. */
const mayEnclose = (text: string, at: number) => {
  let i = at;
  while (i < at + 3 && text.charCodeAt(i) === 32) i++;
  const code = text.charCodeAt(i);
  return code === 96 || code === 126 || code === 60;
};

/**
 * Cuts a text that starts outside of fences and comments. `atStart`: the text is the beginning of a document (front matter is possible). `everyNumber`: a bare number
 * begins a chunk even without a title (for scopes that have no other heads).
 */
export function cutChunks(text: string, atStart: boolean, everyNumber = false): Chunk[] {
  const starts = lineStartsOf(text);
  const front = atStart ? frontMatterLength(text) : 0;
  const cuts: Cut[] = [{ line: 0, headLine: -1 }];
  let open: Enclosure | undefined;
  let lastFilled = -1;
  const firstLine = front === 0 ? 0 : starts.findIndex((start) => start >= front);
  const lineAt = (line: number) => {
    const { start, end } = lineSpan(text, starts, line);
    return text.slice(start, end);
  };
  if (front > 0 && firstLine > 0 && front < text.length) cuts.push({ line: firstLine, headLine: -1 });

  for (let i = front === text.length && front > 0 ? starts.length : firstLine; i < starts.length; i++) {
    if (open) {
      if (closes(lineAt(i), open)) open = undefined;
      lastFilled = i;
      continue;
    }
    const line = lineAt(i);
    if (mayEnclose(text, starts[i] as number)) {
      open = enclosureOf(line);
      if (open) {
        lastFilled = i;
        continue;
      }
    }
    const head = headOf(line);
    if (head && !(head.shape === 'date' && !signatureFollows(i)) && !(mayBeWrapped(head) && wrappedAbove(i))) addHead(i, head);
    if (line.trim() !== '') lastFilled = i;
  }
  return cuts.map((cut, index) => chunkOf(cut, cuts[index + 1]));

  function signatureFollows(line: number): boolean {
    for (let i = line + 1; i < starts.length && i <= line + 4; i++) {
      const next = lineAt(i);
      if (next.trim() !== '') return signatureLine.test(next);
    }
    return false;
  }

  /** A sentence that was broken in the line above goes on here: 「…必要な事項は、」「別紙２に掲げる仕様書」. */
  function wrappedAbove(line: number): boolean {
    if (lastFilled < firstLine || lastFilled !== line - 1) return false;
    const above = lineAt(lastFilled).trim();
    return above.length >= shortestWrapped && !/^[#|]|[。．.：:）)」】\]]$/.test(above);
  }

  function addHead(line: number, head: Head): void {
    const previous = cuts[cuts.length - 1] as Cut;
    const takesTitle = head.kind === 'article' && head.title === undefined && head.level === 0;
    if ((takesTitle || head.needsTitleBefore) && lastFilled >= 0 && line - lastFilled <= 3 && lastFilled >= previous.line && lastFilled >= firstLine && previous.headLine !== lastFilled) {
      const before = titleLineOf(lineAt(lastFilled));
      if (before) return cut({ line: lastFilled, head, headLine: line, titleBefore: shift(before.title, starts[lastFilled] as number) });
    }
    if (takesTitle && previous.headLine === lastFilled && previous.head && line - lastFilled <= 3 && previous.head.level > 1 && previous.head.kind === 'heading' && previous.head.title) {
      return cut({ line: previous.line, head, headLine: line, titleBefore: shift(previous.head.title, starts[previous.line] as number) });
    }
    if (head.needsTitleBefore && !everyNumber) return;
    cut({ line, head, headLine: line });
  }

  function cut(at: Cut): void {
    // Where the text itself begins with a head, nothing comes before it.
    if (cuts[cuts.length - 1]?.line === at.line) cuts.pop();
    cuts.push(at);
  }

  function chunkOf(cut: Cut, next: Cut | undefined): Chunk {
    const from = starts[cut.line] as number;
    const to = next ? (starts[next.line] as number) : text.length;
    const lastLine = next ? next.line : starts.length;
    const lineStarts: number[] = [];
    for (let i = cut.line; i < lastLine; i++) lineStarts.push((starts[i] as number) - from);
    // A break at the very end belongs to the chunk; the line it opens belongs to the next one, if there is one.
    const slice = text.slice(from, to);
    if (!cut.head) return { text: slice, lineStarts, rank: -1, entryKey: undefined, bare: false, frontMatter: front > 0 && cut.line === 0 && cut.headLine < 0, open: next ? undefined : open?.kind };
    const base = (starts[cut.headLine] as number) - from;
    const head = shiftHead(cut.head, base);
    const titleBefore = cut.titleBefore && shift(cut.titleBefore, -from);
    const whole = { start: titleBefore ? titleBefore.start - 1 : head.span.start, end: head.span.end };
    const bare = slice.slice(head.body).trim() === '';
    return {
      text: slice,
      lineStarts,
      head,
      titleBefore,
      whole: titleBefore && slice.charAt(whole.start) === '#' ? { start: titleBefore.start, end: whole.end } : whole,
      rank: rankOf(head),
      entryKey: entryKeyOf(head),
      bare,
      open: next ? undefined : open?.kind,
    };
  }
}

/** A line shorter than this (UTF-16 units) was not broken by a word processor. */
const shortestWrapped = 30;
/** Heads that are words which a sentence may hold too. 第５条 behind a line break is told apart by what follows it. */
const mayBeWrapped = (head: Head) => head.level === 0 && (head.kind === 'annex' || head.kind === 'annex-title' || (head.kind === 'article' && head.form === 'number'));

const shift = (span: Span, by: number): Span => ({ start: span.start + by, end: span.end + by });

function shiftHead(head: Head, by: number): Head {
  if (by === 0) return head;
  const moved = (label: NumberLabel | undefined) => label && { span: shift(label.span, by), numerals: label.numerals.map(({ value, script, span }) => ({ value, script, span: shift(span, by) })) };
  return headWith(head, { number: moved(head.number), until: moved(head.until), title: head.title && shift(head.title, by), span: shift(head.span, by), body: head.body + by });
}
