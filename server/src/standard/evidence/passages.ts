/**
 * A segment as passages: every sentence with its clauses, what each says (a set of concepts), and what it leans on. Derived from the
 * segment's text, the parties' names and the words of the standards alone.
 */
import type { Item, Parties, Segment, Sentence } from '../../dialect/types';
import { english } from '../grammar/en';
import { japanese } from '../grammar/ja';
import { client, contractor, type Clause, type Force, type Grammar } from '../grammar/types';
import { normalise, normalisedOffset, type Normalised } from '../text/normalise';
import { aliasHits } from './aliases';
import { include, merge, noBits, type Bits } from './bits';
import type { CompiledRule } from './compile';
import type { JudgingContext } from './context';
import { findHits, hitsIn, type Hit } from './hits';

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
  /** With what the headings above it say: what the article is about. */
  readonly about: Bits;
}

export function readPassages(segment: Segment, { standards, parties, aliases, above }: JudgingContext): SegmentText {
  const normalised = normalise(segment.text);
  const found = findHits(normalised.text, standards);
  const named = aliases.list.length > 0 ? aliasHits(normalised.text, aliases) : [];
  const hits = named.length > 0 ? [...found, ...named].sort((a, b) => a.start - b.start || a.end - b.end) : found;
  const set = noBits(standards.conceptNames.length);
  for (const { concept } of hits) include(set, concept);
  const reader = new Reader(segment, normalised, hits, parties, standards.conceptNames.length);
  return { normalised, hits, passages: reader.read(), set, about: above.length > 0 ? union(set, above) : set };
}

function union(a: Bits, b: Bits): Bits {
  const set = a.slice();
  merge(set, b);
  return set;
}

/** Sentences that one may lean on: more than any article has, so that a text without structure costs no more than its length. */
const reach = 64;

/** A sentence that a list follows, though a ただし may stand between. */
const introduces = /次(?:に|の|表)|以下の|下記|各号|左記|following/;

/** What a sentence passes on to one that says 同様とする of something else; a duty it would be anyway. */
const unlike: ReadonlySet<Force> = new Set<Force>(['prohibition', 'effort', 'right']);

/** …を禁止する旨を契約に定める: what the contract shall hold forbids. */
const forbids = /(?:禁止(?:する)?|てはならない|しない)(?:こと|旨)?(?:を|等を|について)|こと(?:を|は)禁(?:じ|止)/;

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
      const leansOn = [...before, ...own.slice(-reach), ...itemsReferredTo(text, siblings), ...this.referredTo(text, grammar, paragraph, own.length === 0 && leads.length === 0)];
      // 前各項の規定は、再受託者について準用する: whom they bind, it binds.
      const inherited = previous?.bearer ?? lead?.bearer ?? (grammar.appliesOthers(text) ? leansOn.at(-1)?.clauses.at(-1)?.bearer : undefined);
      const contractual = grammar.putsIntoContract(text) || leads.at(-1)?.contractual === true;
      const likewise = previous && unlike.has(previous.force) && grammar.likewise(text) ? previous.force : undefined;
      const clauses = grammar.clauses(this.normalised.text, start, end, this.parties).map((clause) => this.judge(likewise ? { ...clause, force: likewise } : clause, lead, inherited, contractual));
      const passage: Passage = {
        start,
        end,
        grammar,
        clauses,
        set: this.setOf(start, end),
        // …についても、同様とする says of its own matter what stands before it.
        leads: previous && own.length > 0 && grammar.likewise(text) && /(?:について|に関して|に対して)も、?/.test(text) ? [...leads, own.at(-1)!] : leads,
        items: [],
        leansOn,
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
    const last = before.at(-1);
    const what = passage.grammar.atWill(text, this.parties, last ? this.normalised.text.slice(last.start, last.end) : '');
    if (what === 'itself') passage.hollowedBy.push(passage);
    if (what !== 'before') return;
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
  if (siblings.length === 0 || !/[号(ア-コ記]/.test(text)) return [];
  const indices = new Set<number>();
  if (/前号|^上記|^前記/.test(text)) indices.add(siblings.length - 1);
  if (/前各号/.test(text)) siblings.forEach((_, index) => indices.add(index));
  let from: number | undefined;
  for (const match of text.matchAll(/(?<![項条])第([0-9]{1,2}|[一二三四五六七八九十])号|\(([0-9]{1,2})\)(?=[のにでと及並又、]|から|まで|ただし書)/g)) {
    const written = (match[1] ?? match[2])!;
    const index = (Number(written) || kanjiDigits.indexOf(written) + 1) - 1;
    // (1)から(3)まで
    for (let i = from ?? index; i <= index; i++) indices.add(i);
    from = text.startsWith('から', match.index + match[0].length) ? index : undefined;
  }
  // アの承諾
  for (const match of text.matchAll(/(?<![ァ-ヶー一-龠a-z0-9])([アイウエオカキクケコ])(?=[のにでをと及並又]|から|まで|は、)/g)) indices.add('アイウエオカキクケコ'.indexOf(match[1]!));
  return [...indices].flatMap((index) => siblings[index] ?? []).slice(-reach);
}

/** What an item does when its lead-in does something: under 次の行為をしてはならない each item is forbidden. */
function forceUnder(lead: Force | undefined, clause: Clause): Force {
  if (lead === 'effort' && clause.finite) return clause.force;
  if (lead === undefined || (lead === 'duty' && !clause.nominal)) return clause.force;
  if (lead === 'duty') return clause.force;
  if (lead === 'prohibition' || lead === 'effort' || lead === 'exempt' || lead === 'exception' || lead === 'definition') return lead;
  return clause.nominal || clause.force === 'duty' ? lead : clause.force;
}
