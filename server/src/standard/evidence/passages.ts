/**
 * A segment as passages: every sentence with its clauses, what each says (a set of concepts), and what it leans on. Derived from the
 * segment's text, the parties' names and the words of the standards alone.
 */
import type { Item, Parties, Segment, Sentence } from '../../dialect/types';
import { english } from '../grammar/en';
import { japanese } from '../grammar/ja';
import { client, contractor, type Clause, type Force, type Grammar } from '../grammar/types';
import { normalise, normalisedOffset, type Normalised } from '../text/normalise';
import { gapLength, standsAsWord } from '../text/words';
import { include, noBits, type Bits } from './bits';
import type { CompiledRule, CompiledStandards } from './compile';
import { except, final, latin, open, partOf, partsOf, tight, useConcept, usePattern, useShape, useSize } from './lexicon';

/** A concept found, in offsets of the normalised text. */
export interface Hit {
  readonly concept: number;
  readonly start: number;
  readonly end: number;
}

export interface JudgedClause {
  readonly start: number;
  readonly end: number;
  readonly force: Force;
  /** Bits of who owes it; undefined: whoever the document is about. */
  readonly bearer: number | undefined;
  readonly set: Bits;
  /** Made when a rule first asks (match.ts). */
  reading?: Reading;
}

/** What is said in a stretch and around it. */
export interface Reading {
  readonly own: Bits;
  /** With the sentences that introduce it. */
  readonly scope: Bits;
  /** With what its sentence leans on; made when a rule first asks. */
  around?: Bits;
}

export interface Passage {
  readonly start: number;
  readonly end: number;
  readonly grammar: Grammar;
  readonly clauses: readonly JudgedClause[];
  readonly set: Bits;
  /** Of an item: the sentence that introduces it, the nearest last. */
  readonly leads: readonly Passage[];
  /** Of a lead-in: all the items below it. */
  readonly items: Passage[];
  /** Sentences before it in the same paragraph or item, and those of paragraphs it refers to. */
  readonly leansOn: readonly Passage[];
  readonly paragraph: number;
  /** What it says goes into contracts: it, or the sentence that introduces it, says so. */
  readonly contractual: boolean;
  /** Sentences that take it back at the contractor's will: it binds nobody. Itself, when its own exception does. */
  readonly hollowedBy: Passage[];
  /** By how much a rule looks at. */
  readonly readings: Partial<Record<CompiledRule['within'], Reading>>;
}

export interface SegmentText {
  readonly normalised: Normalised;
  readonly hits: readonly Hit[];
  readonly passages: readonly Passage[];
  /** All that the article says, its heading included. */
  readonly set: Bits;
}

export function readPassages(segment: Segment, parties: Parties, standards: CompiledStandards): SegmentText {
  const normalised = normalise(segment.text);
  const hits = findHits(normalised.text, standards);
  const set = noBits(standards.conceptNames.length);
  for (const { concept } of hits) include(set, concept);
  const reader = new Reader(segment, normalised, hits, parties, standards.conceptNames.length);
  return { normalised, hits, passages: reader.read(), set };
}

/**
 * Hits by start. What stands in brackets may interrupt a word (従事する者（以下「作業従事者」という。）を定め): the text is read once as it stands and, where it
 * has brackets, once without them.
 */
function findHits(text: string, standards: CompiledStandards): Hit[] {
  const found: Found = { hits: [], excepted: [] };
  scan(text, standards, found);
  const bare = withoutBrackets(text);
  if (bare) {
    // What reaches over a bracket is new; the rest has been found.
    scan(bare.text, standards, found, (offset) => bare.offsets[offset]!, (start, end) => bare.offsets[end - 1]! - bare.offsets[start]! > end - 1 - start);
  }
  const { hits, excepted } = found;
  const kept = excepted.length === 0 ? hits : hits.filter((hit) => !excepted.some((e) => e.concept === hit.concept && e.start <= hit.start && e.end >= hit.end));
  return kept.sort((a, b) => a.start - b.start || a.end - b.end);
}

interface Found {
  readonly hits: Hit[];
  readonly excepted: Hit[];
}

/** The text outside of round brackets, and where each of its characters stands. Undefined when there are none, or when they do not close. */
function withoutBrackets(text: string): { readonly text: string; readonly offsets: readonly number[] } | undefined {
  if (!text.includes('(')) return undefined;
  let out = '';
  const offsets: number[] = [];
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === '(') depth++;
    else if (character === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      out += character;
      offsets.push(i);
    }
  }
  return depth === 0 ? { text: out, offsets } : undefined;
}

/** A word with gaps that has begun: how many of its parts there are, where it started and where the latest part ended. */
interface Chain {
  readonly part: number;
  readonly start: number;
  readonly end: number;
}

const same = (offset: number): number => offset;
const always = (): boolean => true;

/** As many words with gaps of one pattern may be in progress. */
const mostChains = 8;

