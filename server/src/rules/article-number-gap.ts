import type { Placed } from '../dialect/types';
import type { Rule } from './types';
import { absolute, articleName } from './places';

/** An article whose number does not follow from the one before: 第3条 behind 第1条. */
export const articleNumberGap: Rule = {
  id: 'article-number-gap',
  severity: 'warning',
  title: { ja: '条番号の欠け・順序違い', en: 'A gap in the article numbers' },
  *check({ document }) {
    for (const scope of document.scopes) {
      let before: Placed | undefined;
      for (const placed of scope.articles) {
        const heading = placed.segment.heading;
        if (!heading?.number || heading.form === 'number') continue;
        const expected = nextNumbers(before);
        const number = heading.number.numerals.map((numeral) => numeral.value);
        const repeats = before !== undefined && same(number, numbersOf(before));
        // The first article of an excerpt may have any number; a repeated one is another rule's.
        if (before && !repeats && !expected.some((candidate) => same(candidate, number))) {
          yield {
            span: absolute(placed, heading.number.span),
            message: {
              ja: `${articleName(before)}の次が${articleName(placed)}になっています。条番号を確かめてください。`,
              en: `${articleName(placed)} follows ${articleName(before)}. Check the numbers.`,
            },
          };
        }
        before = placed;
      }
    }
  },
};

const numbersOf = (placed: Placed) => placed.segment.heading?.number?.numerals.map((numeral) => numeral.value) ?? [];
const same = (a: readonly number[], b: readonly number[]) => a.length === b.length && a.every((value, i) => value === b[i]);

/** What may follow: 第6条, 第5条の2; behind 第5条の2: 第6条, 第5条の3. */
function nextNumbers(before: Placed | undefined): number[][] {
  const [first = 0, ...branches] = before ? numbersOf(before) : [];
  const last = branches[branches.length - 1];
  return [[first + 1], [first, ...branches, 2], ...(last === undefined ? [] : [[first, ...branches.slice(0, -1), last + 1]])];
}
