import type { Rule } from './types';

/** A code fence or a comment that is never closed hides all the text behind it. */
export const unclosedBlock: Rule = {
  id: 'unclosed-block',
  severity: 'error',
  title: { ja: '閉じられていない囲み', en: 'A block that is never closed' },
  *inSegment(segment) {
    for (const { code, span } of segment.problems) {
      const [ja, en] = code === 'unclosed-fence' ? ['コードの囲み（```）', 'code fence (```)'] : ['コメント（<!--）', 'comment (<!--)'];
      yield { span, message: { ja: `${ja}が閉じられていないため、ここから後の文は本文として扱われません。閉じてください。`, en: `This ${en} is never closed, so the text behind it does not count. Close it.` } };
    }
  },
};
