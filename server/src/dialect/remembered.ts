const always = (): boolean => true;

/** Fingerprints in a generation of {@link Seen}. */
const mostSeen = 5000;

/**
 * Things by text, the latest used: two generations, of which the older is dropped whenever the younger is full. What is asked for again is young again.
 */
export class Remembered<T extends { readonly text: string }> {
  private young = new Map<string, T>();
  private old = new Map<string, T>();
  private size = 0;
  private readonly seen: Seen | undefined;

  /**
   * `most`: UTF-16 units of text in a generation. `atSecondSight`: what is large and mostly never comes again is remembered when its text comes for the second time, because all that is
   * remembered is garbage in the end, and of the kind that takes longest to collect.
   */
  constructor(
    private readonly most: number,
    { atSecondSight = false } = {},
  ) {
    this.seen = atSecondSight ? new Seen() : undefined;
  }

  /** The one remembered for a text, when it is as asked. */
  find(text: string, isAsked: (known: T) => boolean = always): T | undefined {
    const known = this.young.get(text);
    if (known) return isAsked(known) ? known : undefined;
    const older = this.old.get(text);
    return older && isAsked(older) ? this.keep(older) : undefined;
  }

  add(thing: T): T {
    return !this.seen || this.seen.again(thing.text) ? this.keep(thing) : thing;
  }

  private keep(thing: T): T {
    const { text } = thing;
    if (text.length > this.most) return thing;
    if (this.size + text.length > this.most) {
      this.old = this.young;
      this.young = new Map();
      this.size = 0;
    }
    if (!this.young.has(text)) this.size += text.length;
    this.young.set(text, thing);
    return thing;
  }
}

/** Which texts came lately, by fingerprints: a text kept would keep the whole document that it was cut from. Of two with one fingerprint the second counts as seen, which does no harm. */
class Seen {
  private young = new Set<number>();
  private old = new Set<number>();

  /** Whether a text comes again. */
  again(text: string): boolean {
    const print = fingerprint(text);
    if (this.young.has(print) || this.old.has(print)) return true;
    if (this.young.size === mostSeen) {
      this.old = this.young;
      this.young = new Set();
    }
    this.young.add(print);
    return false;
  }
}

/** As Java has it: two texts of one template share none. */
function fingerprint(text: string): number {
  let print = 0;
  for (let i = 0; i < text.length; i++) print = (Math.imul(print, 31) + text.charCodeAt(i)) | 0;
  return print;
}
