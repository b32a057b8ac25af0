import type { Segment } from './types';

/** What is kept of a segment, one entry for each derivation: on the segment itself, where it is found faster than in any map, and goes with it. */
const keeping = Symbol('kept');
type Keeper = Segment & { [keeping]?: unknown[] };

function keptOf(segment: Keeper): unknown[] {
  const kept = segment[keeping];
  if (kept) return kept;
  const fresh: unknown[] = [];
  // Not enumerable: two segments with the same content are equal whatever has been derived from them.
  Object.defineProperty(segment, keeping, { value: fresh, enumerable: false });
  return fresh;
}

let slots = 0;

/**
 * A derivation from a segment alone, computed once per segment and kept as long as the segment is. This is how every layer makes the
 * article the unit of work: an edit makes new segments only where text changed, so only those are derived again.
 * `derive` must not return undefined.
 */
export function perSegment<T extends NonNullable<unknown>>(derive: (segment: Segment) => T): (segment: Segment) => T {
  const slot = slots++;
  return (segment) => {
    const kept = keptOf(segment);
    return (kept[slot] ??= derive(segment)) as T;
  };
}

/**
 * The same for a derivation that also depends on a context (parties, standards, structure): kept for the two contexts asked for last (what an edit changed and
 * the next takes back), compared by identity, so equal contexts must be one object. What else `derive` is handed must follow from segment and context.
 */
export function perSegmentIn<C extends object, T, Rest extends readonly unknown[] = []>(derive: (segment: Segment, context: C, ...rest: Rest) => T): (segment: Segment, context: C, ...rest: Rest) => T {
  const slot = slots++;
  return (segment, context, ...rest) => {
    const kept = keptOf(segment);
    const entry = kept[slot] as InContext<C, T> | undefined;
    if (entry?.context === context) return entry.value;
    const before = entry?.before;
    const fresh: InContext<C, T> =
      before?.context === context ? { context, value: before.value, before: entry } : { context, value: derive(segment, context, ...rest), before: entry };
    // Two, not a chain.
    if (fresh.before) fresh.before.before = undefined;
    kept[slot] = fresh;
    return fresh.value;
  };
}

interface InContext<C, T> {
  readonly context: C;
  readonly value: T;
  before: InContext<C, T> | undefined;
}
