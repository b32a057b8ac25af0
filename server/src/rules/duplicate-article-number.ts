import { numberTable } from '../dialect/numbering';
import { numberKey } from '../dialect/shape';
import type { Rule } from './types';
import { articleName } from './places';

/** Two articles of one scope bear the same number. */
export const duplicateArticleNumber: Rule = {
  id: 'duplicate-article-number',
  severity: 'error',
  title: { ja: '条番号の重複', en: 'A duplicate article number' },
  *inStructure(document, placed) {
    const { kind, heading } = placed.segment;
    const number = heading?.number;
    if (!number || kind !== 'article') return;
    // Bare numbers begin anew below Ⅰ, Ⅱ; elsewhere one that does not count on begins no article.
    if (heading.form === 'number' && heading.level === 0) return;
    const first = numberTable(document, placed.scope).byNumber.get(numberKey(number));
    if (first === undefined || first === placed.index) return;
    const name = articleName(placed);
    yield {
      span: number.span,
      message: { ja: `${name}が二つあります。条番号を振り直してください。`, en: `There are two articles numbered ${name}. Renumber them.` },
      related: [{ at: { headingOf: first }, message: { ja: `もう一つの${name}`, en: `The other ${name}` } }],
    };
  },
};
