import type { Rule } from './types';
import { standardsPlace } from './places';

/** The standard asks for something that the document does not deal with at all. */
export const missingClause: Rule = {
  id: 'missing-clause',
  severity: 'error',
  title: { ja: '必要な条項がない', en: 'A required clause is missing' },
  *check({ document, coverage }) {
    for (const { standard, requirements } of coverage) {
      const span = standardsPlace(document, standard.id);
      for (const { requirement, state, elements } of requirements) {
        if (state !== 'missing') continue;
        const recommended = requirement.level === 'recommended';
        const names = elements.filter((element) => recommended || element.required).map((element) => element.element);
        const en = requirement.title.en ?? requirement.title.ja;
        yield {
          span,
          severity: recommended ? 'information' : 'error',
          message: {
            ja: recommended
              ? `「${requirement.title.ja}」に関する定めがありません（${standard.title} ${requirement.section}。盛り込むことが望ましいとされています）。`
              : `「${requirement.title.ja}」に関する条項がありません。${standard.title} ${requirement.section} に従い、次の内容を定めてください：${names.map((element) => element.title).join('、')}。`,
            en: `${recommended ? 'Recommended clause' : 'Clause'} missing: ${en} (${standard.title}, ${requirement.section}). Provide for: ${names.map((element) => element.titleEn ?? element.title).join('; ')}.`,
          },
          section: requirement.section,
          standard: standard.id,
          requirement: requirement.id,
        };
      }
    }
  },
};
