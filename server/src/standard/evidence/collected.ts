/**
 * What shows each goal in a document and its annexes. Kept from version to version of a document without annexes: an edit looks only at the goals that the segments
 * it changed show or showed, and at those that lean on other articles.
 */
import { keptWith } from '../../dialect/kept-with';
import type { ContractDocument, Placed } from '../../dialect/types';
import { changeFrom, type VersionChange } from '../../dialect/versions';
import type { CompiledStandards, CompiledTerm, Goal } from './compile';
import type { Contexts, JudgingContext } from './context';
import type { Finding, SegmentFacts } from './facts';
import { satisfied, saysAll } from './match';
import { refersTo, type Leaning } from './references';
import { shownIn, standings, type Shown } from './shown';

/** One file of the bundle with what its segments are judged in. */
export interface Source {
  readonly document: ContractDocument;
  readonly file: string | undefined;
  readonly contexts: Contexts;
}

/** Where a goal is shown. Without the places themselves, which are new in every version. */
export interface Found {
  readonly finding: Finding;
  /** Index among the sources: 0 is the document itself. */
  readonly source: number;
  /** {@link Placed.index} there. */
  readonly index: number;
}

export interface Collected {
  /** By goal: what shows it, in the order of the text, the document before its annexes. */
  readonly found: readonly (readonly Found[])[];
  /** Indices in {@link CompiledStandards.detectors}. */
  readonly detected: readonly number[];
  /** Goals that may be shown otherwise than in the version before, as long as that is the last but one. */
  changed: { readonly before: Collected; readonly goals: readonly number[] } | undefined;
}

/** Of a goal that other articles have a say in: what has been found out of the places that lean on them. */
interface Leant {
  /** The places that hold, ascending. */
  readonly held: readonly number[];
  /** All places before it have been looked at. */
  readonly until: number;
}

interface Kept {
  readonly context: JudgingContext;
  readonly shown: Shown;
  readonly collected: Collected;
  readonly leant: ReadonlyMap<number, Leant>;
}

const kept = keptWith<ContractDocument, Kept>();

/** As many pieces of evidence are kept for an element; more would say nothing new. */
const mostEvidence = 8;

export function collect(sources: readonly Source[], compiled: CompiledStandards): Collected {
  const [{ document, contexts: { only } }] = sources as [Source];
  const context = sources.length === 1 ? only : undefined;
  const own = context && kept.get(document);
  if (own && own.context === context) return own.collected;
  const collector = new Collector(sources);
  const [shown] = collector.shown as [Shown];
  const change = context && shown.touched && changeFrom(document);
  const before = change && kept.get(change.from);
  const collected =
    change && before && before.context === context
      ? followed(before, change, document, collector, compiled)
      : { found: compiled.goals.map((_, goal) => collector.find(goal)), detected: collector.detected(), changed: undefined };
  if (context) kept.set(document, { context, shown, collected, leant: collector.leant });
  return collected;
}

/** After an edit that left every place where it was. */
function followed(before: Kept, change: VersionChange, document: ContractDocument, collector: Collector, compiled: CompiledStandards): Collected {
  const [{ facts, touched }] = collector.shown as [Shown];
  const steady = document.structure === change.from.structure;
  const found = before.collected.found.slice();
  const goals = new Set(touched);
  for (const goal of touched!) if (!before.leant.has(goal)) found[goal] = collector.find(goal);
  for (const [goal, leant] of before.leant) {
    const known = steady && !hasOtherSay(compiled.goals[goal]!, before.shown.facts, facts, change) ? leant : undefined;
    if (known && !touched!.has(goal)) {
      collector.leant.set(goal, known);
      continue;
    }
    goals.add(goal);
    found[goal] = collector.find(goal, known && { ...known, ...change });
  }
  // One step, not a chain.
  before.collected.changed = undefined;
  return { found, detected: collector.detected(), changed: { before: before.collected, goals: [...goals] } };
}

