/** What references point to. Resolved per segment and kept as long as neither its text nor the document's numbers change. */
import { numberTable } from './numbering';
import { perPlace } from './per-place';
import { mainBody, referencesOf, type Pointer, type Reference } from './references';
import { nounOf, numberKey } from './shape';
import type { ContractDocument, HeadForm, Item, Paragraph, Placed, Scope } from './types';

/** A place in a document: an article, one of its paragraphs, one of its items. */
export interface Target {
  /** {@link Placed.index} of the segment. */
  readonly segment: number;
  /** Index among the segment's paragraphs. */
  readonly paragraph?: number;
  /** Index of the item (号) among the paragraph's items. */
  readonly item?: number;
}

export interface ResolvedReference {
  readonly reference: Reference;
  /** Several for 前二項 and 前各号; none when external, broken or not decidable. */
  readonly targets: readonly Target[];
  /** The first step that names nothing that exists, where that is beyond doubt. */
  readonly broken?: 'article' | 'paragraph' | 'item';
}

/** The references of a segment with their targets, in order. */
export const resolvedReferences: (document: ContractDocument, placed: Placed) => readonly ResolvedReference[] = perPlace(resolveAll, (resolved, { at, by }) => {
  const isMoved = ({ segment }: Target) => segment >= at;
  if (by === 0 || !resolved.some(({ targets }) => targets.some(isMoved))) return resolved;
  return resolved.map((each) => ({ ...each, targets: each.targets.map((target) => (isMoved(target) ? { ...target, segment: target.segment + by } : target)) }));
});

const none: readonly ResolvedReference[] = [];

function resolveAll(document: ContractDocument, placed: Placed): readonly ResolvedReference[] {
  const references = referencesOf(placed.segment);
  if (references.length === 0) return none;
  const all: ResolvedReference[] = [];
  for (const reference of references) {
    const before = reference.previous === undefined ? undefined : all[reference.previous];
    const last = before?.targets[0];
    if (reference.external) {
      const scope = reference.named ? annexTitled(document, reference.named) : last && document.segments[last.segment]?.scope;
      all.push(scope ? resolveIn(document, scope, reference, last) : { reference, targets: [] });
    } else all.push(goesOnFromNothing(reference, before) ? { reference, targets: [] } : resolve(document, placed, reference, last));
  }
  return all;
}

/** Where a reference with a number of its own points to in a scope that is known, of this or of another document. Never broken: who named the scope was not asked. */
export function resolveIn(document: ContractDocument, scope: Scope, reference: Reference, last: Target | undefined): ResolvedReference {
  const placed = scope.articles[0];
  const { targets } = placed ? resolve(document, placed, reference, last, scope) : { targets: [] };
  return { reference, targets };
}

/** The one annex of the document whose title ends the words: 別記「個人情報取扱特記事項」第5条. */
function annexTitled(document: ContractDocument, words: string): Scope | undefined {
  const found = document.scopes.filter((scope) => scope.kind === 'annex' && words.endsWith(titleOfAnnex(document, scope)));
  return found.length === 1 ? found[0] : undefined;
}

/** Without its label, which may stand on the same line. What has no title is called by nothing. */
function titleOfAnnex(document: ContractDocument, scope: Scope): string {
  const title = document.segments.find((placed) => placed.scope === scope)?.segment.heading?.title ?? '';
  const plain = title.replace(/^[（(【［[]?(?:別紙|別記|別表|別添|別冊|様式)[第\d０-９一二三四五六七八九十号の－-]*[）)】］\]]?[ \t\u3000]*/, '').replace(/^[（(「『]|[）)」』]$/g, '');
  return plain.length >= 3 ? plain : '\u0000';
}

/** 第3項 of 「第99条第2項及び第3項」, where there is no 第99条. */
const goesOnFromNothing = (reference: Reference, before: ResolvedReference | undefined) =>
  reference.listed === true && before !== undefined && before.targets.length === 0 && !reference.article && !reference.annex && (reference.paragraph ?? reference.item)?.kind === 'number';

const standsAmongItems = (paragraphs: readonly Paragraph[], { at }: Reference) => at.items.length > 0 && (at.items[0] !== 0 || paragraphs[at.paragraph]?.sentences.length === 0);

const noTargets: readonly Target[] = [];

type Step = readonly number[] | 'broken' | 'unknown';

