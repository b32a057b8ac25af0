/** Whether a passage carries what a rule asks for: pure set arithmetic on {@link Passage}. docs/evidence.md says the same for a lawyer. */
import type { Shortfall } from '../types';
import { client, type Force } from '../grammar/types';
import { outsideBrackets } from '../text/normalise';
import { has, merge, type Bits } from './bits';
import type { CompiledRule, CompiledTerm } from './compile';
import { mayRefer } from './references';
import { hitsIn, type Hit, type Stretch } from './hits';
import type { JudgedClause, Passage, Reading, SegmentText } from './passages';

export interface Match {
  readonly rule: CompiledRule;
  readonly passage: Passage;
  /** Undefined when the rule looks at more than a clause. */
  readonly clause: JudgedClause | undefined;
  readonly weak: boolean;
  /** Bits of who is bound by the clauses that count. */
  readonly bearer: number;
  /** What the passage leaves to the articles that it refers to; empty when it says all itself. */
  readonly left: readonly CompiledTerm[];
}

/** What a rule did not find in a passage that said some of what it asks for. */
export interface NearMiss {
  readonly rule: CompiledRule;
  readonly passage: Passage;
  readonly found: number;
  readonly absent: readonly CompiledTerm[];
  /** What is said there that the rule excludes. */
  readonly excluding: readonly CompiledTerm[];
  readonly why: Shortfall;
}

function includesAny(set: Bits, concepts: readonly number[]): boolean {
  for (let i = 0; i < concepts.length; i++) if (has(set, concepts[i]!)) return true;
  return false;
}
const satisfied = (set: Bits, term: CompiledTerm): boolean => includesAny(set, term.any) && (!term.then || includesAny(set, term.then));

/** Whether all that an article would have to say, itself or by reference, is in a set. */
export function saysAll(set: Bits, terms: readonly CompiledTerm[]): boolean {
  for (let i = 0; i < terms.length; i++) if (!satisfied(set, terms[i]!)) return false;
  return true;
}

export const mayMatch = (rule: CompiledRule, article: Bits): boolean => saysAll(article, rule.says);

/** `defaultBearer`: who is meant where nobody is named. */
export function matchRule(rule: CompiledRule, text: SegmentText, passage: Passage, defaultBearer: number, miss?: (near: NearMiss) => void): Match | undefined {
  let second: Match | undefined;
  for (const clause of candidates(rule, passage)) {
    const result = matchClause(rule, text, passage, clause, defaultBearer, miss);
    if (result && !result.weak && result.left.length === 0) return result;
    second ??= result;
  }
  return second;
}

/** The clauses to look at; one that stands for all when the rule looks at the whole sentence or more. */
function candidates(rule: CompiledRule, passage: Passage): readonly (JudgedClause | undefined)[] {
  if (rule.within === 'clause') return passage.clauses;
  return passage.clauses.length === 1 ? passage.clauses : [undefined];
}

/** Nearly every rule is dismissed here, and nothing is made for it: what captures variables stands in another function. */
function matchClause(rule: CompiledRule, text: SegmentText, passage: Passage, clause: JudgedClause | undefined, defaultBearer: number, miss?: (near: NearMiss) => void): Match | undefined {
  const reading = readingFor(rule, text, passage, clause);
  const anyOwn = saysAny(reading.own, rule.says);
  if (!miss) return anyOwn && saysAll(reading.scope, rule.says) ? judgeClause(rule, text, passage, clause, reading, anyOwn, defaultBearer) : undefined;
  return anyOwn || rule.near.some((term) => includesAny(reading.own, term.any)) ? judgeClause(rule, text, passage, clause, reading, anyOwn, defaultBearer, miss) : undefined;
}