/** Words with gaps are put together from their parts. `place`: where an offset of this text stands in the whole. `counts`: whether what stands there is wanted. */
function scan(text: string, { lexicon: { automaton, starts, uses } }: CompiledStandards, { hits, excepted }: Found, place: (offset: number) => number = same, counts: (start: number, end: number) => boolean = always): void {
  const chains = new Map<number, Chain[]>();
  const complete = (concept: number, shape: number, start: number, end: number): void => {
    if (!counts(start, end)) return;
    if ((shape & final) !== 0 && !/^(?:$|[。、(,.;・]|及び|並びに|又は|等)/.test(text.slice(end, end + 3))) return;
    ((shape & except) !== 0 ? excepted : hits).push({ concept, start: place(start), end: place(end - 1) + 1 });
  };
  automaton.scan(text, (word, start, end) => {
    for (let use = starts[word]!; use < starts[word + 1]!; use += useSize) {
      const shape = uses[use + useShape]!;
      if ((shape & latin) !== 0 && !standsAsWord(text, start, end, (shape & open) !== 0)) continue;
      const concept = uses[use + useConcept]!;
      const part = partOf(shape);
      const last = partsOf(shape) - 1;
      if (last === 0) {
        complete(concept, shape, start, end);
        continue;
      }
      const pattern = uses[use + usePattern]!;
      const begun = chains.get(pattern);
      if (part === 0) {
        if (!begun) chains.set(pattern, [{ part: 0, start, end }]);
        else {
          begun.push({ part: 0, start, end });
          if (begun.length > mostChains) begun.shift();
        }
        continue;
      }
      if (!begun) continue;
      for (let i = begun.length - 1; i >= 0; i--) {
        const chain = begun[i]!;
        if (chain.part !== part - 1 || start < chain.end || start - chain.end > gapLength || ((shape & tight) !== 0 ? /[。、,()「」]/ : /。/).test(text.slice(chain.end, start))) continue;
        if (part === last) complete(concept, shape, chain.start, end);
        else begun.push({ part, start: chain.start, end });
        break;
      }
    }
  });
}

/** The hits within a stretch of the text. Costs what it finds, not what the text holds. */
export function hitsIn(hits: readonly Hit[], { start, end }: { readonly start: number; readonly end: number }): Hit[] {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hits[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  const found: Hit[] = [];
  for (let i = low; i < hits.length && hits[i]!.start < end; i++) if (hits[i]!.end <= end) found.push(hits[i]!);
  return found;
}

/** Sentences that one may lean on: more than any article has, so that a text without structure costs no more than its length. */
const reach = 64;

/** A sentence that a list follows, though a ただし may stand between. */
const introduces = /次(?:に|の|表)|以下の|下記|各号|左記|following/;

/** …を禁止する旨を契約に定める: what the contract shall hold forbids. */
const forbids = /(?:禁止(?:する)?|てはならない|しない)(?:こと|旨)?(?:を|等を|について)/;

class Reader {
  private readonly passages: Passage[] = [];
  private readonly byParagraph: Passage[][] = [];

  constructor(
    private readonly segment: Segment,
    private readonly normalised: Normalised,
    private readonly hits: readonly Hit[],
    private readonly parties: Parties,
    private readonly concepts: number,
  ) {}

  read(): Passage[] {
    this.segment.paragraphs.forEach((paragraph, index) => {
      this.byParagraph.push([]);
      const own = this.readSentences(paragraph.sentences, [], [], index);
      this.readItems(paragraph.items, own, index);
    });
    return this.passages;
  }

  private readItems(items: readonly Item[], lead: readonly Passage[], paragraph: number): void {
    const introduction = lead.findLast((passage) => introduces.test(this.text(passage))) ?? lead.at(-1);
    const siblings: Passage[][] = [];
    for (const item of items) {
      const leads = introduction ? [...introduction.leads, introduction] : [];
      const own = this.readSentences(item.sentences, leads, [...(introduction?.leansOn ?? []), ...lead.filter((passage) => passage !== introduction)], paragraph, siblings);
      siblings.push(own);
      for (const passage of own) for (const above of leads) above.items.push(passage);
      this.readItems(item.items, own.length > 0 ? own : lead, paragraph);
    }
  }

  private text(passage: Passage): string {
    return this.normalised.text.slice(passage.start, passage.end);
  }

  private readSentences(sentences: readonly Sentence[], leads: readonly Passage[], before: readonly Passage[], paragraph: number, siblings: readonly Passage[][] = []): Passage[] {
    const own: Passage[] = [];
    for (const { span } of sentences) {
      const start = normalisedOffset(this.normalised, span.start);
      const end = normalisedOffset(this.normalised, span.end);
      if (end <= start) continue;
      const text = this.normalised.text.slice(start, end);
      const grammar = /[\u3040-\u30ff\u4e00-\u9fff]/.test(text) ? japanese : english;
      const lead = leads.at(-1)?.clauses.at(-1);
      const previous = own.at(-1)?.clauses.at(-1);
      const inherited = previous?.bearer ?? lead?.bearer;
      const contractual = grammar.putsIntoContract(text) || leads.at(-1)?.contractual === true;
      const clauses = grammar.clauses(this.normalised.text, start, end, this.parties).map((clause) => this.judge(clause, lead, inherited, contractual));
      const passage: Passage = {
        start,
        end,
        grammar,
        clauses,
        set: this.setOf(start, end),
        leads,
        items: [],
        leansOn: [...before, ...own.slice(-reach), ...itemsReferredTo(text, siblings), ...this.referredTo(text, grammar, paragraph, own.length === 0 && leads.length === 0)],
        paragraph,
        contractual,
        hollowedBy: [],
        readings: {},
      };
      this.hollow(passage, text, own);
      own.push(passage);
      this.passages.push(passage);
      this.byParagraph[paragraph]!.push(passage);
    }
    return own;
  }

  private hollow(passage: Passage, text: string, before: readonly Passage[]): void {
    const what = passage.grammar.atWill(text, this.parties);
    if (what === 'itself') passage.hollowedBy.push(passage);
    if (what !== 'before') return;
    const last = before.at(-1);
    for (const other of text.startsWith('ただし') ? (last ? [last] : []) : passage.leansOn) other.hollowedBy.push(passage);
  }

  private judge(clause: Clause, lead: JudgedClause | undefined, inherited: number | undefined, contractual: boolean): JudgedClause {
    const named = clause.bearer ?? (contractual ? undefined : inherited);
    const force = forceUnder(lead?.force, clause);
    return { start: clause.start, end: clause.end, force: contractual && force === 'duty' && forbids.test(this.normalised.text.slice(clause.start, clause.end)) ? 'prohibition' : force, bearer: contractual && named !== contractor ? client | contractor : named, set: this.setOf(clause.start, clause.end) };
  }

  private setOf(start: number, end: number): Bits {
    const set = noBits(this.concepts);
    for (const { concept } of hitsIn(this.hits, { start, end })) include(set, concept);
    return set;
  }

  /** Passages of this article's paragraphs that a sentence refers to (前項, 前各項, 第1項) or, as the first of its own, goes on from (この場合). */
  private referredTo(text: string, grammar: Grammar, paragraph: number, first: boolean): Passage[] {
    const indices = new Set<number>();
    if (first && grammar.leaning.test(text)) indices.add(paragraph - 1);
    if (/前項|同項/.test(text)) indices.add(paragraph - 1);
    if (/前(?:二|2|両)項/.test(text)) indices.add(paragraph - 2).add(paragraph - 1);
    if (/前(?:三|3)項|前(?:四|4)項|前各項|前各号|[本同こ](?:の)?条(?![0-9])/.test(text)) for (let i = 0; i < paragraph; i++) indices.add(i);
    for (const match of text.matchAll(/(条)?(?:の)?第([0-9]+|[一二三四五六七八九])項/g)) {
      if (match[1] === undefined) indices.add((Number(match[2]) || kanjiDigits.indexOf(match[2]!) + 1) - 1);
    }
    const found = [...indices].filter((index) => index >= 0 && index < paragraph).flatMap((index) => this.byParagraph[index]!);
    return found.length === 0 ? [] : [...new Set(found.slice(-reach).flatMap((passage) => [...passage.leansOn, passage]))].slice(-reach);
  }
}

const kanjiDigits = '一二三四五六七八九十';

/** The items before an item that it refers to: 前号, 第1号, (1)の義務. */
function itemsReferredTo(text: string, siblings: readonly Passage[][]): Passage[] {
  if (siblings.length === 0 || !/[号(]/.test(text)) return [];
  const indices = new Set<number>();
  if (/前号/.test(text)) indices.add(siblings.length - 1);
  if (/前各号/.test(text)) siblings.forEach((_, index) => indices.add(index));
  for (const match of text.matchAll(/(?<![項条])第([0-9]{1,2}|[一二三四五六七八九十])号|\(([0-9]{1,2})\)(?=[のにで及並又、])/g)) {
    const written = (match[1] ?? match[2])!;
    indices.add((Number(written) || kanjiDigits.indexOf(written) + 1) - 1);
  }
  return [...indices].flatMap((index) => siblings[index] ?? []).slice(-reach);
}

/** What an item does when its lead-in does something: under 次の行為をしてはならない each item is forbidden. */
function forceUnder(lead: Force | undefined, clause: Clause): Force {
  if (lead === undefined || (lead === 'duty' && !clause.nominal)) return clause.force;
  if (lead === 'duty') return clause.force;
  if (lead === 'prohibition' || lead === 'effort' || lead === 'exempt' || lead === 'exception' || lead === 'definition') return lead;
  return clause.nominal || clause.force === 'duty' ? lead : clause.force;
}
