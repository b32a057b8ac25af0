/** How the segments of a document came from those of the version before an edit: what is kept of a version by place follows from this to the next. */
import { keptWith } from './kept-with';
import type { ContractDocument } from './types';

/** Indices of places ({@link Placed.index}). */
export interface VersionChange {
  readonly from: ContractDocument;
  /** The segments before it are the same in both… */
  readonly start: number;
  /** …and so are those from here on in the version before… */
  readonly fromEnd: number;
  /** …and from here on in the one behind. */
  readonly toEnd: number;
}

const changes = keptWith<ContractDocument, VersionChange>();

/** Undefined for a document that was read as a whole. */
export const changeFrom = (document: ContractDocument): VersionChange | undefined => changes.get(document);

export function rememberChange(document: ContractDocument, from: ContractDocument): void {
  const [a, b] = [from.segments, document.segments];
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start]!.segment === b[start]!.segment) start++;
  let same = 0;
  while (same < most - start && a[a.length - 1 - same]!.segment === b[b.length - 1 - same]!.segment) same++;
  changes.set(document, { from, start, fromEnd: a.length - same, toEnd: b.length - same });
  // One step, not a chain.
  changes.delete(from);
}
