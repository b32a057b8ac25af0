import { resolvedReferences } from '../dialect/resolve';
import type { Rule } from './types';

/** 第5条 within 第5条, where 本条 or another article must have been meant: 「第5条の規定にかかわらず」 in 第5条 itself. */
export const selfReference: Rule = {
  id: 'self-reference',
  severity: 'information',
  title: { ja: '自分自身への参照', en: 'A reference to itself' },
  *inStructure(document, placed) {
    for (const { reference, targets } of resolvedReferences(document, placed)) {
      const own = targets.length === 1 && targets[0]!.segment === placed.index;
      if (!own || reference.article?.kind !== 'number' || reference.listed || reference.through) continue;
      const { paragraph, item } = targets[0]!;
      // Another paragraph or item of the same article makes sense, if clumsily.
      if (paragraph !== undefined && (paragraph !== reference.at.paragraph || (item !== undefined && item !== reference.at.items[0]))) continue;
      const behind = placed.segment.text.slice(reference.span.end, reference.span.end + 12);
      if (paragraph === undefined && !/^(?:の規定|に規定|に定め|の定め|に基づ|により|にかかわらず)/.test(behind)) continue;
      const written = placed.segment.text.slice(reference.span.start, reference.span.end);
      yield { span: reference.span, message: { ja: `「${written}」は、この条自身を指しています。参照先を確かめてください。`, en: `"${written}" refers to itself. Check the reference.` } };
    }
  },
};
