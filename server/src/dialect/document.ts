/**
 * The document: its text cut into chunks, and everything assembled from what is kept of them. An edit cuts the touched chunks and their
 * neighbours again; assembling is linear in segments with a small constant. A full parse is the same function over all text.
 */
import { cutChunks, type Chunk } from './chunks';
import { readFrontMatter, unclosedFrontMatter } from './front-matter';
import { keptWith } from './kept-with';
import { lastNotAbove, lineSpan } from './lines';
import { structureOf } from './numbering';
import { partiesAfter, partiesOf } from './parties';
import { Remembered } from './remembered';
import { segmentOf } from './segment';
import { nounOf } from './shape';
import { groupChunks, regroup, type ScopeGroups } from './segments';
import { changeFrom, rememberChange } from './versions';
import type { ContractDocument, DocumentKind, FrontMatter, Parties, Placed, Position, Range, Scope, Span, Structure } from './types';

/** LSP TextDocumentContentChangeEvent: without a range the whole text is replaced. */
export interface TextChange {
  readonly range?: Range;
  readonly text: string;
}

const frontMatters = keptWith<Chunk, FrontMatter>();
/** By text: contracts of one template begin alike. */
const remembered = new Remembered<{ readonly text: string; readonly frontMatter: FrontMatter }>(100_000);

class ParsedDocument implements ContractDocument {
  readonly frontMatter: FrontMatter | undefined;
  readonly kind: DocumentKind | undefined;
  readonly title: string;
  readonly parties: Parties;
  readonly segments: readonly Placed[];
  readonly articles: readonly Placed[];
  readonly scopes: readonly Scope[];
  readonly length: number;
  readonly lineCount: number;
  readonly structure: Structure;
  /** Structures of the versions before: what is undone finds what was resolved then. */
  private readonly recent: readonly Structure[];
  private text: string | undefined;
  private readonly groups: readonly ScopeGroups[];

  /** `edit`: the version before, and the chunks that came in the place of others from `first` on; what it has may be shared. */
  constructor(readonly uri: string, readonly chunks: readonly Chunk[], text?: string, edit?: { readonly previous: ParsedDocument; readonly changed: readonly Chunk[]; readonly first: number }) {
    this.text = text;
    const previous = edit?.previous;
    const kept = previous && previous.chunks.length === chunks.length ? regroup(previous.groups, previous.chunks, edit.changed, edit.first) : undefined;
    this.groups = kept ?? groupChunks(chunks);
    const segments: Placed[] = [];
    const scopes: Scope[] = [];
    let offset = 0;
    let line = 0;
    for (const { kind, label, groups } of this.groups) {
      const articles: Placed[] = [];
      const scope: Scope = { kind, label, articles };
      scopes.push(scope);
      for (const group of groups) {
        const segment = segmentOf(group);
        const placed: Placed = { segment, offset, line, scope, index: segments.length };
        offset += group.length;
        line += group.lines;
        segments.push(placed);
        if (group.kind === 'article') articles.push(placed);
      }
    }
    this.segments = segments;
    this.scopes = scopes;
    this.articles = scopes.length === 1 ? (scopes[0] as Scope).articles : scopes.flatMap((scope) => scope.articles);
    this.length = offset;
    this.lineCount = line;
    this.frontMatter = frontMatterOf(chunks[0]);
    this.kind = this.frontMatter?.kind?.value ?? kindByName(uri);
    this.parties = previous ? partiesAfter(this, previous) : partiesOf(this);
    this.title = this.frontMatter?.title?.value ?? titleOf(segments);
    if (previous) rememberChange(this, previous);
    const recent = previous ? [previous.structure, ...previous.recent] : [];
    this.structure = structureOf(segments, nounOf(this.title, this.kind), recent, changeFrom(this));
    this.recent = recent.filter((structure) => structure !== this.structure).slice(0, mostRecent);
  }

  getText(): string {
    return (this.text ??= this.chunks.map((chunk) => chunk.text).join(''));
  }

  slice(span: Span): string {
    const first = this.segmentAt(span.start);
    const end = span.end - first.offset;
    if (end <= first.segment.text.length) return first.segment.text.slice(span.start - first.offset, end);
    return this.getText().slice(span.start, span.end);
  }

  segmentAt(offset: number): Placed {
    return this.lastFrom('offset', Math.max(0, offset));
  }

  /** The last place that does not begin behind a value; the first where all do. */
  private lastFrom(key: 'offset' | 'line', value: number): Placed {
    const { segments } = this;
    let low = 0;
    let high = segments.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((segments[middle] as Placed)[key] <= value) low = middle;
      else high = middle - 1;
    }
    return segments[low] as Placed;
  }

  positionAt(offset: number): Position {
    const bounded = Math.max(0, Math.min(offset, this.length));
    const { segment, offset: base, line } = this.segmentAt(bounded);
    const inner = lastNotAbove(segment.lineStarts, bounded - base);
    return { line: line + inner, character: bounded - base - (segment.lineStarts[inner] as number) };
  }

  /** A position past the end of its line means the line's end, before its break (LSP, Position). */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.lineCount) return this.length;
    const { segment, offset, line } = this.lastFrom('line', position.line);
    const span = lineSpan(segment.text, segment.lineStarts, position.line - line);
    return offset + Math.max(span.start, Math.min(span.start + position.character, span.end));
  }
}

