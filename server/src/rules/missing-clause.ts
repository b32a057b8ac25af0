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
              ? `${requirement.section}「${requirement.title.ja}」に関する定めがありません。盛り込むことが望ましいとされています（${standard.title}）。`
              : `${requirement.section}「${requirement.title.ja}」に関する条項がありません。次の内容を定めてください：${names.map((element) => element.title).join('、')}（${standard.title}）。`,
            en: `${requirement.section} ${en}: ${recommended ? 'recommended clause' : 'clause'} missing. Provide for: ${names.map((element) => element.titleEn ?? element.title).join('; ')} (${standard.title}).`,
          },
          section: requirement.section,
          standard: standard.id,
          requirement: requirement.id,
        };
      }
    }
  },
};
