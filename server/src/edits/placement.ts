/** Where a clause goes: behind the article that carries the requirement which the standard asks for before it. */
import type { Coverage } from '../standard/types';
import type { Placed, Scope } from '../dialect/types';

/** `in-place`: renumbering what follows; `branch`: as 第5条の2, so that nothing moves; `end`: behind the last article. */
export type Place = 'in-place' | 'branch' | 'end';

/** Provisions with which contracts begin; what is inserted goes behind them, whatever words they happen to hold. */
const openingTitles = /^(?:目的|趣旨|定義|用語|用語の(?:定義|意義)|総則|適用範囲|Purpose|Scope|Definitions?)$/i;

export const isOpening = (placed: Placed): boolean => openingTitles.test(placed.segment.heading?.title ?? '');

/** Provisions with which contracts end; what is inserted goes before them. */
const closingTitles = /協議|疑義|管轄|準拠法|定めのない事項|補則|雑則|その他|委任|契約の費用|存続|正本|反社会|暴力団|解除|損害賠償|契約不適合|紛争|Miscellaneous|Governing|General/;

/**
 * The position among the scope's articles at which an article that meets the requirements belongs: 0 is before the first.
 */
export function positionFor(coverage: Coverage, requirements: readonly string[], scope: Scope): number {
  const opening = scope.articles.findIndex((placed) => !isOpening(placed));
  return Math.max(opening < 0 ? scope.articles.length : opening, positionAmongCarriers(coverage, requirements, scope));
}

function positionAmongCarriers(coverage: Coverage, requirements: readonly string[], scope: Scope): number {
  const order = coverage.requirements.map((entry) => entry.requirement.id);
  const own = Math.min(...requirements.map((id) => order.indexOf(id)).filter((index) => index >= 0));
  const places = coverage.requirements.map((entry) => entry.articles.filter((article) => !article.file).map((article) => scope.articles.indexOf(article.placed)).filter((index) => index >= 0));
  for (let i = own - 1; i >= 0; i--) {
    const carriers = places[i] ?? [];
    if (carriers.length > 0) return Math.max(carriers[0]!, lastOfKind(carriers, scope)) + 1;
  }
  for (let i = own + 1; i < places.length; i++) if ((places[i] ?? []).length > 0) return Math.min(...places[i]!);
  const closing = scope.articles.findIndex((placed, index) => index > 0 && closingTitles.test(placed.segment.heading?.title ?? ''));
  return closing >= 0 && scope.articles.slice(closing).every((placed) => closingTitles.test(placed.segment.heading?.title ?? '')) ? closing : scope.articles.length;
}

/** A requirement may be touched by many articles; those right behind the best one go with it. */
function lastOfKind(carriers: readonly number[], scope: Scope): number {
  let last = carriers[0]!;
  while (carriers.includes(last + 1) && last + 1 < scope.articles.length) last++;
  return last;
}
