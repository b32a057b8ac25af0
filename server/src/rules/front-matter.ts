import type { Rule } from './types';

/** What is wrong with the front matter, condition names and values included. */
export const frontMatterRule: Rule = {
  id: 'front-matter',
  severity: 'error',
  title: { ja: '前付けの誤り', en: 'Something is wrong with the front matter' },
  *check({ document, coverage, available }) {
    const { frontMatter } = document;
    if (!frontMatter) return;
    for (const { span, message, severity } of frontMatter.problems) yield { span, message, severity };
    if (frontMatter.version && !document.kind && !frontMatter.problems.some((problem) => problem.code === 'unknown-kind')) {
      yield {
        span: frontMatter.version.span,
        message: { ja: '文書の種類（kind）が指定されていません。contract（契約書）、specification（仕様書）、policy（規程）のいずれかを書いてください。', en: 'The kind of document is not given. Add `kind:` contract, specification or policy.' },
      };
    }
    const conditions = (coverage.length > 0 ? coverage.map((entry) => entry.standard) : available).flatMap((standard) => standard.conditions);
    for (const [name, { value, span }] of frontMatter.conditions) {
      const declared = conditions.filter((condition) => condition.name === name);
      if (declared.length === 0) {
        const names = conditions.map((condition) => condition.name).join(', ');
        yield { span, severity: 'warning', message: { ja: `条件「${name}」は、適用する基準にありません（使える条件：${names}）。`, en: `No standard of this document knows the condition "${name}" (known: ${names}).` } };
      } else if (!declared.some((condition) => condition.values.includes(value))) {
        const values = declared.flatMap((condition) => condition.values).join(', ');
        yield { span, message: { ja: `条件「${name}」の値は ${values} のいずれかとしてください。`, en: `The condition "${name}" takes ${values}.` } };
      }
    }
  },
};
