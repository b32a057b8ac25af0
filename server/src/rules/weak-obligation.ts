import type { Rule } from './types';
import { absolute } from './places';

/** 「努める」 where the standard demands a duty. */
export const weakObligation: Rule = {
  id: 'weak-obligation',
  severity: 'warning',
  title: { ja: '義務の定め方が弱い', en: 'The obligation is too weak' },
  *check({ coverage }) {
    for (const { standard, requirements } of coverage) {
      for (const entry of requirements) {
        const { requirement, state, judgement } = entry;
        if (!judgement.isWeak || state === 'waived' || state === 'asserted' || state === 'not-applicable') continue;
        for (const { element, required, met, weak } of entry.elements) {
          if (met || !weak || weak.file || !required) continue;
          yield {
            span: absolute(weak.placed, weak.span),
            message: {
              ja: `${requirement.section}「${element.title}」が、努力や任意の定めにとどまるか、ただし書や他の項で受託者の判断に委ねられています。「〜しなければならない」「〜してはならない」と義務として定め、受託者の判断による例外を設けないでください（${standard.title}）。`,
              en: `${requirement.section} ${element.titleEn ?? element.title}: only encouraged or permitted here, or left to the contractor by an exception. Make it a duty, "shall" or "shall not", without such an exception (${standard.title}).`,
            },
            section: requirement.section,
            standard: standard.id,
            requirement: requirement.id,
          };
        }
      }
    }
  },
};