/** `home`: the scope that is beyond doubt; else the segment's own, or the one the reference names. */
function resolve(document: ContractDocument, placed: Placed, reference: Reference, last: Target | undefined, home?: Scope): ResolvedReference {
  const nothing = { reference, targets: noTargets };
  const broken = (step: ResolvedReference['broken']) => ({ reference, targets: noTargets, broken: step });
  if (!home && isOfAnother(document, placed, reference)) return nothing;
  const scope = home ?? (reference.annex ? annexScope(document, reference.annex.label) : placed.scope);
  if (reference.annex && !reference.article && !reference.paragraph) {
    const first = scope && document.segments.find((candidate) => candidate.scope === scope);
    return first ? { reference, targets: [{ segment: first.index }] } : nothing;
  }
  if (!scope) return nothing;
  const articles: Step = reference.article
    ? resolveArticle(document, placed, scope, reference.article, reference.ordinal ? 'ordinal' : 'article', last, home !== undefined || reference.annex !== undefined, reference.named !== undefined && (reference.named === mainBody || nounOf(reference.named) === '契約'))
    : reference.annex
      ? document.segments.filter((candidate) => candidate.scope === scope).slice(0, 1).map((candidate) => candidate.index)
      : sameIn(reference, last) ?? [placed.index];
  if (articles === 'broken') return reference.statute || mayBeParagraph(document, scope, reference) ? nothing : broken('article');
  if (articles === 'unknown') return nothing;
  if (!reference.paragraph && !reference.item) return { reference, targets: articles.map((segment) => ({ segment })) };

  const segment = articles[0] as number;
  const isOwn = segment === placed.index && !reference.article && !sameIn(reference, last);
  const paragraphs = (document.segments[segment] as Placed).segment.paragraphs;
  const found = reference.paragraph ? resolveParagraph(paragraphs, reference.paragraph, isOwn ? reference.at.paragraph : undefined, last) : undefined;
  // Where (1), (2) are the 項, 「前項」 in (2) is (1).
  if (found === 'broken' && reference.paragraph?.kind === 'relative' && standsAmongItems(paragraphs, reference)) return nothing;
  // Rows of a 別表 and remarks below it are counted as 項 too.
  if (found === 'broken') return reference.annex && !reference.article ? nothing : broken('paragraph');
  if (found === 'unknown') return nothing;
  if (!reference.item) return { reference, targets: (found ?? []).map((paragraph) => ({ segment, paragraph })) };

  const paragraph = found?.[0] ?? (reference.article ? paragraphWithItems(paragraphs) : sameIn(reference, last) ? (last?.paragraph ?? reference.at.paragraph) : reference.at.paragraph);
  const items = resolveItem(paragraphs[paragraph]?.items ?? [], reference.item, isOwn && paragraph === reference.at.paragraph ? reference.at.items[0] : undefined, last);
  if (items === 'broken') return broken('item');
  return items === 'unknown' ? nothing : { reference, targets: items.map((item) => ({ segment, paragraph, item })) };
}

/** 第３の１, where 第３ has its 項 1 and there is no 第３の１: which of the two is meant is not certain. */
function mayBeParagraph(document: ContractDocument, scope: Scope, { ordinal, article }: Reference): boolean {
  if (!ordinal || article?.kind !== 'number' || article.numerals.length !== 2) return false;
  return numberTable(document, scope).byNumber.has(String(article.numerals[0]!.value));
}

/** 「この契約第5条」 in a 仕様書 or 特記事項 of its own file is the contract's. */
const isOfAnother = ({ structure: { noun } }: ContractDocument, { scope }: Placed, { named }: Reference): boolean =>
  named !== undefined && scope.kind !== 'annex' && noun !== '' && ![noun, ''].includes(nounOf(named));

/** 同項 and 同号, and 第3項 of 「第2条第2項及び第3項」, stand for the article mentioned last. */
function sameIn(reference: Reference, last: Target | undefined): readonly number[] | undefined {
  if (!last || reference.article) return undefined;
  const step = reference.paragraph ?? reference.item;
  const goesOn = reference.listed && step?.kind === 'number' && (reference.paragraph ? last.paragraph : last.item) !== undefined;
  return goesOn || step?.kind === 'same' ? [last.segment] : undefined;
}

const paragraphWithItems = (paragraphs: readonly Paragraph[]) => Math.max(0, paragraphs.findIndex((paragraph) => paragraph.items.some((item) => item.label)));

function annexScope(document: ContractDocument, label: string): Scope | undefined {
  const key = label.normalize('NFKC').replace(/第|号|表$/g, '');
  if (label === '附則') return document.scopes.find((scope) => scope.kind === 'supplementary');
  const annexes = document.scopes.filter((scope) => scope.kind === 'annex');
  return annexes.find((scope) => scope.label.normalize('NFKC').replace(/第|号|表$/g, '') === key) ?? (annexes.length === 1 && /^別[記紙添]$/.test(label) && annexes[0]?.label.startsWith(label) ? annexes[0] : undefined);
}