function judgeClause(rule: CompiledRule, text: SegmentText, passage: Passage, clause: JudgedClause | undefined, reading: Reading, anyOwn: boolean, defaultBearer: number, miss?: (near: NearMiss) => void): Match | undefined {
  const { scope } = reading;
  const at: Stretch = clause && rule.within === 'clause' ? clause : passage;
  const unsaid = without(rule.says, (term) => says(term, scope, text, passage, at));
  if (!miss && unsaid.length > 0) return undefined;
  const left = leftBy(rule, text, passage, reading, at);
  const near = (why: Shortfall, excluding: readonly CompiledTerm[] = []): undefined => {
    const absent = [...unsaid, ...left];
    miss?.({ rule, passage, found: rule.says.length + rule.near.length + rule.about.length - absent.length, absent, excluding, why });
    return undefined;
  };
  if (unsaid.length > 0 || !anyOwn || (left.length > 0 && !mayRefer(passage.sentence.text))) return near('words');
  if (rule.not.some((term) => satisfied(scope, term))) return near('excluded', rule.not.filter((term) => satisfied(scope, term)));
  if (passage.hollowedBy.some((other) => concerns(rule, other, passage))) return left.length === 0 ? { rule, passage, clause, weak: true, bearer: rule.by, left } : near('force');
  const clauses = clause ? [clause] : unlessExempt(rule, passage.clauses);
  const owed = clauses.filter((c) => rule.by === 0 || ((c.bearer ?? defaultBearer) & rule.by) !== 0);
  if (owed.length === 0) return near('bearer');
  const bearer = owed.reduce((bits, c) => bits | (c.bearer ?? defaultBearer), 0);
  if (owed.some((c) => (rule.forces.has(c.force) && !deniesRight(rule, c, defaultBearer)) || (rule.duty && c.force === 'prohibition' && beforeComma(rule, text, c)))) return { rule, passage, clause, weak: false, bearer, left };
  if (left.length === 0 && owed.some((c) => weaker.has(c.force))) return { rule, passage, clause, weak: true, bearer, left };
  return near('force');
}

function saysAny(set: Bits, terms: readonly CompiledTerm[]): boolean {
  for (let i = 0; i < terms.length; i++) {
    const { any, then } = terms[i]!;
    if (includesAny(set, any) || (then && includesAny(set, then))) return true;
  }
  return false;
}

const noTerms: readonly CompiledTerm[] = [];

/** Nearly always none: nothing is made for them. */
function without(terms: readonly CompiledTerm[], is: (term: CompiledTerm) => boolean): readonly CompiledTerm[] {
  let others: CompiledTerm[] | undefined;
  for (let i = 0; i < terms.length; i++) if (!is(terms[i]!)) (others ??= []).push(terms[i]!);
  return others ?? noTerms;
}

/** What the passage and its surroundings leave to other articles. */
function leftBy(rule: CompiledRule, text: SegmentText, passage: Passage, reading: Reading, at: Stretch): readonly CompiledTerm[] {
  if (rule.near.length === 0 && rule.about.length === 0) return noTerms;
  const near = without(rule.near, (term) => (term.then ? leans(term, text, passage, at) : satisfied((reading.around ??= surroundings(reading.scope, passage)), term)));
  const about = without(rule.about, (term) => satisfied(text.about, term));
  return about.length === 0 ? near : [...near, ...about];
}

/** Many rules ask the same of a passage: what it says is put together once. */
function readingFor({ within }: CompiledRule, text: SegmentText, passage: Passage, clause: JudgedClause | undefined): Reading {
  if (within === 'clause' && clause) return (clause.reading ??= readingOf(clause.set, passage));
  return (passage.readings[within] ??= readingOf(wider(within, text, passage), passage));
}

function readingOf(own: Bits, { leads }: Passage): Reading {
  if (leads.length === 0) return { own, scope: own };
  const scope = own.slice();
  for (const lead of leads) merge(scope, lead.set);
  return { own, scope };
}

/** 名称を通知するものとし、内容については通知することを要しない: what is asked for stands in a clause that lifts it. */
function unlessExempt({ says }: CompiledRule, clauses: readonly JudgedClause[]): readonly JudgedClause[] {
  const [first] = says;
  const carrying = first ? clauses.filter(({ set }) => satisfied(set, first)) : [];
  return carrying.length > 0 && carrying.every(({ force }) => force === 'exempt') ? carrying : clauses;
}

/** 甲は、…監査を行うことができない, in a contract: names the municipality's right, and denies it. In its own policy it binds itself by the same words. */
const deniesRight = ({ forces, source }: CompiledRule, { force, bearer }: JudgedClause, defaultBearer: number): boolean =>
  force === 'prohibition' && source.force === 'any' && !forces.has('exempt') && defaultBearer !== client && bearer === client;

function wider(within: CompiledRule['within'], text: SegmentText, passage: Passage): Bits {
  const set = passage.set.slice();
  // What a policy wants in its contracts is a list of separate matters.
  if (within === 'list' && !(passage.contractual && passage.leads.length === 0)) for (const item of passage.items) merge(set, item.set);
  if (within === 'paragraph') for (const other of text.passages) if (other.paragraph === passage.paragraph) merge(set, other.set);
  if (within === 'article') for (const other of text.passages) merge(set, other.set);
  return set;
}

