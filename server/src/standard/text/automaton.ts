/**
 * All words of all standards in one pass over a text (Aho–Corasick), whatever their number: the reason why one scan per article is
 * enough. Transitions stand in one open-addressing table keyed by (state, UTF-16 code unit); states and words are numbers.
 */
export interface Automaton {
  /** Calls back for every occurrence of every word, by end; words that end together come longest first. Offsets are UTF-16. */
  scan(text: string, found: (word: number, start: number, end: number) => void): void;
}

/** Words may repeat and may contain each other; empty words are never found. At most 65,535 states. */
export function buildAutomaton(words: readonly string[]): Automaton {
  const children: Map<number, number>[] = [new Map()];
  const own: number[][] = [[]];
  words.forEach((word, id) => {
    if (word === '') return;
    let state = 0;
    for (let i = 0; i < word.length; i++) {
      const code = word.charCodeAt(i);
      let next = children[state]!.get(code);
      if (next === undefined) {
        next = children.length;
        children.push(new Map());
        own.push([]);
        children[state]!.set(code, next);
      }
      state = next;
    }
    own[state]!.push(id);
  });
  const size = children.length;
  if (size > 0xffff) throw new RangeError(`too many words: ${size} states`);

  const table = new Transitions(size);
  const fail = new Int32Array(size);
  /** The nearest suffix state, the state itself included, at which a word ends; 0 when none. */
  const output = new Int32Array(size);
  const queue: number[] = [];
  for (const [code, next] of children[0]!) {
    table.set(0, code, next);
    queue.push(next);
  }
  for (let head = 0; head < queue.length; head++) {
    const state = queue[head]!;
    const suffix = fail[state]!;
    output[state] = own[state]!.length > 0 ? state : output[suffix]!;
    for (const [code, next] of children[state]!) {
      table.set(state, code, next);
      fail[next] = table.follow(suffix, code, fail);
      queue.push(next);
    }
  }
  const lengths = words.map((word) => word.length);

  return {
    scan(text, found) {
      let state = 0;
      for (let i = 0; i < text.length; i++) {
        state = table.follow(state, text.charCodeAt(i), fail);
        for (let at = output[state]!; at !== 0; at = output[fail[at]!]!) {
          for (const id of own[at]!) found(id, i + 1 - lengths[id]!, i + 1);
        }
      }
    },
  };
}

class Transitions {
  private readonly keys: Int32Array;
  private readonly values: Uint16Array;
  private readonly mask: number;

  constructor(states: number) {
    let capacity = 16;
    while (capacity < states * 3) capacity *= 2;
    this.keys = new Int32Array(capacity).fill(-1);
    this.values = new Uint16Array(capacity);
    this.mask = capacity - 1;
  }

  set(state: number, code: number, next: number): void {
    this.values[this.slot(state, code)] = next;
    this.keys[this.slot(state, code)] = (state << 16) | code;
  }

  /** The state after a code unit: along the suffixes until one goes on with it. */
  follow(state: number, code: number, fail: Int32Array): number {
    for (let at = state; ; at = fail[at]!) {
      const slot = this.slot(at, code);
      if (this.keys[slot] === ((at << 16) | code)) return this.values[slot]!;
      if (at === 0) return 0;
    }
  }

  private slot(state: number, code: number): number {
    const key = (state << 16) | code;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & this.mask;
    while (this.keys[slot] !== key && this.keys[slot] !== -1) slot = (slot + 1) & this.mask;
    return slot;
  }
}
