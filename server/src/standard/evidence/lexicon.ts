/**
 * The words of standards, ready to be looked for: an automaton over them and what each is used for. What belongs to a standard that ships is made at build time
 * ({@link packLexicon}), because writing out and sorting some ten thousand words would take half of a short run.
 */
import { Automaton, statesFor, type AutomatonStates } from '../text/automaton';
import { isLatin, readWord } from '../text/words';
import type { Standard } from '../types';

/** How a word is used, three numbers for each use. */
export const useSize = 3;
/** The first: the concept, by its place among the concepts of all standards. The second: the pattern that the word is a part of. */
export const useConcept = 0;
export const usePattern = 1;
/** The third: which part, of how many, and {@link tight}, {@link open}, {@link final}, {@link except}. */
export const useShape = 2;
export const partOf = (shape: number): number => shape & 15;
export const partsOf = (shape: number): number => (shape >> 4) & 15;
/** Nothing but the rest of a phrase may stand before this part. */
export const tight = 1 << 8;
export const open = 1 << 9;
export const final = 1 << 10;
export const except = 1 << 11;
/** It begins or ends with a Latin letter or digit, and must be a word of its own (text/words.ts). */
export const latin = 1 << 12;

export interface Lexicon {
  readonly automaton: Automaton;
  /** The first and the last use (exclusive) of the word that ends at a state: `starts[state]`, `starts[state + 1]`. */
  readonly starts: Uint16Array;
  /** {@link useSize} numbers for each. */
  readonly uses: Uint16Array;
}

/** The parts of a lexicon, each as base64 of numbers of 16 bits. */
export type PackedLexicon = Readonly<Record<keyof AutomatonStates | 'starts' | 'uses', string>>;

interface Parts {
  readonly states: AutomatonStates;
  readonly starts: Uint16Array;
  readonly uses: Uint16Array;
}

export function buildLexicon(standards: readonly Standard[]): Lexicon {
  return lexiconOf(partsFor(standards));
}

export function packLexicon(standards: readonly Standard[]): PackedLexicon {
  const { states, starts, uses } = partsFor(standards);
  return { parents: toBase64(states.parents), codes: toBase64(states.codes), fails: toBase64(states.fails), starts: toBase64(starts), uses: toBase64(uses) };
}

export function unpackLexicon({ parents, codes, fails, starts, uses }: PackedLexicon): Lexicon {
  return lexiconOf({ states: { parents: fromBase64(parents), codes: fromBase64(codes), fails: fromBase64(fails) }, starts: fromBase64(starts), uses: fromBase64(uses) });
}

const lexiconOf = ({ states, starts, uses }: Parts): Lexicon => ({ automaton: new Automaton(states, (state) => starts[state] !== starts[state + 1]), starts, uses });

function partsFor(standards: readonly Standard[]): Parts {
  const usesOf = new Map<string, number[]>();
  let concept = 0;
  let pattern = 0;
  const add = (word: string, flags: number): void => {
    const read = readWord(word);
    if ('problem' in read) return;
    read.parts.forEach((literals, part) => {
      const shape = part | (read.parts.length << 4) | (read.tight[part] ? tight : 0) | (read.open ? open : 0) | (read.final ? final : 0) | flags;
      for (const literal of literals) {
        const uses = usesOf.get(literal) ?? [];
        usesOf.set(literal, uses);
        uses.push(concept, pattern, shape | (isLatin(literal) ? latin : 0));
      }
    });
    pattern++;
  };
  for (const { concepts } of standards) {
    for (const { words, except: exceptions = [] } of concepts) {
      for (const word of words) add(word, 0);
      for (const word of exceptions) add(word, except);
      concept++;
    }
  }
  const { states, ends } = statesFor([...usesOf.keys()]);
  const byState: number[][] = Array.from({ length: states.parents.length }, () => []);
  [...usesOf.values()].forEach((uses, i) => ends[i] !== 0 && (byState[ends[i]!] = uses));
  const starts = [0];
  for (const uses of byState) starts.push(starts[starts.length - 1]! + uses.length / useSize);
  const total = starts[starts.length - 1]!;
  if (total > 0xffff || pattern > 0xffff) throw new RangeError(`too many words: ${total} uses, ${pattern} patterns`);
  return { states, starts: Uint16Array.from(starts), uses: Uint16Array.from(byState.flat()) };
}

function toBase64(numbers: Uint16Array): string {
  let bytes = '';
  for (const number of numbers) bytes += String.fromCharCode(number & 255, number >> 8);
  return btoa(bytes);
}

function fromBase64(text: string): Uint16Array {
  const bytes = bytesOf(text);
  // Nearly every machine keeps numbers as they are packed, the lower byte first.
  if (new Uint8Array(Uint16Array.of(1).buffer)[0] === 1) return new Uint16Array(new Uint8Array(bytes).buffer);
  const numbers = new Uint16Array(bytes.length >> 1);
  for (let i = 0; i < numbers.length; i++) numbers[i] = bytes[2 * i]! | (bytes[2 * i + 1]! << 8);
  return numbers;
}

/** Node.js has a way that takes a fiftieth of the time; the web has the other. */
function bytesOf(base64: string): Uint8Array {
  return typeof Buffer === 'function' ? Buffer.from(base64, 'base64') : Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
