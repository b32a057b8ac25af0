/**
 * A segment as passages: every sentence with its clauses, what each says (a set of concepts), and what it leans on. Derived from the
 * segment's text, the parties' names and the words of the standards alone.
 */
import type { Item, Parties, Segment, Sentence } from '../../dialect/types';
import { client, contractor, type Clause, type Force } from '../grammar/types';
import { normalise, normalisedOffset, type Normalised } from '../text/normalise';
import { aliasHits } from './aliases';
import { include, merge, type Bits } from './bits';
import type { CompiledRule, CompiledStandards } from './compile';
import type { JudgingContext } from './context';
import { byPlace, findHits, hitsIn, type Hit, type Stretch } from './hits';
import { readSentence, setOf, type ReadClause, type SentenceReading } from './sentence';

/** In offsets of its sentence. */
export interface JudgedClause extends Stretch {
  readonly force: Force;
  /** Bits of who owes it; undefined: whoever the document is about. */
  readonly bearer: number | undefined;
  readonly set: Bits;
  /** What the clause before it says, where it speaks of that. */
  readonly recalled: Bits | undefined;
  readonly givesAway: boolean;
  /** Made when a rule first asks (match.ts). */
  reading?: Reading;
}

/** What is said in a stretch and around it. */
export interface Reading {
  readonly own: Bits;
  /** With the sentences that introduce it. */
  readonly stated: Bits;
  /** With what it recalls (これを) besides. */
  readonly scope: Bits;
  /** With what its sentence leans on; made when a rule first asks. */
  around?: Bits;
}

/** In offsets of the segment's normalised text. */
export interface Passage extends Stretch {
  readonly sentence: SentenceReading;
  readonly clauses: readonly JudgedClause[];
  /** In offsets of the sentence, by place. */
  readonly hits: readonly Hit[];
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
  /** Sentences of its article that let the contractor do freely what it says, if it says the same. */
  readonly givenAwayBy: Passage[];
  /** By how much a rule looks at. */
  readonly readings: Partial<Record<CompiledRule['within'], Reading>>;
}

export interface SegmentText {
  readonly normalised: Normalised;
  readonly passages: readonly Passage[];
  /** All that the article says, its heading included. */
  readonly set: Bits;
  /** With what the headings above it say: what the article is about. */
  readonly about: Bits;
}

export function readPassages(segment: Segment, { standards, parties, aliases, above }: JudgingContext): SegmentText {
  const normalised = normalise(segment.text);
  const named = aliases.list.length > 0 ? aliasHits(normalised.text, aliases).sort(byPlace) : [];
  const passages = new Reader(segment, normalised, named, parties, standards).read();
  const set = setOf(named, standards);
  for (const between of betweenPassages(normalised.text, passages)) merge(set, setOf(findHits(between, standards), standards));
  for (const passage of passages) merge(set, passage.set);
  return { normalised, passages, set, about: above.length > 0 ? union(set, above) : set };
}

/** What stands outside of sentences: the heading. */
function betweenPassages(text: string, passages: readonly Passage[]): string[] {
  const found: string[] = [];
  let from = 0;
  for (const { start, end } of [...passages.toSorted(byPlace), { start: text.length, end: text.length }]) {
    if (start - from > 1) found.push(text.slice(from, start));
    from = end;
  }
  return found;
}

function union(a: Bits, b: Bits): Bits {
  const set = a.slice();
  merge(set, b);
  return set;
}

/** Sentences that one may lean on: more than any article has, so that a text without structure costs no more than its length. */
const reach = 64;

/** What a sentence passes on to one that says 同様とする of something else; a duty it would be anyway. */
const unlike: ReadonlySet<Force> = new Set<Force>(['prohibition', 'effort', 'right']);

class Reader {
  private readonly passages: Passage[] = [];
  private readonly byParagraph: Passage[][] = [];

  constructor(
    private readonly segment: Segment,
    private readonly normalised: Normalised,
    /** The document's own names. */
    private readonly named: readonly Hit[],
    private readonly parties: Parties,
    private readonly standards: CompiledStandards,
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
    const introduction = lead.findLast(({ sentence }) => sentence.introduces) ?? lead.at(-1);
    const siblings: Passage[][] = [];
    for (const item of items) {
      const leads = introduction ? [...introduction.leads, introduction] : [];
      const own = this.readSentences(item.sentences, leads, [...(introduction?.leansOn ?? []), ...lead.filter((passage) => passage !== introduction)], paragraph, siblings);
      siblings.push(own);
      for (const passage of own) for (const above of leads) above.items.push(passage);
      this.readItems(item.items, own.length > 0 ? own : lead, paragraph);
    }
  }

