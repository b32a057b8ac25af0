import type { ContractDocument, Placed } from '../dialect/types';
import type { Rule } from './types';
import { articleName } from './places';

/** An article whose number does not follow from the one before: 第3条 behind 第1条. */
export const articleNumberGap: Rule = {
  id: 'article-number-gap',
  severity: 'warning',
  title: { ja: '条番号の欠け・順序違い', en: 'A gap in the article numbers' },
  *inStructure(document, placed) {
    const heading = placed.segment.heading;
    if (placed.segment.kind !== 'article' || !heading?.number || heading.form === 'number') return;
    // The first article of an excerpt may have any number; a repeated one is another rule's.
    const before = articleBefore(document, placed);
    const number = numbersOf(placed);
    if (!before || same(number, numbersOf(before)) || follows(number, lastOf(before))) return;
    // 第18条, 第29条, 第20条: the one in the middle is wrong.
    const first = articleBefore(document, before);
    if (first && !follows(numbersOf(before), lastOf(first)) && nextNumbers(lastOf(first)).some((between) => follows(number, between))) return;
    yield {
      span: heading.number.span,
      message: {
        ja: `${articleName(before)}の次が${articleName(placed)}になっています。条番号を確かめてください。`,
        en: `${articleName(placed)} follows ${articleName(before)}. Check the numbers.`,
      },
    };
  },
};

/** The numbered article before this one in its scope. */
function articleBefore(document: ContractDocument, placed: Placed): Placed | undefined {
  for (let i = placed.index - 1; i >= 0; i--) {
    const candidate = document.segments[i]!;
    if (candidate.scope !== placed.scope) return undefined;
    const heading = candidate.segment.heading;
    if (candidate.segment.kind === 'article' && heading?.number && heading.form !== 'number') return candidate;
  }
  return undefined;
}

const numbersOf = (placed: Placed) => placed.segment.heading?.number?.numerals.map((numeral) => numeral.value) ?? [];
/** 第４条から第６条まで　削除 ends with 第６条. */
const lastOf = (placed: Placed) => placed.segment.heading?.until?.numerals.map((numeral) => numeral.value) ?? numbersOf(placed);
const same = (a: readonly number[], b: readonly number[]) => a.length === b.length && a.every((value, i) => value === b[i]);

/** What may follow: 第6条, 第5条の2; behind 第5条の2: 第6条, 第5条の3. */
function nextNumbers([first = 0, ...branches]: readonly number[]): number[][] {
  const last = branches[branches.length - 1];
  return [[first + 1], [first, ...branches, 2], ...(last === undefined ? [] : [[first, ...branches.slice(0, -1), last + 1]])];
}

const follows = (number: readonly number[], before: readonly number[]) => nextNumbers(before).some((candidate) => same(candidate, number));
