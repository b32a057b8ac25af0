/** Defined terms: （以下「甲」という。）, 「秘密情報」とは…をいう, and the entries of a definition article. */
import { keptWith } from './kept-with';
import { placesWith } from './places-with';
import { perSegment, perSegmentIn } from './per-segment';
import { sentencesIn } from './prose';
import type { ContractDocument, Item, Placed, Segment, Span } from './types';

export interface Definition {
  readonly name: string;
  /** The name, without quotation marks; relative to the segment. */
  readonly span: Span;
  /** `inline`: （以下「X」という。）, valid from here on. `means`: 「X」とは…をいう. `entry`: of a list of definitions. The last two hold everywhere. */
  readonly kind: 'inline' | 'means' | 'entry';
  /** What explains it: the sentence or the entry. */
  readonly explanation: Span;
  /** 以下この条において「X」という。: holds in this article alone. */
  readonly local?: boolean;
}

const inline = /以下(?:、|，)?(?:単に|総称して|併せて|合わせて|本[^「」（）。]{1,10}において|(?:この|次|第)[^「」（）。]{1,30}において)?(?:、|，)?((?:「[^「」]{1,40}」(?:又は|及び|、|若しくは)?)+)(?:と|のように)?(?:いう|いい|称|呼|総称|略)/g;
const localLead = /[この本次][条項号]|[条項号]から|[条項号](?:及び|、|並びに).{0,20}において$/;
const means = /「([^「」]{1,40})」とは/g;
const meansEnglish = /[“"]([^“”"]{1,60})[”"]\s+(?:means|shall mean|refers to)\b/g;
const inlineEnglish = /\((?:the|each a|hereinafter(?: referred to as)?(?: the)?)\s+[“"]([^“”"]{1,60})[”"]\)/gi;
const quoted = /「([^「」]{1,40})」/g;
const definitionLead = /(?:用語|語句|次に掲げる|次の各号に掲げる|以下の各用語).{0,60}(?:意義|定義|意味|定めるところ|いう)/;

/** Definitions that a segment makes, in order. */
export const definitionsOf: (segment: Segment) => readonly Definition[] = perSegment((segment) => {
  const { text } = segment;
  const found: Definition[] = [];
  for (const { sentence } of sentencesIn(segment)) {
    const { start, end } = sentence.span;
    const words = text.slice(start, end);
    const add = (kind: Definition['kind'], at: number, name: string, local = false) =>
      found.push({ name, kind, span: { start: start + at, end: start + at + name.length }, explanation: sentence.span, ...(local && { local }) });
    if (words.includes('以下')) {
      for (const match of words.matchAll(inline)) {
        const names = match[1] as string;
        const local = localLead.test(match[0].slice(0, match[0].indexOf(names)));
        for (const name of names.matchAll(quoted)) add('inline', match.index + match[0].indexOf(names) + name.index + 1, name[1] as string, local);
      }
    }
    if (words.includes('とは')) for (const match of words.matchAll(means)) add('means', match.index + 1, match[1] as string);
    if (/[“"]/.test(words)) {
      for (const match of words.matchAll(meansEnglish)) add('means', match.index + 1, match[1] as string);
      for (const match of words.matchAll(inlineEnglish)) add('inline', match.index + match[0].search(/[“"]/) + 1, match[1] as string);
    }
  }
  if (isDefinitionArticle(segment)) for (const paragraph of segment.paragraphs) for (const item of paragraph.items) addEntry(segment, item, found);
  return found.sort((a, b) => a.span.start - b.span.start);
});

/** Where the words that an inline definition names end: 物品 in 「頭書の物品（以下「物品」という。）」. */
export const namedEnd = ({ text }: Segment, { span }: Definition): number => Math.max(text.lastIndexOf('（', span.start), text.lastIndexOf('(', span.start));

function isDefinitionArticle(segment: Segment): boolean {
  const lead = segment.paragraphs[0]?.sentences[0]?.span;
  return /定義|用語|Definitions/.test(segment.heading?.title ?? '') && lead !== undefined && (definitionLead.test(segment.text.slice(lead.start, lead.end)) || segment.paragraphs.some((paragraph) => paragraph.items.length > 0));
}

/** 「(1) 個人情報　…をいう。」 and 「1　本報告書」 with the explanation on the next line. */
function addEntry(segment: Segment, item: Item, found: Definition[]): void {
  const first = item.sentences[0];
  if (!first) return;
  const words = segment.text.slice(first.span.start, first.span.end);
  const match = /^(?:「([^「」]{1,40})」|([^\s\u3000「」。、：:（(]{1,30}))(?=[\s\u3000：:（(]|とは|$)/.exec(words);
  const name = match?.[1] ?? match?.[2];
  if (!match || name === undefined) return;
  if (match[0].length === words.length ? item.sentences.length < 2 : !/いう|指す|とする|意味|もの|[。]/.test(segment.text.slice(item.span.start, item.span.end))) return;
  const start = first.span.start + match[0].indexOf(name);
  if (found.some((definition) => definition.span.start === start)) return;
  found.push({ name, kind: 'entry', span: { start, end: start + name.length }, explanation: item.span });
}

export interface PlacedDefinition extends Definition {
  readonly placed: Placed;
}

/** The terms of a document. Documents that define the same names share one object, so that uses can be kept per segment. */
export interface TermSet {
  readonly names: readonly string[];
  readonly pattern: RegExp | undefined;
}

const termSets = new Map<string, TermSet>();
const maxTermSets = 200;

export function termSetOf(names: readonly string[]): TermSet {
  const unique = [...new Set(names)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const key = unique.join('\u0000');
  let set = termSets.get(key);
  if (!set) {
    if (termSets.size >= maxTermSets) termSets.clear();
    const escaped = unique.map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    set = { names: unique, pattern: unique.length > 0 ? new RegExp(escaped.join('|'), 'g') : undefined };
    termSets.set(key, set);
  }
  return set;
}

const defining = placesWith((segment) => {
  const definitions = definitionsOf(segment);
  return definitions.length > 0 ? definitions : undefined;
});
const definitionsByDocument = keptWith<ContractDocument, readonly PlacedDefinition[]>();

/** Definitions of a document in order. */
export function documentDefinitions(document: ContractDocument): readonly PlacedDefinition[] {
  let all = definitionsByDocument.get(document);
  if (!all) {
    const found: PlacedDefinition[] = [];
    for (const { index, value } of defining(document)) for (const definition of value) found.push({ ...definition, placed: document.segments[index]! });
    definitionsByDocument.set(document, (all = found));
  }
  return all;
}

export interface TermUse {
  readonly name: string;
  readonly span: Span;
}

const han = /[\p{Script=Han}\p{Script=Katakana}ー]/u;
/** Characters of a compound that may touch a term without making another word of it. */
const mayPrecede = /[及又並若各該当全]/;
const mayFollow = /[等第各及又並若以内中外間毎別側者前後時上全完終開遂]/;

/** Uses of the terms in a segment, definitions included, longest term first; not inside of longer words (法 in 方法). */
export const termUses: (segment: Segment, terms: TermSet) => readonly TermUse[] = perSegmentIn((segment, terms: TermSet) => findUses(segment, terms));

function findUses(segment: Segment, terms: TermSet): TermUse[] {
  if (!terms.pattern || segment.kind === 'front-matter') return [];
  const { text } = segment;
  const found: TermUse[] = [];
  for (const match of text.matchAll(terms.pattern)) {
    const end = match.index + match[0].length;
    const before = text.charAt(match.index - 1);
    const after = text.charAt(end);
    const party = /^[甲乙丙丁]$/.test(match[0]);
    if (!party && han.test(match[0].charAt(0)) && han.test(before) && !mayPrecede.test(before)) continue;
    if (!party && han.test(match[0].slice(-1)) && han.test(after) && !mayFollow.test(after)) continue;
    if (/\w/.test(match[0].charAt(0)) && /\w/.test(before)) continue;
    if (/\w/.test(match[0].slice(-1)) && /\w/.test(after)) continue;
    found.push({ name: match[0], span: { start: match.index, end } });
  }
  return found;
}
