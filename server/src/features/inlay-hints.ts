/** Inlay hints (LSP 3.17, textDocument/inlayHint): behind the heading of an article, the sections of the standards that it satisfies. */
import type { InlayHint } from 'vscode-languageserver-types';
import type { Placed, Range } from '../dialect/types';
import type { Analysis } from '../standard/analysis';
import { compare, inLocale } from './convert';

export function inlayHints({ document, coverage, locale }: Analysis, range: Range): InlayHint[] {
  const sections = new Map<Placed, Set<string>>();
  for (const { standard, requirements } of coverage) {
    for (const { requirement, state, articles } of requirements) {
      const carrier = articles.find(({ file }) => !file)?.placed;
      if ((state !== 'met' && state !== 'asserted') || !carrier) continue;
      const known = sections.get(carrier) ?? new Set<string>();
      known.add(coverage.length > 1 ? `${standard.id} ${requirement.section}` : requirement.section);
      sections.set(carrier, known);
    }
  }
  return [...sections].flatMap(([placed, numbers]): InlayHint[] => {
    const heading = placed.segment.heading?.span;
    if (!heading) return [];
    const position = document.positionAt(placed.offset + heading.end);
    if (compare(position, range.start) < 0 || compare(position, range.end) > 0) return [];
    const list = [...numbers].join('・');
    return [{ position, label: list, paddingLeft: true, tooltip: inLocale({ ja: `この条が満たす基準の項目：${list}`, en: `Sections of the standard that this article satisfies: ${list}` }, locale) }];
  }).sort((a, b) => compare(a.position, b.position));
}
