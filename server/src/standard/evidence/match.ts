/** Whether a passage carries what a rule asks for: pure set arithmetic on {@link Passage}. docs/evidence.md says the same for a lawyer. */
import type { Shortfall } from '../types';
import { client, type Force } from '../grammar/types';
import { outsideBrackets } from '../text/normalise';
import { has, merge, type Bits } from './bits';
import type { CompiledRule, CompiledTerm } from './compile';
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
export const satisfied = (set: Bits, term: CompiledTerm): boolean => includesAny(set, term.any) && (!term.then || includesAny(set, term.then));

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

/** Nearly every rule is dismissed at once. */
function matchClause(rule: CompiledRule, text: SegmentText, passage: Passage, clause: JudgedClause | undefined, defaultBearer: number, miss?: (near: NearMiss) => void): Match | undefined {
  const reading = readingFor(rule, text, passage, clause);
  const isOwn = saysAny(reading.own, rule.says);
  if (isOwn && saysAll(reading.scope, rule.says)) {
    const judged = judgeClause(rule, text, passage, clause, reading, defaultBearer);
    if (typeof judged !== 'string') return judged;
    if (miss) reportMiss(rule, text, passage, clause, reading, judged, miss);
  } else if (miss && (isOwn || rule.near.some((term) => includesAny(reading.own, term.any)))) reportMiss(rule, text, passage, clause, reading, 'words', miss);
  return undefined;
}

/** Where all words are said. No variable is captured in here: each call would pay for it, and nearly none comes to its end. */
function judgeClause(rule: CompiledRule, text: SegmentText, passage: Passage, clause: JudgedClause | undefined, reading: Reading, defaultBearer: number): Match | Shortfall {
  const { scope } = reading;
  const at = partFor(rule, passage, clause);
  for (let i = 0; i < rule.says.length; i++) if (!says(rule.says[i]!, scope, at)) return 'words';
  const left = leftBy(rule, text, reading, at);
  if (left.length > 0 && !passage.sentence.mayRefer) return 'words';
  for (let i = 0; i < rule.not.length; i++) if (satisfied(reading.stated, rule.not[i]!)) return 'excluded';
  if (isHollow(rule, passage)) return left.length === 0 ? { rule, passage, clause, weak: true, bearer: rule.by, left } : 'force';
  return judgeForce(rule, passage, clause, left, defaultBearer);
}

function judgeForce(rule: CompiledRule, passage: Passage, clause: JudgedClause | undefined, left: readonly CompiledTerm[], defaultBearer: number): Match | Shortfall {
  const clauses = clause ? [clause] : unlessExempt(rule, passage);
  const owed = clauses.filter((c) => rule.by === 0 || ((c.bearer ?? defaultBearer) & rule.by) !== 0);
  if (owed.length === 0) return 'bearer';
  const bearer = owed.reduce((bits, c) => bits | (c.bearer ?? defaultBearer), 0);
  if (owed.some((c) => (rule.forces.has(c.force) && !deniesRight(rule, c, defaultBearer)) || (rule.duty && c.force === 'prohibition' && beforeComma(rule, passage, c)))) return { rule, passage, clause, weak: false, bearer, left };
  return left.length === 0 && owed.some((c) => weaker.has(c.force)) ? { rule, passage, clause, weak: true, bearer, left } : 'force';
}

function reportMiss(rule: CompiledRule, text: SegmentText, passage: Passage, clause: JudgedClause | undefined, reading: Reading, why: Shortfall, miss: (near: NearMiss) => void): void {
  const at = partFor(rule, passage, clause);
  const absent = [...rule.says.filter((term) => !says(term, reading.scope, at)), ...leftBy(rule, text, reading, at)];
  const excluding = why === 'excluded' ? rule.not.filter((term) => satisfied(reading.stated, term)) : [];
  miss({ rule, passage, found: rule.says.length + rule.near.length + rule.about.length - absent.length, absent, excluding, why });
}

