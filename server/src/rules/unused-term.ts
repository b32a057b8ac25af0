import { bundleTerms } from './document-terms';
import { absolute } from './places';
import type { Rule } from './types';

/** A term is defined and never used, in the document or in its annexes. */
export const unusedTerm: Rule = {
  id: 'unused-term',
  severity: 'hint',
  title: { ja: '使われていない定義', en: 'A term that is never used' },
  *check(analysis) {
    const terms = bundleTerms(analysis);
    const { client, contractor } = analysis.document.parties;
    if (terms.own.length === 0) return;
    const unused = terms.unused();
    for (const { name, placed, span } of terms.own) {
      // A longer term that contains it uses it too: 秘密情報 in 秘密情報等.
      const isParty = name === client || name === contractor;
      if (isParty || !unused.has(name) || terms.set.names.some((other) => other !== name && other.includes(name) && !unused.has(other))) continue;
      yield {
        span: absolute(placed, span),
        message: { ja: `「${name}」は定義されていますが、使われていません。不要であれば定義を削ってください。`, en: `"${name}" is defined but never used. Remove the definition if it is not needed.` },
        unnecessary: true,
      };
    }
  },
};
