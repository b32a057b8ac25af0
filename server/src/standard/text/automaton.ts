/**
 * All words of all standards in one pass over a text (Aho–Corasick), whatever their number: the reason why one scan per article is enough.
 * States are numbered breadth first, 0 being the root, so that the children of a state stand side by side, and the automaton is nothing but lists of numbers: it can be
 * made beforehand. A word is known by the state at which it ends.
 */
export interface AutomatonStates {
  /** The first child of each state: its children are those before the first child of the next. One number more than there are states. */
  readonly children: Uint16Array;
  /** The UTF-16 code unit that leads from the parent to the state. */
  readonly codes: Uint16Array;
  /** The state of the longest proper suffix. */
  readonly fails: Uint16Array;
  /** How many code units lead to the state. */
  readonly depths: Uint16Array;
  /** The nearest suffix state, the state itself included, at which a word ends; 0 when none. */
  readonly outputs: Uint16Array;
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
  const depths = [0];
  const children: number[] = [];
  for (let state = 0; state < nodes.length; state++) {
    children.push(nodes.length);
    for (const [code, node] of nodes[state]!.next) {
      node.state = nodes.push(node) - 1;
      parents.push(state);
      codes.push(code);
      depths.push(depths[state]! + 1);
    }
  }
  if (nodes.length > mostStates) throw new RangeError(`too many words: ${nodes.length} states`);
  children.push(nodes.length);
  const ends = last.map(({ state }) => state);
  const isEnd = new Set(ends);
  const fails = new Uint16Array(nodes.length);
  const outputs = new Uint16Array(nodes.length);
  for (let state = 1; state < nodes.length; state++) {
    let next: Node | undefined;
    for (let at = parents[state]!; at !== 0 && !next; ) {
      at = fails[at]!;
      next = nodes[at]!.next.get(codes[state]!);
    }
    fails[state] = next?.state ?? 0;
    outputs[state] = isEnd.has(state) ? state : outputs[fails[state]!]!;
  }
  return { states: { children: Uint16Array.from(children), codes: Uint16Array.from(codes), fails, depths: Uint16Array.from(depths), outputs }, ends };
}

export class Automaton {
  /** The children of the root by code unit: nearly every character leads there. */
  private readonly first = new Uint16Array(0x10000);

  constructor(private readonly states: AutomatonStates) {
    const { children, codes } = states;
    for (let child = children[0]!; child < children[1]!; child++) this.first[codes[child]!] = child;
  }

  /** Calls back for every occurrence of every word, by end; words that end together come longest first. Offsets are UTF-16. */
  scan(text: string, found: (end: number, from: number, to: number) => void): void {
    const { fails, depths, outputs } = this.states;
    let state = 0;
    for (let i = 0; i < text.length; i++) {
      state = this.follow(state, text.charCodeAt(i));
      for (let at = outputs[state]!; at !== 0; at = outputs[fails[at]!]!) found(at, i + 1 - depths[at]!, i + 1);
    }
  }

  /** The state after a code unit: along the suffixes until one goes on with it. */
  private follow(state: number, code: number): number {
    const { children, codes, fails } = this.states;
    for (let at = state; at !== 0; at = fails[at]!) {
      const end = children[at + 1]!;
      for (let child = children[at]!; child < end; child++) if (codes[child] === code) return child;
    }
    return this.first[code]!;
  }
}
