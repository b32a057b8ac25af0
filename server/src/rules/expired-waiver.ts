import { waiverFlaw } from '../standard/waivers';
import type { Rule } from './types';

/** A waiver whose day has passed; it does not count. */
export const expiredWaiver: Rule = {
  id: 'expired-waiver',
  severity: 'warning',
  title: { ja: '期限の切れた適用除外', en: 'An expired waiver' },
  *check({ document, today }) {
    for (const waiver of document.frontMatter?.waivers ?? []) {
      if (waiverFlaw(waiver, today) !== 'expired' || !waiver.until) continue;
      yield {
        span: waiver.until.span,
        message: {
          ja: `${waiver.section.value} の適用除外は ${waiver.until.value} で期限が切れているため、除外していません。条項を定めるか、期限を見直してください。`,
          en: `The waiver of ${waiver.section.value} expired on ${waiver.until.value} and does not count. Add the clause or review the date.`,
        },
        section: waiver.section.value,
      };
    }
  },
};
