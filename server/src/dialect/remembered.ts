const always = (): boolean => true;

/**
 * Things by text, the latest used: two generations, of which the older is dropped whenever the younger is full. What is asked for again is young again.
 */
export class Remembered<T extends { readonly text: string }> {
  private young = new Map<string, T>();
  private old = new Map<string, T>();
  private size = 0;

  /** `most`: UTF-16 units of text in a generation. */
  constructor(private readonly most: number) {}

  /** The one remembered for a text, when it is as asked. */
  find(text: string, isAsked: (known: T) => boolean = always): T | undefined {
    const known = this.young.get(text);
    if (known) return isAsked(known) ? known : undefined;
    const older = this.old.get(text);
    return older && isAsked(older) ? this.add(older) : undefined;
  }

  add(thing: T): T {
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
