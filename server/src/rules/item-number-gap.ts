import { numberKey } from '../dialect/shape';
import type { Item } from '../dialect/types';
import type { Report, Rule } from './types';

/** 号 (and ア, (ア) below) whose labels do not count on. */
export const itemNumberGap: Rule = {
  id: 'item-number-gap',
  severity: 'warning',
  title: { ja: '号番号の欠け・重複', en: 'A gap in the item numbers' },
  *inSegment(segment) {
    if (segment.kind === 'front-matter' || segment.kind === 'closing') return;
    for (const paragraph of segment.paragraphs) yield* gaps(paragraph.items);
  },
};

function* gaps(items: readonly Item[]): Iterable<Report> {
  let before: { list: string; value: number } | undefined;
  for (const { label, items: below } of items) {
    yield* gaps(below);
    const numeral = label?.numerals[label.numerals.length - 1];
    if (!label || !numeral) continue;
    // Another script starts another list; so does 2.1 behind 1.3.
    const list = `${numeral.script} ${numberKey({ numerals: label.numerals.slice(0, -1) })}`;
    if (before && before.list === list && numeral.value !== before.value + 1 && numeral.value !== 1) {
      yield {
        span: label.span,
        message: { ja: '号の番号が連続していません（欠け又は重複）。番号を確かめてください。', en: 'The item numbers do not count on (a gap or a duplicate). Check them.' },
      };
    }
    before = { list, value: numeral.value };
  }
}