function saysAny(set: Bits, terms: readonly CompiledTerm[]): boolean {
  for (let i = 0; i < terms.length; i++) {
    const { any, then } = terms[i]!;
    if (includesAny(set, any) || (then && includesAny(set, then))) return true;
  }
  return false;
}

const noTerms: readonly CompiledTerm[] = [];

/** What the passage and its surroundings leave to other articles: nearly always nothing. */
function leftBy({ near, about }: CompiledRule, text: SegmentText, reading: Reading, at: Part): readonly CompiledTerm[] {
  let left: CompiledTerm[] | undefined;
  for (let i = 0; i < near.length; i++) {
    const term = near[i]!;
    if (!(term.then ? leans(term, at) : satisfied((reading.around ??= surroundings(reading.scope, at.passage)), term))) (left ??= []).push(term);
  }
  for (let i = 0; i < about.length; i++) if (!satisfied(text.about, about[i]!)) (left ??= []).push(about[i]!);
  return left ?? noTerms;
}

/** Many rules ask the same of a passage: what it says is put together once. */
function readingFor({ within }: CompiledRule, text: SegmentText, passage: Passage, clause: JudgedClause | undefined): Reading {
  if (within === 'clause' && clause) return (clause.reading ??= readingOf(clause.set, passage, clause.recalled));
  return (passage.readings[within] ??= readingOf(wider(within, text, passage), passage));
}

function readingOf(own: Bits, { leads }: Passage, recalled?: Bits): Reading {
  const stated = leads.length === 0 ? own : own.slice();
  for (const lead of leads) merge(stated, lead.set);
  if (!recalled) return { own, stated, scope: stated };
  const scope = stated.slice();
  merge(scope, recalled);
  return { own, stated, scope };
}

/** 名称を通知するものとし、内容については通知することを要しない: what is asked for stands in a clause that lifts it. */
function unlessExempt({ says }: CompiledRule, { clauses, leads }: Passage): readonly JudgedClause[] {
  const lifting = clauses.filter(({ force }) => force === 'exempt');
  if (lifting.length === 0 || lifting.length === clauses.length) return clauses;
  const binding = clauses.filter(({ force }) => force !== 'exempt');
  const said = binding[0]!.set.slice();
  for (const { set } of [...binding, ...leads]) merge(said, set);
  return saysAll(said, says) ? clauses : lifting;
}

/** 甲は、…監査を行うことができない, in a contract, and what it excepts from that: names the municipality's right, and denies it. In its own policy it binds itself by the same words. */
const deniesRight = ({ forces, source }: CompiledRule, { force, bearer }: JudgedClause, defaultBearer: number): boolean =>
  (force === 'prohibition' || force === 'exception') && source.force === 'any' && !forces.has('exempt') && defaultBearer !== client && bearer === client;

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

function isHollow(rule: CompiledRule, passage: Passage): boolean {
  const { hollowedBy, givenAwayBy, clauses } = passage;
  for (let i = 0; i < hollowedBy.length; i++) if (concerns(rule, hollowedBy[i]!, passage)) return true;
  for (let i = 0; i < givenAwayBy.length; i++) if (saysAll(givenAwayBy[i]!.set, rule.says)) return true;
  for (let i = 1; i < clauses.length; i++) if (clauses[i]!.givesAway && saysAny(clauses[i]!.set, rule.says)) return true;
  return false;
}

/** A proviso about something else of the same sentence (複製については、この限りでない) leaves the rest as it is. */
function concerns(rule: CompiledRule, proviso: Passage, passage: Passage): boolean {
  return proviso === passage || rule.says.some((term) => includesAny(proviso.set, term.then ?? term.any)) || !proviso.sentence.grammar.namesAct(proviso.sentence.text);
}

