/**
 * Segments: chunks read in the light of their scope. In a scope the strongest form of head that occurs makes the articles: where there is a
 * 第5条, a line 「５　仕様書」 is an entry of a list; where there is none, it may be the head of an article.
 */
import { cutChunks, type Chunk } from './chunks';
import { withoutContents } from './contents';
import { ranks } from './heads';
import { keptWith } from './kept-with';
import { numberKey } from './shape';
import type { Scope, Segment, SegmentKind } from './types';

/** Chunks that form one segment. */
export interface Group {
  readonly kind: SegmentKind;
  readonly chunks: readonly Chunk[];
  /** Once it has been asked for (segment.ts). */
  segment: Segment | undefined;
  /** UTF-16 units and lines of the segment: read of every group at every keystroke, without a look at the segment. */
  length: number;
  lines: number;
}

const groupOf = (kind: SegmentKind, chunks: readonly Chunk[]): Group => ({ kind, chunks, segment: undefined, length: 0, lines: 0 });

export interface ScopeGroups {
  readonly kind: Scope['kind'];
  readonly label: string;
  readonly groups: readonly Group[];
  /** Its chunks stand in its groups as the document has them, and nothing but their heads decided how: {@link regroup}. */
  readonly byHeads: boolean;
  readonly size: number;
}

interface OpenScope {
  readonly kind: Scope['kind'];
  readonly label: string;
  readonly chunks: Chunk[];
  /** An article head is among its chunks. */
  article: boolean;
  /** Among them one that is more than a bare number. */
  strong: boolean;
}

/** Cuts the chunks of a document into scopes: main body, 附則, annexes. */
function scopesOf(chunks: readonly Chunk[]): OpenScope[] {
  let current: OpenScope = { kind: 'main', label: '', chunks: [], article: false, strong: false };
  const scopes = [current];
  let anyArticle = false;
  let closed = false;
  // A cover sheet (１ 業務名 …, signatures) is followed by the terms proper: their title begins no annex.
  const isTerms = (chunk: Chunk) => !current.strong && current.kind === 'main' && /約款/.test(chunk.head?.label ?? '');
  for (const [index, chunk] of chunks.entries()) {
    const kind = chunk.head?.kind;
    if (kind === 'closing' && anyArticle) closed = true;
    const isAnnexTitle = kind === 'annex-title' && current.article && !isTerms(chunk) && (closed || nextNumber(chunks, index) === 1);
    // An annex before any article is no annex: the document itself is one (別記　個人情報取扱特記事項).
    if ((kind === 'annex' && !(current.kind === 'main' && !current.article)) || isAnnexTitle || (kind === 'supplementary' && anyArticle)) {
      // 別記 on one line and its title on the next are one heading.
      if (isAnnexTitle && current.kind === 'annex' && current.chunks.length === 1) {
        current.chunks.push(chunk);
        continue;
      }
      current = { kind: kind === 'supplementary' ? 'supplementary' : 'annex', label: chunk.head?.label ?? '', chunks: [], article: false, strong: false };
      scopes.push(current);
    }
    current.chunks.push(chunk);
    if (kind === 'article') anyArticle = current.article = true;
    current.strong ||= chunk.rank >= ranks.headingParen;
  }
  return scopes;
}

/** The number of the next article head behind a chunk. */
function nextNumber(chunks: readonly Chunk[], index: number): number | undefined {
  for (let i = index + 1; i < chunks.length; i++) if (chunks[i]?.head?.kind === 'article') return chunks[i]?.head?.number?.numerals[0]?.value;
  return undefined;
}

/** Bare plain numbers in a row are a list or a table of contents: 「１　仕様書」「２　見積書」. */
function isListed(chunks: readonly Chunk[], index: number): boolean {
  const chunk = chunks[index] as Chunk;
  const sameShape = (other: Chunk | undefined) => other?.head?.kind === 'article' && other.head.shape === chunk.head?.shape && other.head.number?.numerals.length === chunk.head?.number?.numerals.length;
  const before = chunks[index - 1];
  return (chunk.bare && sameShape(chunks[index + 1])) || (before !== undefined && before.bare && sameShape(before) && valueOf(chunk) === valueOf(before) + 1);
}

