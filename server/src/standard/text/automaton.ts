/**
 * All words of all standards in one pass over a text (Aho–Corasick), whatever their number: the reason why one scan per article is enough.
 * States are numbered breadth first, 0 being the root, so that each has a greater number than its parent and than its suffix; a word is known
 * by the state at which it ends. Transitions stand in one open-addressing table keyed by (state, UTF-16 code unit).
 */
export interface AutomatonStates {
  readonly parents: Uint16Array;
  /** The UTF-16 code unit that leads from the parent to the state. */
  readonly codes: Uint16Array;
  /** The state of the longest proper suffix. */
  readonly fails: Uint16Array;
}

const mostStates = 0xffff;

/** The states for some words, and the state at which each ends. Empty words end at the root and are never found. */
export function statesFor(words: readonly string[]): { readonly states: AutomatonStates; readonly ends: readonly number[] } {
  interface Node {
    readonly next: Map<number, Node>;
    state: number;
  }
  const root: Node = { next: new Map(), state: 0 };
  const last = words.map((word) => {
    let node = root;
    for (let i = 0; i < word.length; i++) {
      const code = word.charCodeAt(i);
      const known = node.next.get(code);
      const next: Node = known ?? { next: new Map(), state: -1 };
      if (!known) node.next.set(code, next);
      node = next;
    }
    return node;
  });
  const nodes = [root];
  const parents = [0];
  const codes = [0];
  for (let i = 0; i < nodes.length; i++) {
    for (const [code, node] of nodes[i]!.next) {
      node.state = nodes.push(node) - 1;
      parents.push(i);
      codes.push(code);
    }
  }
  if (nodes.length > mostStates) throw new RangeError(`too many words: ${nodes.length} states`);
  const fails = new Uint16Array(nodes.length);
  const table = new Transitions(nodes.length);
  for (let state = 1; state < nodes.length; state++) table.set(parents[state]!, codes[state]!, state);
  for (let state = 1; state < nodes.length; state++) {
    const parent = parents[state]!;
    fails[state] = parent === 0 ? 0 : table.follow(fails[parent]!, codes[state]!, fails);
  }
  return { states: { parents: Uint16Array.from(parents), codes: Uint16Array.from(codes), fails }, ends: last.map(({ state }) => state) };
}

export class Automaton {
  private readonly table: Transitions;
  private readonly fails: Uint16Array;
  private readonly depths: Uint16Array;
  /** The nearest suffix state, the state itself included, at which a word ends; 0 when none. */
  private readonly outputs: Uint16Array;

  constructor({ parents, codes, fails }: AutomatonStates, isEnd: (state: number) => boolean) {
    const size = parents.length;
    this.table = new Transitions(size);
    this.fails = fails;
    this.depths = new Uint16Array(size);
    this.outputs = new Uint16Array(size);
    for (let state = 1; state < size; state++) {
      const parent = parents[state]!;
      this.table.set(parent, codes[state]!, state);
      this.depths[state] = this.depths[parent]! + 1;
      this.outputs[state] = isEnd(state) ? state : this.outputs[fails[state]!]!;
    }
  }

  /** Calls back for every occurrence of every word, by end; words that end together come longest first. Offsets are UTF-16. */
  scan(text: string, found: (end: number, from: number, to: number) => void): void {
    const { table, fails, depths, outputs } = this;
    let state = 0;
    for (let i = 0; i < text.length; i++) {
      state = table.follow(state, text.charCodeAt(i), fails);
      for (let at = outputs[state]!; at !== 0; at = outputs[fails[at]!]!) found(at, i + 1 - depths[at]!, i + 1);
    }
  }
}

class Transitions {
  private readonly keys: Int32Array;
  private readonly values: Uint16Array;
  private readonly mask: number;
  /** From the root, by code unit: nearly every character ends there. */
  private readonly first = new Uint16Array(0x10000);

  constructor(states: number) {
    let capacity = 16;
    while (capacity < states * 3) capacity *= 2;
    this.keys = new Int32Array(capacity).fill(-1);
    this.values = new Uint16Array(capacity);
    this.mask = capacity - 1;
  }

  set(state: number, code: number, next: number): void {
    if (state === 0) this.first[code] = next;
    else this.put(this.slot(state, code), state, code, next);
  }

  private put(slot: number, state: number, code: number, next: number): void {
    this.values[slot] = next;
    this.keys[slot] = (state << 16) | code;
  }

  /** The state after a code unit: along the suffixes until one goes on with it. */
  follow(state: number, code: number, fails: Uint16Array): number {
    for (let at = state; at !== 0; at = fails[at]!) {
      const slot = this.slot(at, code);
      if (this.keys[slot] !== -1) return this.values[slot]!;
    }
    return this.first[code]!;
  }

  /** Where a transition stands, or would. */
  private slot(state: number, code: number): number {
    const key = (state << 16) | code;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & this.mask;
    while (this.keys[slot] !== key && this.keys[slot] !== -1) slot = (slot + 1) & this.mask;
    return slot;
  }
}
