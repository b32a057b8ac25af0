/** Sets of small numbers (concepts, goals) as bits, 32 to a word. Sets that are put together are of one size. */
export type Bits = Uint32Array;

/** An empty set that has room for the numbers below `size`. */
export const noBits = (size: number): Bits => new Uint32Array((size + 31) >> 5);

export function include(set: Bits, member: number): void {
  set[member >> 5]! |= 1 << (member & 31);
}

export function exclude(set: Bits, member: number): void {
  set[member >> 5]! &= ~(1 << (member & 31));
}

export function has(set: Bits, member: number): boolean {
  return (set[member >> 5]! & (1 << (member & 31))) !== 0;
}

export function merge(into: Bits, from: Bits): void {
  for (let i = 0; i < into.length; i++) into[i]! |= from[i]!;
}

/** How many members of a set are below a number. */
export function rank(set: Bits, below: number): number {
  let count = 0;
  for (let i = 0; i < below >> 5; i++) count += ones(set[i]!);
  return count + ones(set[below >> 5]! & ((1 << (below & 31)) - 1));
}

function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

export function haveCommon(a: Bits, b: Bits): boolean {
  for (let i = 0; i < a.length; i++) if ((a[i]! & b[i]!) !== 0) return true;
  return false;
}

/** The members that two sets have in common, in ascending order. */
export function forCommon(a: Bits, b: Bits, each: (member: number) => void): void {
  for (let i = 0; i < a.length; i++) {
    for (let word = a[i]! & b[i]!; word !== 0; word &= word - 1) each((i << 5) + 31 - Math.clz32(word & -word));
  }
}
