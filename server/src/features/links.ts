/**
 * Document links (LSP 3.17, textDocument/documentLink): from the sections that a document names (annotations, waivers, `standards:`) to the standard,
 * from `annexes:` to the files. Nothing else of a document becomes a link.
 */
import type { DocumentLink } from 'vscode-languageserver-types';
import type { Analysis } from '../standard/analysis';
import type { Standard } from '../standard/types';
import { plainNumber } from '../standard/sections';
import { inLocale, rangeIn, rangeOf } from './convert';
import { standardUri } from './standard-page';

/** `annexUri`: where an annex of the front matter is; undefined when it names no file that may be opened. */
export function documentLinks({ document, available, coverage, locale }: Analysis, annexUri: (path: string) => string | undefined): DocumentLink[] {
  const links: DocumentLink[] = [];
  const applying = coverage.map(({ standard }) => standard);
  const tooltip = (standard: Standard, section?: string) => inLocale({ ja: `${standard.title}${section ? ` ${section}` : ''} を開く`, en: `Open ${standard.title}${section ? ` ${section}` : ''}` }, locale);
  const toSection = (number: string, standardId: string | undefined) => {
    const candidates = standardId === undefined ? applying : available.filter(({ id }) => id === standardId);
    for (const standard of candidates) {
      const section = sectionOf(standard, number);
      if (section !== undefined) return { target: standardUri(standard, section), tooltip: tooltip(standard, section) };
    }
    return undefined;
  };

  const front = document.frontMatter;
  for (const { value, span } of front?.standards?.value ?? []) {
    const standard = available.find(({ id }) => id === value);
    if (standard) links.push({ range: rangeOf(document, span), target: standardUri(standard), tooltip: tooltip(standard) });
  }
  for (const { value, span } of front?.annexes ?? []) {
    const target = annexUri(value);
    if (target !== undefined) links.push({ range: rangeOf(document, span), target });
  }
  for (const { section, standard } of front?.waivers ?? []) {
    const link = toSection(section.value, standard?.value);
    if (link) links.push({ range: rangeOf(document, section.span), ...link });
  }
  for (const placed of document.segments) {
    for (const { sections } of placed.segment.annotations) {
      for (const { number, span, standard } of sections) {
        const link = toSection(number, standard);
        if (link) links.push({ range: rangeIn(document, placed, span), ...link });
      }
    }
  }
  return links;
}

/** The section that a number (or the id of a requirement) names. */
export function sectionOf(standard: Standard, number: string): string | undefined {
  const wanted = plainNumber(number);
  return (
    standard.sections.find((section) => plainNumber(section.number) === wanted)?.number ??
    standard.requirements.find(({ id }) => plainNumber(id) === wanted)?.section
  );
}
