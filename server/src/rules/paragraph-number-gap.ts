import type { Rule } from './types';

/** 項 whose numbers do not count on: 3 behind 1, or 2 twice. */
export const paragraphNumberGap: Rule = {
  id: 'paragraph-number-gap',
  severity: 'warning',
  title: { ja: '項番号の欠け・重複', en: 'A gap in the paragraph numbers' },
  *inSegment({ kind, paragraphs }) {
    if (kind !== 'article' && kind !== 'supplementary') return;
    let expected = paragraphs[0]?.number ? undefined : 2;
    for (const { number } of paragraphs) {
      const value = number?.numerals[0]?.value;
      if (!number || value === undefined) continue;
      // In a provision of 1, 2, 3 … without text before it, the first may count from 1 or, with 項1 unnumbered, from 2.
      expected ??= value <= 2 ? value : 1;
      if (value !== expected) {
        yield {
          span: number.span,
          message: { ja: `第${expected}項となるべきところが第${value}項になっています。項番号を確かめてください。`, en: `Paragraph ${value} stands where ${expected} is expected. Check the numbers.` },
        };
      }
      expected = value + 1;
    }
  },
};
