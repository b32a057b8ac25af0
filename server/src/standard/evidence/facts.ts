/**
 * What one segment shows of each standard: computed once for a segment's text, the parties' names and the standards, and kept as long as
 * the segment is. An edit re-judges the segment it touches and no other (DESIGN "Time").
 */
import { perSegmentIn } from '../../dialect/per-segment';
import type { Segment, Span } from '../../dialect/types';
import { sourceSpan } from '../text/normalise';
import type { Evidence } from '../types';
import { membersOf, merge, noBits, type Bits } from './bits';
import type { CompiledRule, CompiledStandards, CompiledTerm } from './compile';
import type { JudgingContext } from './context';
import type { Hit } from './hits';
import { matchRule, mayMatch, wordsFor, type Match } from './match';
import { readPassages, type SegmentText } from './passages';
import { leaningOf, type Leaning } from './references';

/** A passage that carries a goal, with spans relative to the segment. */
export interface Finding {
  /** Index in {@link CompiledStandards.goals}. */
  readonly goal: number;
  readonly rule: CompiledRule;
  readonly weak: boolean;
  /** Bits of who is bound by it (client, contractor), by what it says or else by what the document is about. */
  readonly bearer: number;
  /** It is an item of what goes into contracts. */
  readonly contractual: boolean;
  /** What is left to the articles that the passage refers to: it counts when one of them says all of it. */
  readonly left: readonly CompiledTerm[];
  /** Where it leans, when it leaves something. */
  readonly leaning: Leaning | undefined;
  readonly span: Span;
}

export interface SegmentFacts {
  /** One for each goal that is shown, in the order of the goals. */
  readonly findings: readonly Finding[];
  /** All that the segment says, for passages that refer to it. */
  readonly set: Bits;
  /** Indices in {@link CompiledStandards.detectors}. */
  readonly detected: readonly number[];
}

const nothing: SegmentFacts = { findings: [], set: noBits(0), detected: [] };

/** The facts of a segment in a context; kept. */
export const factsIn: (segment: Segment, context: JudgingContext) => SegmentFacts = perSegmentIn<JudgingContext, SegmentFacts>((segment, context) => judge(segment, context));

/** Segments that say nothing of their own. */
export const isSilent = (segment: Segment): boolean => segment.kind === 'front-matter' || segment.paragraphs.length === 0;

function judge(segment: Segment, context: JudgingContext): SegmentFacts {
  if (isSilent(segment)) return nothing;
  const { standards } = context;
  const text = readPassages(segment, context);
  const findings: Finding[] = [];
  for (const goal of goalsOf(text.set, standards)) {
    const match = bestMatch(standards.goals[goal]!.rules, text, context);
    if (match) findings.push(findingOf(goal, match, text, segment));
  }
  const detected = standards.detectors.flatMap(({ rules }, index) => (bestMatch(rules, text, context) ? [index] : []));
  if (findings.length === 0 && detected.length === 0) return { ...nothing, set: text.set };
  return { findings, set: text.set, detected };
}

/** Those that what is said may bring about, ascending. */
function goalsOf(said: Bits, { goals, goalsBy }: CompiledStandards): number[] {
  const set = noBits(goals.length);
  for (const concept of membersOf(said)) merge(set, goalsBy[concept]!);
  return membersOf(set);
}

/** The first passage that carries it; then one that leaves something to other articles; then one that only makes an effort. */
function bestMatch(rules: readonly CompiledRule[], text: SegmentText, { kind, defaultBearer }: JudgingContext): Match | undefined {
  let second: Match | undefined;
  for (const rule of rules) {
    if (!mayMatch(rule, text.set)) continue;
    const { kinds } = rule.source;
    for (const passage of text.passages) {
      if (kinds && !kinds.includes(kind) && !(passage.contractual && kinds.includes('contract'))) continue;
      const match = matchRule(rule, text, passage, defaultBearer);
      if (!match) continue;
      if (!match.weak && match.left.length === 0) return match;
      if (!second || (second.weak && !match.weak)) second = match;
    }
  }
  return second;
}

function findingOf(goal: number, match: Match, text: SegmentText, segment: Segment): Finding {
  const span = sourceSpan(text.normalised, match.passage.start, match.passage.end);
  return {
    goal,
    rule: match.rule,
    weak: match.weak,
    bearer: match.bearer,
    contractual: match.passage.contractual && match.passage.leads.length > 0,
    left: match.left,
    leaning: match.left.length > 0 ? leaningOf(segment, span) : undefined,
    span,
  };
}

type Words = Evidence['words'];

/** The words that carry a goal in a segment where it has been found. The segment is read again: few ask, and words are many. */
export function wordsOf({ goal }: Finding, segment: Segment, context: JudgingContext): Words {
  const { standards } = context;
  const text = readPassages(segment, context);
  return wordSpans(wordsFor(bestMatch(standards.goals[goal]!.rules, text, context)!), text, standards);
}

export function wordSpans(hits: readonly Hit[], text: SegmentText, standards: CompiledStandards): Words {
  return hits.map(({ concept, start, end }) => ({ concept: standards.conceptNames[concept]!, span: sourceSpan(text.normalised, start, end) }));
}
