/** Sets of small numbers (concepts, goals) as bits, 32 to a word. Sets that are put together are of one size. */
export type Bits = Uint32Array;

/** An empty set that has room for the numbers below `size`. */
export const noBits = (size: number): Bits => new Uint32Array((size + 31) >> 5);

export function include(set: Bits, member: number): void {
  set[member >> 5]! |= 1 << (member & 31);
}

export function has(set: Bits, member: number): boolean {
  return (set[member >> 5]! & (1 << (member & 31))) !== 0;
}

export function merge(into: Bits, from: Bits): void {
  for (let i = 0; i < into.length; i++) into[i]! |= from[i]!;
}

/** Ascending. */
export function membersOf(set: Bits): number[] {
  const members: number[] = [];
  for (let i = 0; i < set.length; i++) {
    for (let word = set[i]!; word !== 0; word &= word - 1) members.push(i * 32 + 31 - Math.clz32(word & -word));
  }
  return members;
}
