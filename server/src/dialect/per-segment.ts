import type { Segment } from './types';

/**
 * A derivation from a segment alone, computed once per segment and kept as long as the segment is. This is how every layer makes the
 * article the unit of work: an edit makes new segments only where text changed, so only those are derived again.
 */
export function perSegment<T>(derive: (segment: Segment) => T): (segment: Segment) => T {
  const kept = new WeakMap<Segment, { readonly value: T }>();
  return (segment) => {
    let entry = kept.get(segment);
    if (!entry) kept.set(segment, (entry = { value: derive(segment) }));
    return entry.value;
  };
}

/** The same for a derivation that also depends on a context (parties, standards): kept per context object, which must be interned. */
export function perSegmentIn<C extends object, T>(derive: (segment: Segment, context: C) => T): (segment: Segment, context: C) => T {
  const contexts = new WeakMap<C, (segment: Segment) => T>();
  return (segment, context) => {
    let inContext = contexts.get(context);
    if (!inContext) contexts.set(context, (inContext = perSegment((s) => derive(s, context))));
    return inContext(segment);
  };
}
