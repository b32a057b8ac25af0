/**
 * Which segments of a document show which goal. Kept from version to version of a document whose segments are all judged in one context: an edit looks only at what it
 * made anew.
 */
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
}

const kept = new WeakMap<ContractDocument, { readonly context: JudgingContext; readonly shown: Shown }>();

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

const shownBy = (facts: readonly SegmentFacts[]): Shown => ({ facts, places: placesOf(facts, 0), detected: detectedIn(facts, 0) });

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
function replaced(before: Shown, { start, fromEnd, toEnd }: VersionChange, facts: readonly SegmentFacts[]): Shown {
  const by = toEnd - fromEnd;
  if (by === 0 && facts.every((own, i) => own === before.facts[start + i])) return before;
  const found = placesOf(facts, start);
  const moved = (lists: Readonly<Places>, own: Readonly<Places>): Places =>
    Array.from({ length: Math.max(lists.length, own.length) }, (_, goal) => {
      const list = lists[goal] ?? nowhere;
      const between = own[goal] ?? nowhere;
      const [first, end] = [firstFrom(list, start), firstFrom(list, fromEnd)];
      if (by === 0 && between.length === end - first && between.every((index, i) => index === list[first + i])) return list;
      const behind = list.slice(end);
      return [...list.slice(0, first), ...between, ...(by === 0 ? behind : behind.map((index) => index + by))];
    });
  return {
    facts: [...before.facts.slice(0, start), ...facts, ...before.facts.slice(fromEnd)],
    places: { strong: moved(before.places.strong, found.strong), leaning: moved(before.places.leaning, found.leaning), weak: moved(before.places.weak, found.weak) },
    detected: followed(before.detected, { start, fromEnd, toEnd }, detectedIn(facts, start)),
  };
}

const nowhere: readonly number[] = [];
