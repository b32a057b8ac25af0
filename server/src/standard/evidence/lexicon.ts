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

/** A lexicon as numbers of 16 bits, the lower byte first; as base64 where it stands in JSON. */
export type PackedLexicon = Uint8Array | string;

interface Parts {
  readonly states: AutomatonStates;
  readonly starts: Uint16Array;
  readonly uses: Uint16Array;
}

export function buildLexicon(standards: readonly Standard[]): Lexicon {
  return lexiconOf(partsFor(standards));
}

/** How many states and uses there are, then all lists. */
export function packLexicon(standards: readonly Standard[]): Uint8Array {
  const { states: { children, codes, fails, depths, outputs }, starts, uses } = partsFor(standards);
  const lists = [Uint16Array.of(codes.length, uses.length / useSize), children, codes, fails, depths, outputs, starts, uses];
  return Uint8Array.from(lists.flatMap((list) => Array.from(list, (number) => [number & 255, number >> 8])).flat());
}

export function unpackLexicon(packed: PackedLexicon): Lexicon {
  const numbers = numbersOf(typeof packed === 'string' ? Uint8Array.from(atob(packed), (character) => character.charCodeAt(0)) : packed);
  const [states, uses] = [numbers[0]!, numbers[1]!];
  let at = 2;
  const next = (length: number): Uint16Array => numbers.subarray(at, (at += length));
  return lexiconOf({ states: { children: next(states + 1), codes: next(states), fails: next(states), depths: next(states), outputs: next(states) }, starts: next(states + 1), uses: next(uses * useSize) });
}

/** Nearly every machine keeps numbers as they are packed, the lower byte first. */
function numbersOf(bytes: Uint8Array): Uint16Array {
  if (new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 && bytes.byteOffset % 2 === 0) return new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1);
  return Uint16Array.from({ length: bytes.length >> 1 }, (_, i) => bytes[2 * i]! | (bytes[2 * i + 1]! << 8));
}

const lexiconOf = ({ states, starts, uses }: Parts): Lexicon => ({ automaton: new Automaton(states), starts, uses });

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
  const byState: number[][] = Array.from({ length: states.codes.length }, () => []);
  [...usesOf.values()].forEach((uses, i) => ends[i] !== 0 && (byState[ends[i]!] = uses));
  const starts = [0];
  for (const uses of byState) starts.push(starts[starts.length - 1]! + uses.length / useSize);
  const total = starts[starts.length - 1]!;
  if (total > 0xffff || pattern > 0xffff) throw new RangeError(`too many words: ${total} uses, ${pattern} patterns`);
  return { states, starts: Uint16Array.from(starts), uses: Uint16Array.from(byState.flat()) };
}