function surroundings(scope: Bits, passage: Passage): Bits {
  const set = scope.slice();
  merge(set, passage.set);
  for (const other of [...passage.leansOn, ...passage.leads.flatMap((lead) => lead.leansOn)]) {
    merge(set, other.set);
    for (const item of other.items) merge(set, item.set);
  }
  return set;
}

/** A proviso about something else of the same sentence (複製については、この限りでない) leaves the rest as it is. */
function concerns(rule: CompiledRule, proviso: Passage, passage: Passage): boolean {
  return proviso === passage || rule.says.some((term) => includesAny(proviso.set, term.then ?? term.any)) || !proviso.sentence.grammar.namesAct(proviso.sentence.text);
}

/** Said, but not as the standard demands: as an effort, as a right, as no duty. */
const weaker: ReadonlySet<Force> = new Set(['effort', 'right', 'exempt', 'exception']);

function says(term: CompiledTerm, scope: Bits, text: SegmentText, passage: Passage, at: Stretch): boolean {
  if (!satisfied(scope, term)) return false;
  if (term.does && ![at, ...passage.leads].some((stretch) => acts(term, text, passage, stretch))) return false;
  if (!term.then) return true;
  return follows(term, text, passage, at) || passage.leads.some((lead) => follows(term, text, lead, lead) || (includesAny(passage.set, term.any) && includesAny(lead.set, term.then!)));
}

/** A word of the term outside of conditions. */
function acts(term: CompiledTerm, text: SegmentText, passage: Passage, { start, end }: Stretch): boolean {
  const concepts = term.then ?? term.any;
  return hitsIn(text.hits, { start, end }).some((hit) => concepts.includes(hit.concept) && !passage.sentence.grammar.conditional(outsideBrackets(text.normalised.text.slice(hit.end, end))));
}

const leans = (term: CompiledTerm, text: SegmentText, passage: Passage, at: Stretch): boolean =>
  follows(term, text, passage, at) || [...passage.leads, ...passage.leansOn].some((other) => follows(term, text, other, other));

/** The second concept after the first in a stretch, with no new topic between. */
function follows(term: CompiledTerm, text: SegmentText, passage: Passage, at: Stretch): boolean {
  const inside = hitsIn(text.hits, at);
  const firsts = inside.filter((hit) => term.any.includes(hit.concept));
  const seconds = inside.filter((hit) => term.then!.includes(hit.concept));
  return firsts.some((a) => seconds.some((b) => b.end > a.end && b.start >= a.start && !passage.sentence.grammar.barrier.test(outsideBrackets(text.normalised.text.slice(a.end, Math.max(a.end, b.start))))));
}

/** 適正に管理し、…してはならない: the first predicate is a duty, though the sentence ends by forbidding. Not so before 又は. */
function beforeComma(rule: CompiledRule, text: SegmentText, clause: JudgedClause): boolean {
  let last = clause.start;
  for (const term of rule.says) {
    const hits = hitsIn(text.hits, clause).filter((hit) => (term.then ?? term.any).includes(hit.concept));
    if (hits.length > 0) last = Math.max(last, Math.min(...hits.map((hit) => hit.end)));
  }
  return /^[^、]{0,12}[しいきちりみびえけせてねべめれ]、(?!又は|若しくは|及び|並びに|かつ)/.test(text.normalised.text.slice(last - 1, clause.end));
}

/** The words that counted: of each term the first hit in the passage, else in what it leans on. */
export function wordsFor({ rule, passage }: Match | NearMiss, text: SegmentText): Hit[] {
  const stretches: Stretch[] = [passage, ...(rule.within === 'list' ? passage.items : []), ...passage.leads.toReversed(), ...passage.leansOn.toReversed()];
  const words: Hit[] = [];
  for (const term of [...rule.says, ...rule.near]) {
    for (const concepts of term.then ? [term.any, term.then] : [term.any]) {
      for (const stretch of stretches) {
        const hit = hitsIn(text.hits, stretch).find(({ concept }) => concepts.includes(concept));
        if (!hit) continue;
        words.push(hit);
        break;
      }
    }
  }
  return words.sort((a, b) => a.start - b.start);
}
