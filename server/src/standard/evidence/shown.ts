/**
 * Which segments of a document show which goal. Kept from version to version of a document whose segments are all judged in one context: an edit looks only at what it
 * made anew.
 */
import { keptWith } from '../../dialect/kept-with';
import { firstFrom, followed, type At } from '../../dialect/places-with';
import type { ContractDocument } from '../../dialect/types';
import { changeFrom, type VersionChange } from '../../dialect/versions';
import type { Contexts, JudgingContext } from './context';
import { factsIn, type Finding, type SegmentFacts } from './facts';

/**
 * How a segment shows a goal, in the order in which it counts: by itself, if the articles that it leans on do their part, or too weakly.
 */
export const standings = ['strong', 'leaning', 'weak'] as const;
export type Standing = (typeof standings)[number];

const standingOf = ({ weak, leaning }: Finding): Standing => (weak ? 'weak' : leaning ? 'leaning' : 'strong');

/** By goal: the indices of the segments that show it, ascending. */
type Places = (readonly number[] | undefined)[];

export interface Shown {
  /** By {@link Placed.index}. */
  readonly facts: readonly SegmentFacts[];
  readonly places: Readonly<Record<Standing, Readonly<Places>>>;
  /** Indices in {@link CompiledStandards.detectors}. */
  readonly detected: readonly At<readonly number[]>[];
  /** Goals that are shown otherwise than in the version before; undefined where places have moved, or nothing is known of one. */
  readonly touched: ReadonlySet<number> | undefined;
}

const kept = keptWith<ContractDocument, { readonly context: JudgingContext; readonly shown: Shown }>();

export function shownIn(document: ContractDocument, contexts: Contexts): Shown {
  const { only } = contexts;
  const own = kept.get(document);
  if (only && own?.context === only) return own.shown;
  const change = changeFrom(document);
  const before = change && only && kept.get(change.from);
  const factsFrom = (start: number, end: number) => document.segments.slice(start, end).map((placed) => factsIn(placed.segment, contexts.of(placed)));
  const shown = change && before && before.context === only ? replaced(before.shown, change, factsFrom(change.start, change.toEnd)) : shownBy(factsFrom(0, document.segments.length));
  if (only) kept.set(document, { context: only, shown });
  return shown;
}

const shownBy = (facts: readonly SegmentFacts[]): Shown => ({ facts, places: placesOf(facts, 0), detected: detectedIn(facts, 0), touched: undefined });

/** `from`: the index of the first segment. */
function placesOf(facts: readonly SegmentFacts[], from: number): Record<Standing, Places> {
  const places: Record<Standing, (number[] | undefined)[]> = { strong: [], leaning: [], weak: [] };
  facts.forEach(({ findings }, i) => {
    for (const finding of findings) (places[standingOf(finding)][finding.goal] ??= []).push(from + i);
  });
  return places;
}

const detectedIn = (facts: readonly SegmentFacts[], from: number): At<readonly number[]>[] => facts.flatMap(({ detected }, i) => (detected.length > 0 ? [{ index: from + i, value: detected }] : []));

/** With other facts from `start` on, and what stood behind `fromEnd` behind them. */
function replaced(before: Shown, change: VersionChange, facts: readonly SegmentFacts[]): Shown {
  const { start, fromEnd, toEnd } = change;
  const by = toEnd - fromEnd;
  if (by === 0 && facts.every((own, i) => own === before.facts[start + i])) return before.touched?.size === 0 ? before : { ...before, touched: none };
  const own = placesOf(facts, start);
  const touched = by === 0 ? goalsIn([...facts, ...before.facts.slice(start, fromEnd)]) : undefined;
  const places = (standing: Standing): Places => {
    const lists = before.places[standing];
    const all = touched ? lists.slice() : [];
    for (const goal of touched ?? Array(Math.max(lists.length, own[standing].length)).keys()) all[goal] = moved(lists[goal] ?? nowhere, own[standing][goal] ?? nowhere, change);
    return all;
  };
  return {
    facts: [...before.facts.slice(0, start), ...facts, ...before.facts.slice(fromEnd)],
    places: { strong: places('strong'), leaning: places('leaning'), weak: places('weak') },
    detected: followed(before.detected, change, detectedIn(facts, start)),
    touched,
  };
}

function goalsIn(facts: readonly SegmentFacts[]): Set<number> {
  const goals = new Set<number>();
  for (const { findings } of facts) for (const { goal } of findings) goals.add(goal);
  return goals;
}

/** A list of places with others between. */
function moved(list: readonly number[], between: readonly number[], { start, fromEnd, toEnd }: VersionChange): readonly number[] {
  const by = toEnd - fromEnd;
  const [first, end] = [firstFrom(list, start), firstFrom(list, fromEnd)];
  if (by === 0 && between.length === end - first && between.every((index, i) => index === list[first + i])) return list;
  const behind = list.slice(end);
  return [...list.slice(0, first), ...between, ...(by === 0 ? behind : behind.map((index) => index + by))];
}

const none: ReadonlySet<number> = new Set();
const nowhere: readonly number[] = [];