/** 5.1 goes with 5 and with 5. */
const dotted = (chunk: Chunk) => (chunk.head?.number?.numerals.length ?? 1) > 1;
const valueOf = (chunk: Chunk) => chunk.head?.number?.numerals[0]?.value ?? 0;

const everyNumber = keptWith<Chunk, { readonly chunks: readonly Chunk[]; readonly cut: Chunk[] }>();

/** A scope without any head: 「１　乙は、…」「２　乙は、…」 are its articles, if there are three or more in order. */
function cutAtEveryNumber(chunks: readonly Chunk[]): readonly Chunk[] {
  const body = chunks.filter((chunk) => !chunk.frontMatter);
  const first = body[0];
  if (!first) return chunks;
  let kept = everyNumber.get(first);
  if (!kept || kept.chunks.length !== body.length || body.some((chunk, i) => chunk !== kept?.chunks[i])) {
    const cut = cutChunks(body.map((chunk) => chunk.text).join(''), false, true);
    const numbers = cut.filter((chunk) => chunk.head?.needsTitleBefore).map((chunk) => chunk.head?.number?.numerals[0]?.value ?? 0);
    const ordered = numbers.length >= 3 && numbers.every((n, i) => n === i + 1);
    // The heads of the scope (its annex line, say) stay heads: only whole cuts that begin like it replace it.
    kept = { chunks: body, cut: ordered ? cut : body };
    everyNumber.set(first, kept);
  }
  return chunks[0]?.frontMatter ? [chunks[0], ...kept.cut] : kept.cut;
}

/** A short scope without a head is cut by what its lines say. */
const isHeadless = (scope: OpenScope) => scope.kind !== 'supplementary' && scope.chunks.length < 20 && !scope.chunks.some((chunk) => chunk.rank > ranks.title);

function groupsOf(scope: OpenScope, mayClose: boolean): Group[] {
  const chunks: readonly Chunk[] = isHeadless(scope) ? cutAtEveryNumber(scope.chunks) : scope.chunks;
  const articleRank = strongest(chunks, scope.kind === 'supplementary' ? ranks.ordinal : ranks.title);
  const shape = chunks.find((chunk, i) => chunk.rank === articleRank && !isListed(chunks, i))?.head?.shape;
  let last = 0;
  // Bare numbers make articles only while they count on; 「３．」 among 「３」 is the same author's hand.
  const startsArticle = (chunk: Chunk, index: number): boolean => {
    // ## 4 体制, and 4.1 責任者 below it without `#`.
    if (articleRank === ranks.headingNumber && chunk.rank === ranks.plainNumber) return dotted(chunk) && valueOf(chunk) === last && chunk.head?.title !== undefined && !isListed(chunks, index);
    if (chunk.rank !== articleRank) return false;
    if (articleRank === ranks.headingNumber) last = valueOf(chunk);
    if (articleRank >= ranks.headingParen || articleRank === ranks.title) return true;
    const value = valueOf(chunk);
    const counts = chunk.head?.shape === shape || dotted(chunk) ? value > last || (value === last && dotted(chunk)) : value === last + 1;
    if (!counts || isListed(chunks, index)) return false;
    last = value;
    return true;
  };
  const articles: boolean[] = [];
  let level = 7;
  for (let i = 0; i < chunks.length; i++) {
    const chunk = chunks[i]!;
    // Below each Ⅰ, Ⅱ, Ⅲ they may begin anew.
    if (chunk.head?.kind === 'division') last = 0;
    const isArticle = startsArticle(chunk, i);
    articles.push(isArticle);
    if (isArticle && articleRank !== ranks.title) level = Math.min(level, chunk.head?.level ?? 0);
  }

  const groups: { readonly kind: SegmentKind; readonly chunks: Chunk[] }[] = [];
  let seenArticle = false;
  let seenHeading = false;
  for (let i = 0; i < chunks.length; i++) {
    const chunk = chunks[i]!;
    const kind = kindAt(chunk, i);
    if (kind === 'article') seenArticle = true;
    const open = groups[groups.length - 1];
    if (kind === undefined && open && open.kind !== 'front-matter') open.chunks.push(chunk);
    else groups.push({ kind: kind ?? 'preamble', chunks: [chunk] });
  }
  return groups.map((group) => groupOf(group.kind, group.chunks));

  function kindAt(chunk: Chunk, index: number): SegmentKind | undefined {
    if (chunk.frontMatter) return 'front-matter';
    const head = chunk.head;
    if (!head) return undefined;
    const isTitle = head.kind === 'heading' && head.level === 1 && !seenHeading && scope.kind === 'main' && !seenArticle;
    if (head.kind === 'heading') seenHeading = true;
    if (index === 0 || groups.length === 0) {
      if (head.kind === 'annex' || head.kind === 'annex-title') return scope.kind === 'annex' ? 'annex' : undefined;
      if (head.kind === 'supplementary') return scope.kind === 'supplementary' ? 'supplementary' : undefined;
    }
    if (head.kind === 'division') return 'division';
    // 「この契約の締結を証するため…」, the date and the signatures are one closing.
    if (head.kind === 'closing') return (seenArticle || mayClose) && groups[groups.length - 1]?.kind !== 'closing' ? 'closing' : undefined;
    if (isTitle) return undefined;
    if (articles[index]) return 'article';
    // Beside numbered articles made with #, a heading without a number is an article of its own when it stands as high as they do.
    if (head.kind === 'heading' && level > 0 && level < 7) return head.level === level ? 'article' : head.level < level ? 'division' : undefined;
    if (head.kind === 'heading' && level === 0 && scope.kind !== 'supplementary') return 'division';
    return undefined;
  }
}

