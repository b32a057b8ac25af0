import type { Judgement, Standard } from '../standard/types';
import { perJudgement } from './per-judgement';
import { standardsPlace } from './places';
import type { Rule } from './types';

/** The standard asks for something that the document does not deal with at all. */
export const missingClause: Rule = {
  id: 'missing-clause',
  severity: 'error',
  title: { ja: '必要な条項がない', en: 'A required clause is missing' },
  *check({ document, coverage }) {
    for (const { standard, requirements } of coverage) {
      const span = standardsPlace(document, standard.id);
      for (const { requirement, state, judgement } of requirements) {
        if (state !== 'missing') continue;
        yield { span, severity: requirement.level === 'recommended' ? 'information' : 'error', message: messageOf(judgement, standard), section: requirement.section, standard: standard.id, requirement: requirement.id };
      }
    }
  },
};

const messageOf = perJudgement(({ requirement, elements }: Judgement, standard: Standard) => {
  const recommended = requirement.level === 'recommended';
  const names = elements.filter((element) => recommended || element.required).map((element) => element.element);
  const en = requirement.title.en ?? requirement.title.ja;
  return {
    ja: recommended
      ? `${requirement.section}「${requirement.title.ja}」に関する定めがありません。盛り込むことが望ましいとされています（${standard.title}）。`
      : `${requirement.section}「${requirement.title.ja}」に関する条項がありません。次の内容を定めてください：${names.map((element) => element.title).join('、')}（${standard.title}）。`,
    en: `${requirement.section} ${en}: ${recommended ? 'recommended clause' : 'clause'} missing. Provide for: ${names.map((element) => element.titleEn ?? element.title).join('; ')} (${standard.title}).`,
  };
});