function frontMatterOf(first: Chunk | undefined): FrontMatter | undefined {
  if (!first) return undefined;
  let frontMatter = frontMatters.get(first);
  if (!frontMatter) {
    if (first.frontMatter) frontMatter = (remembered.find(first.text) ?? remembered.add({ text: first.text, frontMatter: readFrontMatter(first.text) })).frontMatter;
    else if (/^\uFEFF?---[ \t]*[\r\n]+[ \t]*[\w-]+[ \t]*:/.test(first.text)) frontMatter = unclosedFrontMatter({ start: 0, end: first.text.indexOf('-') + 3 });
    else return undefined;
    frontMatters.set(first, frontMatter);
  }
  return frontMatter;
}

/** `*.contract.md`, `*.policy.md`, `*.specification.md`, `*.standard.md`. */
const kindByName = (uri: string): DocumentKind | undefined => /\.(contract|policy|specification|standard)\.(?:md|markdown)$/i.exec(uri)?.[1]?.toLowerCase() as DocumentKind | undefined;

/** The document's title heading, else its first line of text. */
function titleOf(segments: readonly Placed[]): string {
  const first = segments.find((placed) => placed.segment.kind !== 'front-matter')?.segment;
  if (!first) return '';
  if (first.kind === 'article') return '';
  if (first.heading?.title) return first.heading.title;
  // Only the beginning: a hostile text may be one line, or one stretch of white space, of megabytes.
  const lines = first.text.slice(0, 4000).split(/[\r\n]+/);
  const line = lines.find((candidate) => candidate.trim() !== '' && !/^\s*(?:<!--|---|[\w-]+:\s)/.test(candidate)) ?? '';
  return line.trim().replace(/^#+\s*/, '').slice(0, 80);
}

/** Reads a document. Never fails: whatever the text is, there is a document, and what is wrong with it is among its problems. */
export function parseDocument(uri: string, text: string): ContractDocument {
  return new ParsedDocument(uri, cutChunks(text, true), text);
}

/** The document after LSP content changes, made from what is kept of the one before. Equal to a fresh parse of the new text. */
export function updateDocument(document: ContractDocument, changes: readonly TextChange[]): ContractDocument {
  let current = document as ParsedDocument;
  for (const change of changes) {
    current = change.range ? edited(current, current.offsetAt(change.range.start), current.offsetAt(change.range.end), change.text) : (parseDocument(current.uri, change.text) as ParsedDocument);
  }
  return current;
}

function edited(document: ParsedDocument, start: number, end: number, text: string): ParsedDocument {
  if (start > end) [start, end] = [end, start];
  const { chunks } = document;
  // Where a chunk starts can depend on the one before it (a title line, a \r) and on the first lines of the next: cut those again too.
  let offset = 0;
  let first = -1;
  let last = chunks.length - 1;
  let regionStart = 0;
  let regionEnd = document.length;
  for (let i = 0; i < chunks.length; i++) {
    const next = offset + (chunks[i] as Chunk).text.length;
    if (first < 0 && start <= next) {
      first = Math.max(0, i - 2);
      regionStart = offset - lengthOf(chunks, first, i);
    }
    if (end <= next) {
      last = Math.min(chunks.length - 1, i + 2);
      regionEnd = next + lengthOf(chunks, i + 1, last + 1);
      break;
    }
    offset = next;
  }
  if (first < 0) first = Math.max(0, chunks.length - 1);
  // Front matter is one chunk from the first line on, and its end may move anywhere.
  if (chunks[0]?.frontMatter && first <= 1) first = 0;
  if (first === 0) regionStart = 0;
  for (;;) {
    const region = joined(chunks, first, last + 1);
    const newText = region.slice(0, start - regionStart) + text + region.slice(end - regionStart);
    const cut = cutChunks(newText, first === 0);
    const atEnd = last === chunks.length - 1;
    // A fence, a comment or front matter that now reaches past the region: everything behind it is to be read again.
    const settled = atEnd || (cut[cut.length - 1]?.open === undefined && !(first === 0 && (cut[0]?.frontMatter !== chunks[0]?.frontMatter || /^\uFEFF?---/.test(newText))));
    if (!settled) {
      last = chunks.length - 1;
      regionEnd = document.length;
      continue;
    }
    if (!atEnd) dropFinalLine(cut);
    const changed = keepEqual(cut, chunks.slice(first, last + 1));
    return new ParsedDocument(document.uri, [...chunks.slice(0, first), ...changed, ...chunks.slice(last + 1)], undefined, { previous: document, changed, first });
  }
}

const joined = (chunks: readonly Chunk[], from: number, to: number) => chunks.slice(from, to).map((chunk) => chunk.text).join('');
const lengthOf = (chunks: readonly Chunk[], from: number, to: number) => chunks.slice(from, to).reduce((sum, chunk) => sum + chunk.text.length, 0);

/** A region that ends with a line break opens no line of its own: the next chunk starts there. */
function dropFinalLine(cut: Chunk[]): void {
  const final = cut[cut.length - 1] as Chunk;
  cut[cut.length - 1] = { ...final, lineStarts: final.lineStarts.slice(0, -1) };
}

/** Structures that a document remembers besides its own. */
const mostRecent = 2;

/** Chunks that were cut again but came out as they were stay the same objects, with what is kept of them. */
function keepEqual(cut: readonly Chunk[], before: readonly Chunk[]): Chunk[] {
  const known = new Map<string, Chunk[]>();
  for (const chunk of before) known.set(chunk.text, [...(known.get(chunk.text) ?? []), chunk]);
  return cut.map((chunk) => {
    const old = known.get(chunk.text)?.shift();
    return old && isSame(old, chunk) ? old : chunk;
  });
}

const isSame = (a: Chunk, b: Chunk): boolean =>
  a.open === b.open &&
  a.frontMatter === b.frontMatter &&
  a.lineStarts.length === b.lineStarts.length &&
  a.whole?.start === b.whole?.start &&
  a.head?.span.start === b.head?.span.start &&
  a.head?.kind === b.head?.kind;