  private readSentences(sentences: readonly Sentence[], leads: readonly Passage[], before: readonly Passage[], paragraph: number, siblings: readonly Passage[][] = []): Passage[] {
    const own: Passage[] = [];
    for (const { span } of sentences) {
      const start = normalisedOffset(this.normalised, span.start);
      const end = normalisedOffset(this.normalised, span.end);
      if (end <= start) continue;
      const sentence = readSentence(this.normalised.text.slice(start, end), this.parties, this.standards);
      const lead = leads.at(-1)?.clauses.at(-1);
      const previous = own.at(-1)?.clauses.at(-1);
      const leansOn = together(before, own.length > reach ? own.slice(-reach) : own, itemsReferredTo(sentence, siblings), this.referredTo(sentence, paragraph, own.length === 0 && leads.length === 0));
      // 前各項の規定は、再受託者について準用する: whom they bind, it binds.
      const inherited = previous?.bearer ?? lead?.bearer ?? (sentence.appliesOthers ? leansOn.at(-1)?.clauses.at(-1)?.bearer : undefined);
      const contractual = sentence.putsIntoContract || leads.at(-1)?.contractual === true;
      const likewise = previous && unlike.has(previous.force) && sentence.likewise ? previous.force : undefined;
      const named = this.named.length === 0 ? this.named : hitsIn(this.named, { start, end }).map((hit) => ({ concept: hit.concept, start: hit.start - start, end: hit.end - start }));
      const clauses = sentence.clauses.map((clause, i) => this.judge(clause, likewise ?? clause.force, named, lead, inherited, contractual, clause.recalls ? sentence.clauses[i - 1]?.set : undefined));
      const passage: Passage = {
        start,
        end,
        sentence,
        clauses,
        hits: named.length > 0 ? [...sentence.hits, ...named].sort(byPlace) : sentence.hits,
        set: withNames(sentence.set, named),
        // …についても、同様とする says of its own matter what stands before it.
        leads: previous && own.length > 0 && sentence.likewise?.matter ? [...leads, own.at(-1)!] : leads,
        items: [],
        leansOn,
        paragraph,
        contractual,
        hollowedBy: [],
        givenAwayBy: [],
        readings: {},
      };
      this.hollow(passage, own);
      own.push(passage);
      this.passages.push(passage);
      this.byParagraph[paragraph]!.push(passage);
    }
    return own;
  }

  private hollow(passage: Passage, before: readonly Passage[]): void {
    const last = before.at(-1);
    const { text, grammar } = passage.sentence;
    const what = grammar.atWill(text, this.parties, last?.sentence.text ?? '');
    if (what === 'itself') passage.hollowedBy.push(passage);
    if (what === 'alike') for (const other of this.passages.slice(-reach)) other.givenAwayBy.push(passage);
    if (what !== 'before') return;
    // What the exception itself says (補助的業務その他乙が必要と認める業務) holds no better than what it takes back.
    passage.hollowedBy.push(passage);
    for (const other of text.startsWith('ただし') ? (last ? [last] : []) : passage.leansOn) other.hollowedBy.push(passage);
  }

  private judge(clause: ReadClause, own: Force, named: readonly Hit[], lead: JudgedClause | undefined, inherited: number | undefined, contractual: boolean, recalled: Bits | undefined): JudgedClause {
    const { start, end, set } = clause;
    const bearer = clause.bearer ?? (contractual ? undefined : inherited);
    const force = forceUnder(lead?.force, own, clause);
    return {
      start,
      end,
      force: contractual && force === 'duty' && clause.forbidsInContract ? 'prohibition' : force,
      bearer: contractual && bearer !== contractor ? client | contractor : bearer,
      set: named.length > 0 ? withNames(set, hitsIn(named, clause)) : set,
      recalled,
      givesAway: clause.givesAway,
    };
  }

  /** Passages of this article's paragraphs that a sentence refers to (前項, 前各項, 第1項) or, as the first of its own, goes on from (この場合). */
  private referredTo({ paragraphs: { goesOn, back, all, numbered } }: SentenceReading, paragraph: number, first: boolean): readonly Passage[] {
    if (!(first && goesOn) && back.length === 0 && !all && numbered.length === 0) return nothing;
    const indices = new Set<number>();
    if (first && goesOn) indices.add(paragraph - 1);
    for (const count of back) indices.add(paragraph - count);
    if (all) for (let i = 0; i < paragraph; i++) indices.add(i);
    for (const index of numbered) indices.add(index);
    const found = [...indices].filter((index) => index >= 0 && index < paragraph).flatMap((index) => this.byParagraph[index]!);
    return found.length === 0 ? nothing : [...new Set(found.slice(-reach).flatMap((passage) => [...passage.leansOn, passage]))].slice(-reach);
  }
}

function withNames(set: Bits, named: readonly Hit[]): Bits {
  if (named.length === 0) return set;
  const all = set.slice();
  for (const { concept } of named) include(all, concept);
  return all;
}

const nothing: readonly Passage[] = [];

/** Lists as one; nearly always there is nothing in them. */
function together(...lists: readonly (readonly Passage[])[]): readonly Passage[] {
  let all: Passage[] | undefined;
  for (const list of lists) for (const passage of list) (all ??= []).push(passage);
  return all ?? nothing;
}

/** The items before an item that it refers to: 前号, 第1号, (1)の義務. */
function itemsReferredTo({ items }: SentenceReading, siblings: readonly Passage[][]): readonly Passage[] {
  if (siblings.length === 0 || !items) return nothing;
  const indices = new Set<number>();
  if (items.previous) indices.add(siblings.length - 1);
  if (items.all) siblings.forEach((_, index) => indices.add(index));
  for (const index of items.numbered) indices.add(index);
  return [...indices].flatMap((index) => siblings[index] ?? []).slice(-reach);
}

/** What an item does when its lead-in does something: under 次の行為をしてはならない each item is forbidden. `own`: what it does by itself. */
function forceUnder(lead: Force | undefined, own: Force, { nominal, finite }: Clause): Force {
  if (lead === undefined || lead === 'duty' || (lead === 'effort' && finite)) return own;
  if (lead === 'prohibition' || lead === 'effort' || lead === 'exempt' || lead === 'exception' || lead === 'definition') return lead;
  return nominal || own === 'duty' ? lead : own;
}
