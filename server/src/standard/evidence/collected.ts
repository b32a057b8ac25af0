/**
 * What shows each goal in a document and its annexes. Kept from version to version of a document without annexes: an edit looks only at the goals that the segments
 * it changed show or showed, and at those that lean on other articles.
 */
import type { ContractDocument, Placed } from '../../dialect/types';
import { changeFrom } from '../../dialect/versions';
import type { CompiledStandards, CompiledTerm } from './compile';
import type { Contexts, JudgingContext } from './context';
import type { Finding, SegmentFacts } from './facts';
import { saysAll } from './match';
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

interface Kept {
  readonly context: JudgingContext;
  readonly collected: Collected;
  /** Goals that other articles had a say in. */
  readonly leaning: readonly number[];
}

const kept = new WeakMap<ContractDocument, Kept>();

/** As many pieces of evidence are kept for an element; more would say nothing new. */
const mostEvidence = 8;

export function collect(sources: readonly Source[], compiled: CompiledStandards): Collected {
  const [{ document, contexts: { only } }] = sources as [Source];
  const context = sources.length === 1 ? only : undefined;
  const own = context && kept.get(document);
  if (own?.context === context && own) return own.collected;
  const collector = new Collector(sources);
  const touched = collector.shown[0]!.touched;
  const change = context && touched && changeFrom(document);
  const before = change && kept.get(change.from);
  const collected = before?.context === context && before && touched ? followed(before, touched, collector) : { found: compiled.goals.map((_, goal) => collector.find(goal)), detected: collector.detected(), changed: undefined };
  if (context) kept.set(document, { context, collected, leaning: collector.leaning });
  return collected;
}

function followed(before: Kept, touched: ReadonlySet<number>, collector: Collector): Collected {
  const goals = [...new Set([...touched, ...before.leaning])];
  const found = before.collected.found.slice();
  for (const goal of goals) found[goal] = collector.find(goal);
  // One step, not a chain.
  before.collected.changed = undefined;
  return { found, detected: collector.detected(), changed: { before: before.collected, goals } };
}

class Collector {
  readonly shown: readonly Shown[];
  readonly leaning: number[] = [];
  private readonly elsewhere: readonly Elsewhere[];

  constructor(private readonly sources: readonly Source[]) {
    this.shown = sources.map(({ document, contexts }) => shownIn(document, contexts));
    this.elsewhere = sources.map(({ document }, i) => new Elsewhere(document, this.shown[i]!.facts));
  }

  detected(): number[] {
    return [...new Set(this.shown.flatMap(({ detected }) => detected.flatMap(({ value }) => value)))];
  }

  /** What leans on other articles is looked at where nothing carries a goal by itself, what is too weak where nothing else does. */
  find(goal: number): readonly Found[] {
    const list: Found[] = [];
    for (const standing of standings) {
      if (standing === 'leaning' && this.shown.some(({ places }) => places.leaning[goal])) this.leaning.push(goal);
      this.shown.forEach(({ places, facts }, source) => {
        for (const index of places[standing][goal] ?? []) {
          if (list.length === mostEvidence) break;
          const finding = facts[index]!.findings.find((other) => other.goal === goal)!;
          if (!finding.leaning || this.elsewhere[source]!.says(this.sources[source]!.document.segments[index]!, finding, finding.leaning)) list.push({ finding, source, index });
        }
      });
      if (list.length > 0) return list;
    }
    return nothing;
  }
}

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
