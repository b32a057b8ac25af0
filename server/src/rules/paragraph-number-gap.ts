import type { Rule } from './types';

/** 項 whose numbers do not count on: 3 behind 1, or 2 twice. 2.1, 2.2 count by their last number. */
export const paragraphNumberGap: Rule = {
  id: 'paragraph-number-gap',
  severity: 'warning',
  title: { ja: '項番号の欠け・重複', en: 'A gap in the paragraph numbers' },
  *inSegment({ kind, heading, paragraphs }) {
    if (kind !== 'article' && kind !== 'supplementary') return;
    let expected = paragraphs[0]?.number ? undefined : 2;
    let before: readonly number[] = [];
    const own = heading?.form === 'number' ? heading.number?.numerals.at(-1)?.value : undefined;
    for (const { number } of paragraphs) {
      const values = number?.numerals.map((numeral) => numeral.value) ?? [];
      const value = values[values.length - 1];
      if (!number || value === undefined) continue;
      // 3.1 behind 2.4 begins anew.
      if (before.length > 0 && !sameParent(values, before)) expected = undefined;
      // 「４　利用者数　職員260名」 below 「３　予定価格」 counts on with the articles.
      if (before.length === 0 && own !== undefined && value === own + 1) expected = value;
      // In a provision of 1, 2, 3 … without text before it, the first may count from 1 or, with 項1 unnumbered, from 2.
      expected ??= value <= 2 ? value : 1;
      if (value !== expected) {
        const written = (last: number) => [...values.slice(0, -1), last].join('.');
        yield {
          span: number.span,
          message: { ja: `第${written(expected)}項となるべきところが第${written(value)}項になっています。項番号を確かめてください。`, en: `Paragraph ${written(value)} stands where ${written(expected)} is expected. Check the numbers.` },
        };
      }
      expected = value + 1;
      before = values;
    }
  },
};

const sameParent = (a: readonly number[], b: readonly number[]) => a.length === b.length && a.slice(0, -1).every((value, i) => value === b[i]);
