/**
 * What a sentence says by its own words, the names of the parties and the words of the standards. Kept by text: an edit changes one sentence of an article, and
 * contracts of an office repeat each other's sentences.
 */
import { Remembered } from '../../dialect/remembered';
import type { Parties } from '../../dialect/types';
import { english } from '../grammar/en';
import { japanese } from '../grammar/ja';
import type { Clause, Grammar } from '../grammar/types';
import { include, noBits, type Bits } from './bits';
import type { CompiledStandards } from './compile';
import { findHits, hitsIn, type Hit, type Stretch } from './hits';
import { mayRefer } from './references';

export interface SentenceReading {
  /** Normalised. */
  readonly text: string;
  readonly parties: Parties;
  readonly standards: CompiledStandards;
  readonly grammar: Grammar;
  /** In offsets of the sentence. */
  readonly hits: readonly Hit[];
  readonly set: Bits;
  /** In offsets of the sentence; at least one. */
  readonly clauses: readonly ReadClause[];
  /** A list follows it, though a ただし may stand between. */
  readonly introduces: boolean;
  /** It says what contracts shall hold. */
  readonly putsIntoContract: boolean;
  readonly appliesOthers: boolean;
  /** …も、同様とする; `matter`: of a matter of its own (…についても、同様とする). */
  readonly likewise: { readonly matter: boolean } | undefined;
  /** It may lean on another article. */
  readonly mayRefer: boolean;
  readonly paragraphs: ParagraphReferences;
  readonly items: ItemReferences | undefined;
}

export interface ReadClause extends Clause {
  /** …を禁止する旨を契約に定める: what the contract shall hold forbids. */
  readonly forbidsInContract: boolean;
  readonly set: Bits;
}

/** The paragraphs of its own article that a sentence names. */
interface ParagraphReferences {
  /** Its opening goes on from what stands before: この場合, ただし. */
  readonly goesOn: boolean;
  /** So many paragraphs back: 前項, 前二項. */
  readonly back: readonly number[];
  /** 前各項, この条. */
  readonly all: boolean;
  /** Indices: 第1項 is 0. */
  readonly numbered: readonly number[];
}

/** The items of its own list that a sentence names. */
interface ItemReferences {
  /** 前号. */
  readonly previous: boolean;
  /** 前各号. */
  readonly all: boolean;
  /** Indices: 第1号, (1)の義務 and アの承諾 are 0. */
  readonly numbered: readonly number[];
}

/** UTF-16 units of sentences in a generation. */
const remembered = new Remembered<SentenceReading>(25_000);

/** `text`: normalised. */
export function readSentence(text: string, parties: Parties, standards: CompiledStandards): SentenceReading {
  return remembered.find(text, (known) => known.parties === parties && known.standards === standards) ?? remembered.add(read(text, parties, standards));
}

/** The concepts that are found. */
export function setOf(hits: readonly Hit[], { conceptNames }: CompiledStandards): Bits {
  const set = noBits(conceptNames.length);
  for (const { concept } of hits) include(set, concept);
  return set;
}

const introduces = /次(?:に|の|表)|以下の|下記|各号|左記|following/;
const ofItsOwnMatter = /(?:について|に関して|に対して)も、?/;
const forbids = /(?:禁止(?:する)?|てはならない|しない)(?:こと|旨)?(?:を|等を|について)|こと(?:を|は)禁(?:じ|止)/;

function read(text: string, parties: Parties, standards: CompiledStandards): SentenceReading {
  const grammar = /[\u3040-\u30ff\u4e00-\u9fff]/.test(text) ? japanese : english;
  const hits = withoutUnsaid(findHits(text, standards), grammar.unsaid(text));
  return {
    text,
    parties,
    standards,
    grammar,
    hits,
    set: setOf(hits, standards),
    clauses: grammar.clauses(text, parties).map((clause) => ({ ...clause, forbidsInContract: forbids.test(text.slice(clause.start, clause.end)), set: setOf(hitsIn(hits, clause), standards) })),
    introduces: introduces.test(text),
    putsIntoContract: grammar.putsIntoContract(text),
    appliesOthers: grammar.appliesOthers(text),
    likewise: grammar.likewise(text) ? { matter: ofItsOwnMatter.test(text) } : undefined,
    mayRefer: mayRefer(text),
    paragraphs: paragraphsNamed(text, grammar),
    items: itemsNamed(text),
  };
}

const withoutUnsaid = (hits: readonly Hit[], unsaid: readonly Stretch[]): readonly Hit[] => (unsaid.length === 0 ? hits : hits.filter((hit) => !unsaid.some(({ start, end }) => start <= hit.start && hit.end <= end)));

const kanjiDigits = '一二三四五六七八九十';
const indexWritten = (number: string): number => (Number(number) || kanjiDigits.indexOf(number) + 1) - 1;

function paragraphsNamed(text: string, grammar: Grammar): ParagraphReferences {
  const back: number[] = [];
  if (/前項|同項/.test(text)) back.push(1);
  if (/前(?:二|2|両)項/.test(text)) back.push(2, 1);
  const numbered = Array.from(text.matchAll(/(条)?(?:の)?第([0-9]+|[一二三四五六七八九])項/g)).flatMap(([, ofArticle, number]) => (ofArticle === undefined ? [indexWritten(number!)] : []));
  return { goesOn: grammar.leaning.test(text), back, all: /前(?:三|3)項|前(?:四|4)項|前各項|前各号|[本同こ](?:の)?条(?![0-9])/.test(text), numbered };
}

const letters = 'アイウエオカキクケコ';

function itemsNamed(text: string): ItemReferences | undefined {
  if (!/[号(ア-コ記]/.test(text)) return undefined;
  const numbered: number[] = [];
  let from: number | undefined;
  for (const match of text.matchAll(/(?<![項条])第([0-9]{1,2}|[一二三四五六七八九十])号|\(([0-9]{1,2})\)(?=[のにでと及並又、]|から|まで|ただし書)/g)) {
    const index = indexWritten((match[1] ?? match[2])!);
    // (1)から(3)まで
    for (let i = from ?? index; i <= index; i++) numbered.push(i);
    from = text.startsWith('から', match.index + match[0].length) ? index : undefined;
  }
  // アの承諾
  for (const match of text.matchAll(/(?<![ァ-ヶー一-龠a-z0-9])([アイウエオカキクケコ])(?=[のにでをと及並又]|から|まで|は、)/g)) numbered.push(letters.indexOf(match[1]!));
  const references = { previous: /前号|^上記|^前記/.test(text), all: /前各号/.test(text), numbered };
  return references.previous || references.all || numbered.length > 0 ? references : undefined;
}
