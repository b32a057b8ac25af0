import type { NumeralScript } from '../dialect/types';
import type { Rule } from './types';
import { absolute } from './places';

const names: Partial<Record<NumeralScript, { ja: string; en: string }>> = { ascii: { ja: '半角', en: 'half width' }, fullwidth: { ja: '全角', en: 'full width' }, kanji: { ja: '漢数字', en: 'kanji' } };

/** Article numbers of one scope in two scripts: 第４条 among 第1条, 第2条. Reported for those in the minority. */
export const mixedDigits: Rule = {
  id: 'mixed-digits',
  severity: 'information',
  title: { ja: '条番号の数字の混在', en: 'Article numbers in two scripts' },
  *check({ document }) {
    for (const scope of document.scopes) {
      const first = scope.articles[0]?.segment.heading?.number?.numerals[0]?.script;
      if (scope.articles.every(({ segment }) => (segment.heading?.number?.numerals[0]?.script ?? first) === first)) continue;
      const counts = new Map<NumeralScript, number>();
      for (const { segment } of scope.articles) {
        const script = segment.heading?.number?.numerals[0]?.script;
        if (script) counts.set(script, (counts.get(script) ?? 0) + 1);
      }
      if (counts.size < 2) continue;
      const [[most]] = [...counts].sort((a, b) => b[1] - a[1]) as [[NumeralScript, number]];
      for (const placed of scope.articles) {
        const number = placed.segment.heading?.number;
        const script = number?.numerals[0]?.script;
        if (!number || !script || script === most) continue;
        yield {
          span: absolute(placed, number.span),
          message: { ja: `条番号の数字が${names[script]?.ja ?? ''}です。ほかの条に合わせて${names[most]?.ja ?? ''}にそろえてください。`, en: `This number is in ${names[script]?.en ?? script}; the others are in ${names[most]?.en ?? most}.` },
        };
      }
    }
  },
};
