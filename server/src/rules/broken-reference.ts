import { resolvedReferences, type ResolvedReference } from '../dialect/resolve';
import { numberKey } from '../dialect/shape';
import { writeNumeral } from '../dialect/numerals';
import type { ContractDocument, Placed } from '../dialect/types';
import type { Rule } from './types';

/** A reference to an article, paragraph or item that does not exist. Only what is beyond doubt: a statute's article is never one. */
export const brokenReference: Rule = {
  id: 'broken-reference',
  severity: 'error',
  title: { ja: '参照先がない', en: 'A broken reference' },
  *inStructure(document, placed) {
    for (const resolved of resolvedReferences(document, placed)) {
      if (!resolved.broken) continue;
      const { reference } = resolved;
      const written = placed.segment.text.slice(reference.span.start, reference.span.end);
      const unit = { article: ['条', 'article'], paragraph: ['項', 'paragraph'], item: ['号', 'item'] }[resolved.broken] as [string, string];
      const likely = likelyTarget(document, placed, resolved);
      yield {
        span: reference.span,
        passing: resolved.broken === 'article',
        message: {
          ja: `「${written}」に当たる${unit[0]}がありません。参照先を確かめてください${likely ? `（${likely.label}のことではありませんか）` : ''}。`,
          en: `"${written}" names no existing ${unit[1]}. Check the reference${likely ? ` (did you mean ${likely.label}?)` : ''}.`,
        },
        ...(likely ? { data: { replacement: likely.label, skip: likely.start - reference.span.start, length: likely.end - likely.start } } : {}),
      };
    }
  },
};

/** The article with the nearest number: off by the articles that were inserted or deleted. Offsets relative to the segment. */
function likelyTarget(document: ContractDocument, placed: Placed, { reference, broken }: ResolvedReference): { label: string; start: number; end: number } | undefined {
  const pointer = reference.article;
  if (broken !== 'article' || pointer?.kind !== 'number' || reference.ordinal) return undefined;
  const wanted = pointer.numerals[0]!.value;
  const title = /^(?:（([^（）。]{1,40})）|\(([^()]{1,40})\))/.exec(placed.segment.text.slice(pointer.span.end));
  const candidates = placed.scope.articles.filter((article) => article.segment.heading?.form === 'article');
  // 第9条（再委託の禁止）: the title tells which article was meant.
  const named = title && candidates.find((article) => article.segment.heading?.title === (title[1] ?? title[2]));
  const nearest = named ?? candidates.filter((article) => Math.abs(Number(numberKey(article.segment.heading?.number).split('.')[0]) - wanted) === 1).pop();
  if (!nearest) return undefined;
  const script = pointer.numerals[0]!.script;
  const [first, ...rest] = nearest.segment.heading!.number!.numerals.map((numeral) => writeNumeral(numeral.value, script));
  return { label: `第${first}条${rest.map((value) => `の${value}`).join('')}`, start: pointer.span.start, end: pointer.span.end };
}

