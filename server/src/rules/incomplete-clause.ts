import type { Judgement, Standard } from '../standard/types';
import { perJudgement } from './per-judgement';
import { headingPlace, standardsPlace } from './places';
import type { Rule } from './types';

/** The document deals with what the standard asks for, but not with all of it. */
export const incompleteClause: Rule = {
  id: 'incomplete-clause',
  severity: 'warning',
  title: { ja: '条項の内容が足りない', en: 'A clause is incomplete' },
  *check({ document, coverage }) {
    for (const { standard, requirements } of coverage) {
      for (const entry of requirements) {
        const { requirement, state, judgement } = entry;
        if (state !== 'partial') continue;
        const message = messageOf(judgement, standard);
        // Of a kind of document that need not carry it, what it says of it is enough.
        if (!message) continue;
        const carrier = entry.articles.find((article) => !article.file);
        yield {
          span: carrier ? headingPlace(carrier.placed) : standardsPlace(document, standard.id),
          severity: requirement.level === 'recommended' ? 'information' : 'warning',
          message,
          section: requirement.section,
          standard: standard.id,
          requirement: requirement.id,
        };
      }
    }
  },
};

const messageOf = perJudgement(({ requirement, elements }: Judgement, standard: Standard) => {
  const lacking = elements.filter((element) => !element.met && (element.required || requirement.level === 'recommended'));
  if (lacking.length === 0) return null;
  return {
    ja: `${requirement.section}「${requirement.title.ja}」について、次の内容が読み取れません。追記してください：${lacking.map((element) => element.element.title).join('、')}（${standard.title}）。`,
    en: `${requirement.section} ${requirement.title.en ?? requirement.title.ja}: incomplete. Add: ${lacking.map((element) => element.element.titleEn ?? element.element.title).join('; ')} (${standard.title}).`,
  };
});