/** Said, but not as the standard demands: as an effort, as a right, as no duty. */
const weaker: ReadonlySet<Force> = new Set(['effort', 'right', 'exempt', 'exception']);

/** A part of a passage, in offsets of its sentence. */
interface Part extends Stretch {
  readonly passage: Passage;
}

const partFor = ({ within }: CompiledRule, passage: Passage, clause: JudgedClause | undefined): Part => (clause && within === 'clause' ? { passage, start: clause.start, end: clause.end } : whole(passage));
const whole = (passage: Passage): Part => ({ passage, start: 0, end: passage.sentence.text.length });

function says(term: CompiledTerm, scope: Bits, at: Part): boolean {
  if (!satisfied(scope, term)) return false;
  const { passage } = at;
  if (term.does && !acts(term, at) && !passage.leads.some((lead) => acts(term, whole(lead)))) return false;
  if (!term.then) return true;
  return follows(term, at) || passage.leads.some((lead) => follows(term, whole(lead)) || (includesAny(passage.set, term.any) && includesAny(lead.set, term.then!)));
}

/** A word of the term outside of conditions. */
function acts(term: CompiledTerm, at: Part): boolean {
  const concepts = term.then ?? term.any;
  const { text, grammar } = at.passage.sentence;
  return hitsIn(at.passage.hits, at).some((hit) => concepts.includes(hit.concept) && !grammar.conditional(outsideBrackets(text.slice(hit.end, at.end))));
}

const leans = (term: CompiledTerm, at: Part): boolean => follows(term, at) || at.passage.leads.some((other) => follows(term, whole(other))) || at.passage.leansOn.some((other) => follows(term, whole(other)));

/** The second concept after the first in a part, with no new topic between. */
function follows({ any, then }: CompiledTerm, { passage, start, end }: Part): boolean {
  // Hits are many; a set says at once that one of the two is not there.
  if (!includesAny(passage.set, any) || !includesAny(passage.set, then!)) return false;
  const { text, grammar } = passage.sentence;
  const inside = hitsIn(passage.hits, { start, end });
  for (const a of inside) {
    if (!any.includes(a.concept)) continue;
    for (const b of inside) {
      if (b.end > a.end && b.start >= a.start && then!.includes(b.concept) && !grammar.barrier.test(outsideBrackets(text.slice(a.end, Math.max(a.end, b.start))))) return true;
    }
  }
  return false;
}

/** 適正に管理し、…してはならない: the first predicate is a duty, though the sentence ends by forbidding. Not so before 又は. */
function beforeComma(rule: CompiledRule, { hits, sentence }: Passage, clause: JudgedClause): boolean {
  let last = clause.start;
  for (const term of rule.says) {
    const ends = hitsIn(hits, clause).flatMap((hit) => ((term.then ?? term.any).includes(hit.concept) ? [hit.end] : []));
    if (ends.length > 0) last = Math.max(last, Math.min(...ends));
  }
  return /^[^、]{0,12}[しいきちりみびえけせてねべめれ]、(?!又は|若しくは|及び|並びに|かつ)/.test(sentence.text.slice(Math.max(0, last - 1), clause.end));
}

/** The words that counted, in offsets of the segment's text: of each term the first hit in the passage, else in what it leans on. */
export function wordsFor({ rule, passage }: Match | NearMiss): Hit[] {
  const passages = [passage, ...(rule.within === 'list' ? passage.items : []), ...passage.leads.toReversed(), ...passage.leansOn.toReversed()];
  const words: Hit[] = [];
  for (const term of [...rule.says, ...rule.near]) {
    for (const concepts of term.then ? [term.any, term.then] : [term.any]) {
      for (const { hits, start } of passages) {
        const hit = hits.find(({ concept }) => concepts.includes(concept));
        if (!hit) continue;
        words.push({ concept: hit.concept, start: start + hit.start, end: start + hit.end });
        break;
      }
    }
  }
  return words.sort((a, b) => a.start - b.start);
}
