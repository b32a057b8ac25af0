/** Hover in the front matter: what a key means, what a condition decides, what a waived section says. */
import type { Span } from '../dialect/types';
import type { Analysis } from '../standard/analysis';
import { contains, inLocale } from './convert';
import { keyInfos } from './front-matter-keys';
import { writeSectionNamed } from './hover-standard';
import type { Writer } from './text';

/** Writes what there is to say at an offset of the document; the span it is said of. */
export function hoverFrontMatter(analysis: Analysis, offset: number, writer: Writer): Span | undefined {
  const { document, available, locale } = analysis;
  const front = document.frontMatter;
  if (!front) return undefined;
  for (const { section, standard } of front.waivers) {
    if (contains(section.span, offset)) return writeSectionNamed(analysis, section.value, standard?.value, writer) ? section.span : undefined;
  }
  const named = front.standards?.value.find(({ span }) => contains(span, offset));
  if (named) {
    const standard = available.find(({ id }) => id === named.value);
    if (!standard) return undefined;
    writer.paragraph(writer.bold(standard.title)).list(standard.sections.filter(({ level }) => level <= 3).map(({ number, title }) => writer.text(`${number} ${title}`)));
    return named.span;
  }
  for (const [name, { span }] of front.conditions) {
    if (!contains(span, offset)) continue;
    const condition = analysis.coverage.flatMap(({ standard }) => standard.conditions).find((candidate) => candidate.name === name);
    if (!condition) return undefined;
    writer.paragraph(writer.bold(name), writer.text(`：${inLocale(condition.title, locale)}`)).paragraph(writer.text(condition.values.map(String).join(' / ')));
    return span;
  }
  for (const [name, { key }] of front.keys) {
    const info = contains(key, offset) ? keyInfos.find((candidate) => candidate.key === name) : undefined;
    if (info) {
      writer.paragraph(writer.bold(name)).paragraph(writer.text(inLocale(info.about, locale)));
      return key;
    }
  }
  return undefined;
}
