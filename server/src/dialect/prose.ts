import { perSegment } from './per-segment';
import type { Item, Segment, Sentence } from './types';

/** Where a sentence stands: index of its paragraph and path of item indices. */
export interface ProsePlace {
  readonly paragraph: number;
  readonly items: readonly number[];
}

/** All sentences of a segment in order, of paragraphs and of items. Code, comments and quotes are none. */
export const sentencesIn: (segment: Segment) => readonly { readonly sentence: Sentence; readonly at: ProsePlace }[] = perSegment((segment) => {
  const all: { sentence: Sentence; at: ProsePlace }[] = [];
  segment.paragraphs.forEach((paragraph, index) => {
    for (const sentence of paragraph.sentences) all.push({ sentence, at: { paragraph: index, items: [] } });
    const visit = (items: readonly Item[], path: readonly number[]) =>
      items.forEach((item, i) => {
        const here = [...path, i];
        for (const sentence of item.sentences) all.push({ sentence, at: { paragraph: index, items: here } });
        visit(item.items, here);
      });
    visit(paragraph.items, []);
  });
  return all.sort((a, b) => a.sentence.span.start - b.sentence.span.start);
});