function strongest(chunks: readonly Chunk[], least: number): number {
  let best = -1;
  let first = true;
  for (let i = 0; i < chunks.length; i++) {
    const { rank, head } = chunks[i]!;
    if (rank < least || rank <= best) continue;
    if (rank === ranks.title && first && head?.level === 1) first = false;
    else if (rank >= ranks.headingParen || rank === ranks.title || !isListed(chunks, i)) best = rank;
  }
  return best;
}

/** Reads the chunks of a document as scopes of segments. Linear in chunks. */
export function groupChunks(all: readonly Chunk[]): ScopeGroups[] {
  const chunks = withoutContents(all);
  const scopes = scopesOf(chunks);
  // Signatures may follow the 附則 or an annex, but not before the first article.
  const firstWithArticle = scopes.findIndex((scope) => scope.article);
  return scopes.map((scope, index) => ({
    kind: scope.kind,
    label: scope.label,
    groups: groupsOf(scope, firstWithArticle >= 0 && index > firstWithArticle),
    byHeads: chunks === all && !isHeadless(scope),
    size: scope.chunks.length,
  }));
}

/**
 * The scopes after an edit that put `changed` in the place of as many chunks from `first` on, where their heads say what those before said: the same groups, with the new
 * chunks in them. Undefined where the document has to be grouped anew.
 */
export function regroup(scopes: readonly ScopeGroups[], before: readonly Chunk[], changed: readonly Chunk[], first: number): readonly ScopeGroups[] | undefined {
  if (!changed.every((chunk, i) => sameHead(chunk, before[first + i] as Chunk))) return undefined;
  const end = first + changed.length;
  let from = 0;
  const result: ScopeGroups[] = [];
  for (const scope of scopes) {
    const to = from + scope.size;
    const touched = first < to && end > from;
    if (touched && !scope.byHeads) return undefined;
    result.push(touched ? { ...scope, groups: replaceIn(scope.groups, from, changed, first) } : scope);
    from = to;
  }
  return result;
}

/** `from`: index of the first chunk of the groups. */
function replaceIn(groups: readonly Group[], from: number, changed: readonly Chunk[], first: number): Group[] {
  let at = from;
  return groups.map((group) => {
    const start = at;
    at += group.chunks.length;
    if (at <= first || start >= first + changed.length) return group;
    const chunks = group.chunks.map((chunk, i) => changed[start + i - first] ?? chunk);
    return chunks.every((chunk, i) => chunk === group.chunks[i]) ? group : groupOf(group.kind, chunks);
  });
}

function sameHead(a: Chunk, b: Chunk): boolean {
  if (a === b) return true;
  if (a.bare !== b.bare || a.frontMatter !== b.frontMatter || a.open !== b.open) return false;
  if (!a.head || !b.head) return a.head === b.head;
  const [x, y] = [a.head, b.head];
  return x.kind === y.kind && x.level === y.level && x.form === y.form && x.shape === y.shape && x.label === y.label && x.needsTitleBefore === y.needsTitleBefore && numberKey(x.number) === numberKey(y.number);
}
