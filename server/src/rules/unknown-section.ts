import { placesThat } from '../dialect/places-with';
import { isSection } from '../standard/sections';
import type { Standard } from '../standard/types';
import type { Report, Rule } from './types';
import { absolute } from './places';
import type { Span } from '../dialect/types';

const annotated = placesThat(({ annotations }) => annotations.length > 0);

/** An annotation or a waiver names a section that no standard of the document has. */
export const unknownSection: Rule = {
  id: 'unknown-section',
  severity: 'warning',
  title: { ja: '基準にない条項番号', en: 'A section that the standard does not have' },
  *check({ document, coverage, available }) {
    const applying = coverage.map((entry) => entry.standard);
    const unknown = function* (number: string, span: Span, standardId: string | undefined): Iterable<Report> {
      const standards = standardId === undefined ? applying : available.filter((standard) => standard.id === standardId);
      if (standards.length === 0 || standards.some((standard) => isSection(standard, number))) return;
      yield { span, message: messageFor(number, standards) };
    };
    for (const waiver of document.frontMatter?.waivers ?? []) yield* unknown(waiver.section.value, waiver.section.span, waiver.standard?.value);
    for (const { index } of annotated(document)) {
      const placed = document.segments[index]!;
      for (const annotation of placed.segment.annotations) for (const section of annotation.sections) yield* unknown(section.number, absolute(placed, section.span), section.standard);
    }
  },
};

function messageFor(number: string, standards: readonly Standard[]): Report['message'] {
  const names = standards.map((standard) => standard.title);
  return {
    ja: `「${number}」という条項は${names.map((name) => `「${name}」`).join('、')}にありません。条項番号を確かめてください（例：3(5)）。`,
    en: `There is no section "${number}" in ${names.join(', ')}. Check the number (example: 3(5)).`,
  };
}
