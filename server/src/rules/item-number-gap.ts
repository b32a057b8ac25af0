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
  let before: { script: string; value: number } | undefined;
  for (const { label, items: below } of items) {
    yield* gaps(below);
    const numeral = label?.numerals[0];
    if (!label || !numeral) continue;
    // Another script starts another list.
    if (before && before.script === numeral.script && numeral.value !== before.value + 1 && numeral.value !== 1) {
      yield {
        span: label.span,
        message: { ja: '号の番号が連続していません（欠け又は重複）。番号を確かめてください。', en: 'The item numbers do not count on (a gap or a duplicate). Check them.' },
      };
    }
    before = { script: numeral.script, value: numeral.value };
  }
}
