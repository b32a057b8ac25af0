/** The words of the standards in a text: which concept stands where. */
import { gapLength, standsAsWord } from '../text/words';
import type { CompiledStandards } from './compile';
import { except, final, latin, open, partOf, partsOf, tight, useConcept, usePattern, useShape, useSize } from './lexicon';

/** A part of a normalised text, in its offsets. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A concept found. */
export interface Hit extends Stretch {
  readonly concept: number;
}

/**
 * Hits by start. What stands in brackets may interrupt a word (従事する者（以下「作業従事者」という。）を定め): the text is read once as it stands and, where it
 * has brackets, once without them.
 */
export function findHits(text: string, standards: CompiledStandards): Hit[] {
  const found: Found = { hits: [], excepted: [] };
  scan(text, standards, found);
  const bare = withoutBrackets(text);
  if (bare) {
    // What reaches over a bracket is new; the rest has been found.
    scan(bare.text, standards, found, (offset) => bare.offsets[offset]!, (start, end) => bare.offsets[end - 1]! - bare.offsets[start]! > end - 1 - start);
  }
  const { hits, excepted } = found;
  const kept = excepted.length === 0 ? hits : hits.filter((hit) => !excepted.some((e) => e.concept === hit.concept && e.start <= hit.start && e.end >= hit.end));
  return kept.sort(byPlace);
}

/** For sorting: by start, then by end. */
export const byPlace = (a: Stretch, b: Stretch): number => a.start - b.start || a.end - b.end;

interface Found {
  readonly hits: Hit[];
  readonly excepted: Hit[];
}

/** The text outside of round brackets, and where each of its characters stands. Undefined when there are none, or when they do not close. */
function withoutBrackets(text: string): { readonly text: string; readonly offsets: readonly number[] } | undefined {
  if (!text.includes('(')) return undefined;
  let out = '';
  const offsets: number[] = [];
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === '(') depth++;
    else if (character === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      out += character;
      offsets.push(i);
    }
  }
  return depth === 0 ? { text: out, offsets } : undefined;
}

/** A word with gaps that has begun: how many of its parts there are, where it started and where the latest part ended. */
interface Chain {
  readonly part: number;
  readonly start: number;
  readonly end: number;
}

const same = (offset: number): number => offset;
const always = (): boolean => true;

/** As many words with gaps of one pattern may be in progress. */
const mostChains = 8;

const fullStop = '。'.charCodeAt(0);
const comma = '、'.charCodeAt(0);

/** For each offset where the last end of a sentence, and of a phrase, stands before it; -1 where none does. */
function boundariesIn(text: string): { readonly sentence: Int32Array; readonly phrase: Int32Array } {
  const sentence = new Int32Array(text.length + 1);
  const phrase = new Int32Array(text.length + 1);
  let [lastSentence, lastPhrase] = [-1, -1];
  for (let i = 0; i < text.length; i++) {
    sentence[i] = lastSentence;
    phrase[i] = lastPhrase;
    const code = text.charCodeAt(i);
    if (code === fullStop) lastSentence = i;
    if (code === fullStop || code === comma || code === 0x300c || code === 0x300d || code === 0x2c || code === 0x28 || code === 0x29) lastPhrase = i;
  }
  sentence[text.length] = lastSentence;
  phrase[text.length] = lastPhrase;
  return { sentence, phrase };
}

/** Words with gaps that have begun in the text that is being scanned, by pattern; empty between one text and the next. */
const begunBy: Chain[][] = [];
const begunPatterns: number[] = [];

/** Words with gaps are put together from their parts. `place`: where an offset of this text stands in the whole. `counts`: whether what stands there is wanted. */
function scan(text: string, { lexicon: { automaton, starts, uses } }: CompiledStandards, { hits, excepted }: Found, place: (offset: number) => number = same, counts: (start: number, end: number) => boolean = always): void {
  const boundaries = boundariesIn(text);
  const complete = (concept: number, shape: number, start: number, end: number): void => {
    if (!counts(start, end)) return;
    if ((shape & final) !== 0 && !/^(?:$|[\s。、(,.;・]|及び|並びに|又は|等)/.test(text.slice(end, end + 3))) return;
    ((shape & except) !== 0 ? excepted : hits).push({ concept, start: place(start), end: place(end - 1) + 1 });
  };
  automaton.scan(text, (word, start, end) => {
    for (let use = starts[word]! * useSize; use < starts[word + 1]! * useSize; use += useSize) {
      const shape = uses[use + useShape]!;
      if ((shape & latin) !== 0 && !standsAsWord(text, start, end, (shape & open) !== 0)) continue;
      const concept = uses[use + useConcept]!;
      const part = partOf(shape);
      const last = partsOf(shape) - 1;
      if (last === 0) {
        complete(concept, shape, start, end);
        continue;
      }
      const pattern = uses[use + usePattern]!;
      const begun = (begunBy[pattern] ??= []);
      if (part === 0) {
        if (begun.length === 0) begunPatterns.push(pattern);
        begun.push({ part: 0, start, end });
        if (begun.length > mostChains) begun.shift();
        continue;
      }
      for (let i = begun.length - 1; i >= 0; i--) {
        const chain = begun[i]!;
        if (chain.part !== part - 1 || start < chain.end || start - chain.end > gapLength || ((shape & tight) !== 0 ? boundaries.phrase : boundaries.sentence)[start]! >= chain.end) continue;
        if (part === last) complete(concept, shape, chain.start, end);
        else begun.push({ part, start: chain.start, end });
        // What is excepted is so from its earliest beginning.
        if ((shape & except) === 0) break;
      }
    }
  });
  for (const pattern of begunPatterns) begunBy[pattern]!.length = 0;
  begunPatterns.length = 0;
}

/** The hits within a stretch of the text. Costs what it finds, not what the text holds. */
export function hitsIn(hits: readonly Hit[], { start, end }: Stretch): Hit[] {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hits[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  const found: Hit[] = [];
  for (let i = low; i < hits.length && hits[i]!.start < end; i++) if (hits[i]!.end <= end) found.push(hits[i]!);
  return found;
}
