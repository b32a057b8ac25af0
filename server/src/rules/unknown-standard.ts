import type { Rule } from './types';

/** `standards:` names a standard that is not loaded. What it would ask for is not checked: nobody may take silence for compliance. */
export const unknownStandard: Rule = {
  id: 'unknown-standard',
  severity: 'error',
  title: { ja: '不明な基準', en: 'An unknown standard' },
  *check({ document, available }) {
    const known = available.map((standard) => standard.id);
    const named = [...(document.frontMatter?.standards?.value ?? []), ...(document.frontMatter?.waivers.flatMap((waiver) => waiver.standard ?? []) ?? [])];
    for (const { value, span } of named) {
      if (known.includes(value)) continue;
      yield {
        span,
        message: {
          ja: `基準「${value}」は登録されていないため、照合していません。使える基準：${known.join('、')}。`,
          en: `The standard "${value}" is not available, so nothing was checked against it. Available: ${known.join(', ')}.`,
        },
      };
    }
  },
};
