/**
 * Which segments of a document show which goal. Kept from version to version of a document whose segments are all judged in one context: an edit looks only at what it
 * made anew.
 */
import type { At } from '../../dialect/places-with';
import type { ContractDocument } from '../../dialect/types';
import { changeFrom } from '../../dialect/versions';
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
  let shown: Shown;
  if (change && before && before.context === only && change.fromEnd === change.toEnd) shown = replaced(before.shown, change.start, factsFrom(change.start, change.toEnd));
  else shown = shownBy(change && before && before.context === only ? [...before.shown.facts.slice(0, change.start), ...factsFrom(change.start, change.toEnd), ...before.shown.facts.slice(change.fromEnd)] : factsFrom(0, document.segments.length));
  if (only) kept.set(document, { context: only, shown });
  return shown;
}

function shownBy(facts: readonly SegmentFacts[]): Shown {
  const places: Record<Standing, (number[] | undefined)[]> = { strong: [], leaning: [], weak: [] };
  facts.forEach(({ findings }, index) => {
    for (const finding of findings) (places[standingOf(finding)][finding.goal] ??= []).push(index);
  });
  return { facts, places, detected: facts.flatMap(({ detected }, index) => (detected.length > 0 ? [{ index, value: detected }] : [])) };
}

/** With other facts of as many segments from `start` on. */
function replaced(before: Shown, start: number, facts: readonly SegmentFacts[]): Shown {
  if (facts.every((own, i) => own === before.facts[start + i])) return before;
  const places: Record<Standing, Places> = { strong: before.places.strong.slice(), leaning: before.places.leaning.slice(), weak: before.places.weak.slice() };
  facts.forEach((now, i) => {
    const index = start + i;
    const then = before.facts[index]!;
    if (now === then) return;
    const left = new Map(then.findings.map((finding) => [`${finding.goal} ${standingOf(finding)}`, finding]));
    for (const finding of now.findings) {
      const standing = standingOf(finding);
      if (!left.delete(`${finding.goal} ${standing}`)) places[standing][finding.goal] = inserted(places[standing][finding.goal] ?? [], index);
    }
    for (const finding of left.values()) {
      const list = places[standingOf(finding)];
      list[finding.goal] = list[finding.goal]!.filter((other) => other !== index);
    }
  });
  const end = start + facts.length;
  const detected = facts.flatMap((own, i) => (own.detected.length > 0 ? [{ index: start + i, value: own.detected }] : []));
  return {
    facts: [...before.facts.slice(0, start), ...facts, ...before.facts.slice(end)],
    places,
    detected: [...before.detected.filter(({ index }) => index < start), ...detected, ...before.detected.filter(({ index }) => index >= end)],
  };
}

function inserted(list: readonly number[], index: number): readonly number[] {
  const at = list.findIndex((other) => other > index);
  return at < 0 ? [...list, index] : [...list.slice(0, at), index, ...list.slice(at)];
}
