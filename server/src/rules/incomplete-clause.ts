import type { Rule } from './types';
import { headingPlace, standardsPlace } from './places';

/** The document deals with what the standard asks for, but not with all of it. */
export const incompleteClause: Rule = {
  id: 'incomplete-clause',
  severity: 'warning',
  title: { ja: '条項の内容が足りない', en: 'A clause is incomplete' },
  *check({ document, coverage }) {
    for (const { standard, requirements } of coverage) {
      for (const { requirement, state, elements, articles } of requirements) {
        if (state !== 'partial') continue;
        const lacking = elements.filter((element) => !element.met && (element.required || requirement.level === 'recommended'));
        // Of a kind of document that need not carry it, what it says of it is enough.
        if (lacking.length === 0) continue;
        const carrier = articles.find((article) => !article.file);
        const en = requirement.title.en ?? requirement.title.ja;
        yield {
          span: carrier ? headingPlace(carrier.placed) : standardsPlace(document, standard.id),
          severity: requirement.level === 'recommended' ? 'information' : 'warning',
          message: {
            ja: `${requirement.section}「${requirement.title.ja}」について、次の内容が読み取れません。追記してください：${lacking.map((element) => element.element.title).join('、')}（${standard.title}）。`,
            en: `${requirement.section} ${en}: incomplete. Add: ${lacking.map((element) => element.element.titleEn ?? element.element.title).join('; ')} (${standard.title}).`,
          },
          section: requirement.section,
          standard: standard.id,
          requirement: requirement.id,
        };
      }
    }
  },
};
