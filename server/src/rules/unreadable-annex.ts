import type { Rule } from './types';

/** A file named under `annexes:` cannot be read: what it would have carried counts as missing. */
export const unreadableAnnex: Rule = {
  id: 'unreadable-annex',
  severity: 'error',
  title: { ja: '別紙等のファイルを読めない', en: 'An annex that cannot be read' },
  *check({ document, annexes }) {
    for (const { value, span } of document.frontMatter?.annexes ?? []) {
      const annex = annexes.find((candidate) => candidate.path === value);
      if (annex?.document) continue;
      yield { span, message: { ja: `「${value}」を読み取れないため、その内容は照合していません。ファイル名と置き場所を確かめてください。`, en: `"${value}" cannot be read, so it was not checked. Check its name and place.` } };
    }
  },
};
