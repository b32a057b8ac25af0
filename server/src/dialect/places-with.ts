/** The places of a document at which something stands that most places do not have. An edit looks only at what it made anew. */
import { keptWith } from './kept-with';
import type { ContractDocument, Placed, Segment } from './types';
import { changeFrom } from './versions';

/** What stands in a segment, and the segment's place ({@link Placed.index}). */
export interface At<T> {
  readonly index: number;
  readonly value: T;
}

/** In the order of the document. The same list as of the version before where an edit made no difference. `look`: by the segment alone. */
export function placesWith<T extends NonNullable<unknown>>(look: (segment: Segment) => T | undefined): (document: ContractDocument) => readonly At<T>[] {
  const kept = keptWith<ContractDocument, readonly At<T>[]>();
  return (document) => {
    let list = kept.get(document);
    if (!list) {
      const change = changeFrom(document);
      const before = change && kept.get(change.from);
      const lookAt = (from: number, to: number) => lookBetween(document.segments, from, to, look);
      kept.set(document, (list = before ? followed(before, change, lookAt(change.start, change.toEnd)) : lookAt(0, document.segments.length)));
    }
    return list;
  };
}

/** Only whether something stands in a segment. */
export const placesThat = (is: (segment: Segment) => boolean): ((document: ContractDocument) => readonly At<true>[]) => placesWith((segment) => is(segment) || undefined);

function lookBetween<T>(segments: readonly Placed[], from: number, to: number, look: (segment: Segment) => T | undefined): At<T>[] {
  const found: At<T>[] = [];
  for (let index = from; index < to; index++) {
    const value = look(segments[index]!.segment);
    if (value !== undefined) found.push({ index, value });
  }
  return found;
}

/** A list by place after a change: `found` in the place of what stood between. */
export function followed<T>(before: readonly At<T>[], { start, fromEnd, toEnd }: { readonly start: number; readonly fromEnd: number; readonly toEnd: number }, found: readonly At<T>[]): readonly At<T>[] {
  const by = toEnd - fromEnd;
  const first = firstFrom(before, start, indexOf);
  const end = firstFrom(before, fromEnd, indexOf);
  if (by === 0 && found.length === end - first && found.every((at, i) => at.value === before[first + i]!.value && at.index === before[first + i]!.index)) return before;
  const behind = before.slice(end);
  return [...before.slice(0, first), ...found, ...(by === 0 ? behind : behind.map((at) => ({ ...at, index: at.index + by })))];
}

const indexOf = ({ index }: At<unknown>): number => index;

/** Where the first that stands at a place or behind it is in an ascending list. */
export function firstFrom(list: readonly number[], index: number): number;
export function firstFrom<T>(list: readonly T[], index: number, indexOf: (entry: T) => number): number;
export function firstFrom<T>(list: readonly T[], index: number, indexOf: (entry: T) => number = Number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (indexOf(list[middle]!) < index) low = middle + 1;
    else high = middle;
  }
  return low;
}