/** Whether what an edit changed says, of what passages may leave to it, other things than before. */
function hasOtherSay({ rules }: Goal, before: readonly SegmentFacts[], facts: readonly SegmentFacts[], { start, toEnd }: VersionChange): boolean {
  for (let i = start; i < toEnd; i++) {
    const [a, b] = [before[i]!.set, facts[i]!.set];
    if (a === b) continue;
    for (const { near, about } of rules) for (const terms of [near, about]) for (const term of terms) if (satisfied(a, term) !== satisfied(b, term)) return true;
  }
  return false;
}

class Collector {
  readonly shown: readonly Shown[];
  readonly leant = new Map<number, Leant>();
  private readonly elsewhere: readonly Elsewhere[];

  constructor(private readonly sources: readonly Source[]) {
    this.shown = sources.map(({ document, contexts }) => shownIn(document, contexts));
    this.elsewhere = sources.map(({ document }, i) => new Elsewhere(document, this.shown[i]!.facts));
  }

  detected(): number[] {
    return [...new Set(this.shown.flatMap(({ detected }) => detected.flatMap(({ value }) => value)))];
  }

  /**
   * What leans on other articles is looked at where nothing carries a goal by itself, what is too weak where nothing else does. `known`: of places that lean, but for
   * those that an edit changed.
   */
  find(goal: number, known?: Leant & VersionChange): readonly Found[] {
    const list: Found[] = [];
    for (const standing of standings) {
      if (standing === 'leaning') this.findLeaning(goal, list, known);
      else this.shown.forEach(({ places, facts }, source) => {
        for (const index of places[standing][goal] ?? []) {
          if (list.length === mostEvidence) break;
          list.push({ finding: findingFor(goal, facts[index]!), source, index });
        }
      });
      if (list.length > 0) return list;
    }
    return nothing;
  }

  private findLeaning(goal: number, list: Found[], known: (Leant & VersionChange) | undefined): void {
    if (!this.shown.some(({ places }) => places.leaning[goal])) return;
    let until = 0;
    this.shown.forEach(({ places, facts }, source) => {
      const { document } = this.sources[source]!;
      for (const index of places.leaning[goal] ?? []) {
        if (list.length === mostEvidence) break;
        until = index + 1;
        const isKnown = known && index < known.until && (index < known.start || index >= known.toEnd);
        if (isKnown && !known.held.includes(index)) continue;
        const finding = findingFor(goal, facts[index]!);
        if (isKnown || this.elsewhere[source]!.says(document.segments[index]!, finding, finding.leaning!)) list.push({ finding, source, index });
      }
    });
    this.leant.set(goal, { held: list.map(({ index }) => index), until });
  }
}

const findingFor = (goal: number, { findings }: SegmentFacts): Finding => findings.find((finding) => finding.goal === goal)!;

const nothing: readonly Found[] = [];

/** What the articles of one document say, asked for by passages that lean on them. */
class Elsewhere {
  /** Segments that say all of some terms, the first two: one of them is not the one that asks. */
  private readonly anywhere: { readonly terms: readonly CompiledTerm[]; readonly places: readonly Placed[] }[] = [];

  constructor(private readonly document: ContractDocument, private readonly facts: readonly SegmentFacts[]) {}

  /** Whether an article that the passage refers to says what it leaves out. */
  says(placed: Placed, { left }: Finding, leaning: Leaning): boolean {
    if (leaning.all) return this.placesOf(left).some((other) => other !== placed);
    return refersTo(leaning, this.document, placed, (other) => this.isSaidIn(other, left));
  }

  private isSaidIn(placed: Placed, terms: readonly CompiledTerm[]): boolean {
    const { set } = this.facts[placed.index]!;
    return set.length > 0 && saysAll(set, terms);
  }

  private placesOf(terms: readonly CompiledTerm[]): readonly Placed[] {
    let entry = this.anywhere.find((candidate) => candidate.terms.length === terms.length && candidate.terms.every((term, i) => term === terms[i]));
    if (!entry) {
      const places: Placed[] = [];
      for (const placed of this.document.segments) {
        if (this.isSaidIn(placed, terms)) places.push(placed);
        if (places.length === 2) break;
      }
      this.anywhere.push((entry = { terms, places }));
    }
    return entry.places;
  }
}
