/** Code actions on an article that nothing is wrong with: move it up or down, delete it, each with the numbers and references that follow; renumber everything. */
import { canMove } from '../edits/move-article';
import type { Analysis } from '../standard/analysis';
import { inLocale } from './convert';
import type { OfferedAction } from './code-actions';
import type { Fix } from './fixes';
import { headingText } from './outline';

export const refactorKinds = ['refactor.move', 'refactor.rewrite'] as const;

/** Only on the article's heading: elsewhere the light bulb would never go out. */
export function refactorings({ document, locale }: Analysis, offset: number): OfferedAction[] {
  const placed = document.segmentAt(offset);
  const { heading, kind } = placed.segment;
  if (kind !== 'article' || !heading || offset > placed.offset + heading.span.end) return [];
  const name = headingText(placed.segment).slice(0, 40);
  const action = (kindOf: (typeof refactorKinds)[number], ja: string, en: string, fix: Fix): OfferedAction => ({ action: { title: inLocale({ ja, en }, locale), kind: kindOf }, fix });
  return [
    ...(canMove(placed, -1) ? [action('refactor.move', `「${name}」を上へ移す（番号及び参照も改める）`, `Move "${name}" up, with its references`, { kind: 'move', offset: placed.offset, by: -1 })] : []),
    ...(canMove(placed, 1) ? [action('refactor.move', `「${name}」を下へ移す（番号及び参照も改める）`, `Move "${name}" down, with its references`, { kind: 'move', offset: placed.offset, by: 1 })] : []),
    action('refactor.rewrite', `「${name}」を削る（後の条を繰り上げ。参照があるときは「削除」とする）`, `Delete "${name}"; later articles move up unless something refers to it`, { kind: 'delete', offset: placed.offset }),
    action('refactor.rewrite', '番号及び参照を振り直す', 'Renumber everything, with every reference', { kind: 'renumber' }),
  ];
}