function resolveArticle(document: ContractDocument, placed: Placed, scope: Scope, pointer: Pointer, form: HeadForm, last: Target | undefined, strict: boolean, ofDocument: boolean): Step {
  switch (pointer.kind) {
    case 'this':
      return [placed.index];
    case 'same':
      return last ? [last.segment] : 'unknown';
    case 'relative': {
      const at = placed.scope.articles.indexOf(placed);
      if (at < 0 || !['article', 'ordinal'].includes(placed.segment.heading?.form ?? '')) return 'unknown';
      return neighbours(placed.scope.articles.length, at, pointer, (i) => (placed.scope.articles[i] as Placed).index);
    }
    case 'number': {
      const key = numberKey(pointer);
      const main = document.scopes[0] as Scope;
      // 「この契約第5条」 in an annex is the main body's, 「第5条」 its own first; 附則 calls its own 「附則第2条」.
      const candidates = strict || scope === main ? [scope] : ofDocument || scope.kind === 'supplementary' ? [main, scope] : [scope, main];
      let decidable = false;
      for (const candidate of candidates) {
        const table = numberTable(document, candidate);
        if (!table.forms.has(form)) continue;
        const found = table.byNumber.get(key);
        if (found !== undefined) return [found];
        decidable ||= table.startsAtOne;
      }
      return decidable ? 'broken' : 'unknown';
    }
  }
}

/** Indices before or behind `at`: 前条, 次条, 前二項, 前各号. */
function neighbours(length: number, at: number, pointer: Extract<Pointer, { kind: 'relative' }>, map: (index: number) => number): Step {
  const count = pointer.count === 0 ? (pointer.by < 0 ? at : length - 1 - at) : pointer.count;
  const indices = Array.from({ length: count }, (_, i) => at + pointer.by * (pointer.by < 0 ? count - i : i + 1));
  return indices.length > 0 && indices.every((i) => i >= 0 && i < length) ? indices.map(map) : 'broken';
}

/** The number of a 項; the first needs none, and where none has one they are counted. */
export function paragraphNumber(paragraphs: readonly Paragraph[], index: number): number | undefined {
  const own = paragraphs[index]?.number?.numerals[0]?.value;
  if (own !== undefined) return own;
  if (index === 0) return 1;
  return paragraphs.some((paragraph) => paragraph.number) ? undefined : index + 1;
}

function resolveParagraph(paragraphs: readonly Paragraph[], pointer: Pointer, at: number | undefined, last: Target | undefined): Step {
  if (pointer.kind === 'same') return last?.paragraph !== undefined ? [last.paragraph] : 'unknown';
  if (pointer.kind === 'this') return at === undefined ? 'unknown' : [at];
  const numbered = paragraphs.map((_, index) => index).filter((index) => index === 0 || paragraphs[index]?.number !== undefined);
  if (pointer.kind === 'relative') {
    if (at === undefined) return 'unknown';
    // An unnumbered continuation belongs to the 項 above it; before any number nothing is certain.
    const own = numbered.filter((index) => index <= at).length - 1;
    if (own < numbered.length && paragraphs[at]?.number === undefined && at > 0) return 'unknown';
    return neighbours(numbered.length, own, pointer, (i) => numbered[i] as number);
  }
  const value = pointer.numerals[0]?.value;
  const index = paragraphs.findIndex((_, i) => paragraphNumber(paragraphs, i) === value);
  if (index >= 0) return [index];
  return numbered.length > 1 || paragraphs.length === 1 ? 'broken' : 'unknown';
}

function resolveItem(items: readonly Item[], pointer: Pointer, at: number | undefined, last: Target | undefined): Step {
  if (pointer.kind === 'same') return last?.item !== undefined ? [last.item] : 'unknown';
  if (pointer.kind === 'this') return at === undefined ? 'unknown' : [at];
  if (pointer.kind === 'relative') {
    if (at !== undefined) return neighbours(items.length, at, pointer, (i) => i);
    return pointer.count === 0 && items.length > 0 ? items.map((_, i) => i) : 'unknown';
  }
  const index = items.findIndex((item) => numberKey(item.label) === numberKey(pointer));
  if (index >= 0) return [index];
  return items.some((item) => !item.label) ? 'unknown' : 'broken';
}
