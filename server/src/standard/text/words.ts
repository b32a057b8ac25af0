/**
 * How a standard writes the words of a concept (docs/standards.md, "Words"): `承(諾|認)` alternatives (one may be empty: `持(ち|)出`), `損害…賠償` a gap of at most
 * {@link gapLength} characters, `情報‥責任者` the same within a phrase (no comma or bracket between), `subcontract*` any ending, `再委託先$` only at the end of
 * a phrase, `<甲>` and `<乙>` whatever the municipality and the contractor go by. Bounded by construction: a part of a word expands to at most {@link maxExpansions} literals, parts are never multiplied.
 */
import { clientNames, contractorNames } from '../../dialect/parties';
import { normalise } from './normalise';

/** Characters that one `…` may stand for. */
export const gapLength = 14;
export const maxExpansions = 1200;

/** Alternatives for each of its parts; between one part and the next stands a gap. Most words have one part. */
export interface WordPattern {
  readonly parts: readonly (readonly string[])[];
  /** For each part: whether the gap before it stays within a phrase (`‥`). */
  readonly tight: readonly boolean[];
  /** Written with `*`: an English word may go on. */
  readonly open: boolean;
  /** Written with `$`: what follows is the end, a comma or the next of a list: `再委託先$`. */
  readonly final: boolean;
}

const either = (names: readonly string[]): string => `(${names.filter((name) => !/[a-z]/i.test(name)).join('|')})`;
const clients = either(clientNames);
const contractors = either(contractorNames);

export type WordProblem = 'unbalanced' | 'too-many' | 'empty';

export function readWord(word: string): WordPattern | { readonly problem: WordProblem } {
  const open = word.endsWith('*');
  const final = word.endsWith('$');
  const parts: string[][] = [];
  const pieces = (open || final ? word.slice(0, -1) : word).split(/([…‥]+)/);
  const tight = pieces.filter((_, i) => i % 2 === 0).map((_, i) => i > 0 && pieces[i * 2 - 1]!.startsWith('‥'));
  for (const part of pieces.filter((_, i) => i % 2 === 0)) {
    const literals = expand(part.replaceAll('<甲>', clients).replaceAll('<乙>', contractors));
    if (typeof literals === 'string') return { problem: literals };
    const folded = [...new Set(literals.map((literal) => normalise(literal).text))];
    if (folded.includes('')) return { problem: 'empty' };
    parts.push(folded);
  }
  return { parts, tight, open, final };
}

/** Writes out `(a|b)`; groups may stand in groups. */
function expand(word: string): string[] | WordProblem {
  const open = word.indexOf('(');
  if (open < 0) return word.includes(')') ? 'unbalanced' : [word];
  let depth = 0;
  let from = open + 1;
  const choices: string[] = [];
  for (let i = open; i < word.length; i++) {
    const character = word.charAt(i);
    if (character === '(') depth++;
    else if (character === '|' && depth === 1) {
      choices.push(word.slice(from, i));
      from = i + 1;
    } else if (character === ')' && --depth === 0) {
      choices.push(word.slice(from, i));
      const head = word.slice(0, open);
      if (head.includes(')')) return 'unbalanced';
      const all: string[] = [];
      for (const choice of choices) {
        const rest = expand(choice + word.slice(i + 1));
        if (typeof rest === 'string') return rest;
        for (const tail of rest) all.push(head + tail);
        if (all.length > maxExpansions) return 'too-many';
      }
      return all;
    }
  }
  return 'unbalanced';
}

const isLatinCode = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0xc0 && code <= 0x24f);

const isDigitCode = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** Whether a normalised literal begins or ends with a Latin letter or a digit: only then {@link standsAsWord} has to be asked. */
export const isLatin = (literal: string): boolean => isLatinCode(literal.charCodeAt(0)) || isLatinCode(literal.charCodeAt(literal.length - 1));

/** Whether a literal found at a place of a normalised text is a word there: Latin words are bounded by something else than Latin. */
export function standsAsWord(text: string, start: number, end: number, open: boolean): boolean {
  // A number that stood before it, with a space between: ３　ＩＳＯ….
  const afterNumber = start > 0 && isDigitCode(text.charCodeAt(start - 1)) && !isDigitCode(text.charCodeAt(start));
  if (isLatinCode(text.charCodeAt(start)) && start > 0 && isLatinCode(text.charCodeAt(start - 1)) && !afterNumber) return false;
  return open || end >= text.length || !isLatinCode(text.charCodeAt(end - 1)) || !isLatinCode(text.charCodeAt(end));
}
