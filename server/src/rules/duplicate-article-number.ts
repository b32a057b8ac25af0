import { numberKey } from '../dialect/shape';
import type { Placed } from '../dialect/types';
import type { Rule } from './types';
import { absolute, articleName } from './places';

/** Two articles of one scope bear the same number. */
export const duplicateArticleNumber: Rule = {
  id: 'duplicate-article-number',
  severity: 'error',
  title: { ja: '条番号の重複', en: 'A duplicate article number' },
  *check({ document }) {
    for (const scope of document.scopes) {
      const seen = new Map<string, Placed>();
      for (const placed of scope.articles) {
        const number = placed.segment.heading?.number;
        if (!number) continue;
        const key = numberKey(number);
        const first = seen.get(key);
        if (!first) seen.set(key, placed);
        else {
          const name = articleName(placed);
          yield {
            span: absolute(placed, number.span),
            message: { ja: `${name}が二つあります。条番号を振り直してください。`, en: `There are two articles numbered ${name}. Renumber them.` },
            related: [{ span: absolute(first, first.segment.heading!.span), message: { ja: `もう一つの${name}`, en: `The other ${name}` } }],
          };
        }
      }
    }
  },
};
