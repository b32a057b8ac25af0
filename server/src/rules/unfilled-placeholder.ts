import { placeholdersOf } from '../dialect/placeholders';
import type { Rule } from './types';

/** A blank that is still to be filled in: 〇〇, 【　】, {{name}}. */
export const unfilledPlaceholder: Rule = {
  id: 'unfilled-placeholder',
  severity: 'information',
  title: { ja: '未記入の箇所', en: 'A blank that is not filled in' },
  *inSegment(segment) {
    // A form (様式) is made of blanks.
    if (segment.kind === 'annex' && /様式/.test(segment.heading?.title ?? '')) return;
    for (const { span, name } of placeholdersOf(segment)) {
      const written = segment.text.slice(span.start, span.end);
      yield {
        span,
        message: {
          ja: name ? `「${written}」が記入されていません。前付けに「${name}: 値」を書くと、クイックフィックスで記入できます。` : `「${written}」が未記入です。内容を記入してください。`,
          en: name ? `${written} is not filled in. With "${name}: value" in the front matter the quick fix fills it.` : `"${written}" is not filled in.`,
        },
        ...(name ? { data: { name } } : {}),
      };
    }
  },
};
