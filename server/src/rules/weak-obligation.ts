import type { Rule } from './types';
import { absolute } from './places';

/** 「努める」 where the standard demands a duty. */
export const weakObligation: Rule = {
  id: 'weak-obligation',
  severity: 'warning',
  title: { ja: '義務の定め方が弱い', en: 'The obligation is too weak' },
  *check({ coverage }) {
    for (const { standard, requirements } of coverage) {
      for (const { requirement, elements, state } of requirements) {
        if (state === 'waived' || state === 'asserted' || state === 'not-applicable') continue;
        for (const { element, required, met, weak } of elements) {
          if (met || !weak || weak.file || !required) continue;
          yield {
            span: absolute(weak.placed, weak.span),
            message: {
              ja: `「${element.title}」が努力や任意の定めにとどまっています。${standard.title} ${requirement.section} は義務として定めることを求めています。「〜しなければならない」「〜してはならない」と改めてください。`,
              en: `"${element.titleEn ?? element.title}" is only encouraged or permitted here. ${standard.title}, ${requirement.section} demands a duty: write "shall" or "shall not".`,
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
