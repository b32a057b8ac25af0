/**
 * Document links (LSP 3.17, textDocument/documentLink): from the sections that a document names (annotations, waivers, `standards:`) to the standard,
 * from `annexes:` and from references into other files of the bundle to those files. Nothing else of a document becomes a link.
 */
import type { DocumentLink } from 'vscode-languageserver-types';
import { bundleReferences, type Bundle } from '../dialect/bundle';
import type { Analysis } from '../standard/analysis';
import type { Standard } from '../standard/types';
import { plainNumber } from '../standard/sections';
import { inLocale, rangeIn, rangeOf } from './convert';
import { placeOf } from './occurrences';
import { standardUri } from './standard-page';

/** `annexUri`: where an annex of the front matter is; undefined when it names no file that may be opened. */
export function documentLinks({ document, available, coverage, locale }: Analysis, bundle: Bundle, annexUri: (path: string) => string | undefined): DocumentLink[] {
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
    for (const { reference, document: file, targets } of bundle.length > 1 ? bundleReferences(bundle, document, placed) : []) {
      if (file === document || !targets[0]) continue;
      const { span } = placeOf({ document: file, target: targets[0] });
      links.push({ range: rangeIn(document, placed, reference.span), target: `${file.uri}#L${file.positionAt(span.start).line + 1}`, tooltip: file.title });
    }
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
