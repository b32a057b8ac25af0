import { waiverFlaw } from '../standard/waivers';
import type { Rule } from './types';

/** A waiver says nothing to an auditor without its reason; it does not count. */
export const waiverWithoutReason: Rule = {
  id: 'waiver-without-reason',
  severity: 'error',
  title: { ja: '理由のない適用除外', en: 'A waiver without a reason' },
  *check({ document, today }) {
    for (const waiver of document.frontMatter?.waivers ?? []) {
      if (waiverFlaw(waiver, today) !== 'no-reason') continue;
      yield {
        span: waiver.span,
        message: { ja: `${waiver.section.value} の適用除外に理由（reason）がないため、除外していません。理由を書いてください。`, en: `The waiver of ${waiver.section.value} has no reason and does not count. Give its reason.` },
        section: waiver.section.value,
      };
    }
  },
};
