/**
 * Hover (LSP 3.17, textDocument/hover): on an article what the standard says of it, verbatim, and what it has and lacks; on a section's number the section;
 * on a reference the text it points to; on a defined term its definition; on the words that count as evidence what they show.
 */
import type { Hover } from 'vscode-languageserver-types';
import { resolvedReferences } from '../dialect/resolve';
import { documentDefinitions, termSetOf, termUses } from '../dialect/terms';
import type { Placed, Position, Span } from '../dialect/types';
import type { Analysis } from '../standard/analysis';
import { contains, inLocale, rangeOf } from './convert';
import { hoverFrontMatter } from './hover-front-matter';
import { writeArticle, writeElementsShown, writeSectionNamed } from './hover-standard';
import { headingText } from './outline';
import { Writer, type Format } from './text';

/** UTF-16 units of a target or a definition that are shown. */
const longest = 1_200;

export function hoverAt(analysis: Analysis, position: Position, format: Format = 'markdown'): Hover | undefined {
  const { document } = analysis;
  const offset = document.offsetAt(position);
  const placed = document.segmentAt(offset);
  const writer = new Writer(format);
  const done = (span: Span): Hover | undefined => {
    if (writer.isEmpty) return undefined;
    return { contents: { kind: format, value: writer.toString() }, range: rangeOf(document, span) };
  };
  if (placed.segment.kind === 'front-matter') {
    const span = hoverFrontMatter(analysis, offset, writer);
    return span && done(span);
  }
  const span = hoverInSegment(analysis, placed, offset - placed.offset, writer);
  return span && done({ start: placed.offset + span.start, end: placed.offset + span.end });
}

/** Writes what there is to say at an offset of a segment; the span it is said of, both relative to the segment. */
function hoverInSegment(analysis: Analysis, placed: Placed, at: number, writer: Writer): Span | undefined {
  const { segment } = placed;
  for (const annotation of segment.annotations) {
    if (!contains(annotation.span, at)) continue;
    const section = annotation.sections.find(({ span }) => contains(span, at));
    return section && writeSectionNamed(analysis, section.number, section.standard, writer) ? section.span : undefined;
  }
  const { heading } = segment;
  if (heading && contains(heading.span, at)) {
    writeArticle(analysis, placed, writer);
    return heading.span;
  }
  return hoverReference(analysis, placed, at, writer) ?? hoverWords(analysis, placed, at, writer);
}

function hoverReference({ document, locale }: Analysis, placed: Placed, at: number, writer: Writer): Span | undefined {
  const resolved = resolvedReferences(document, placed).find(({ reference }) => contains(reference.span, at));
  if (!resolved) return undefined;
  const { reference, targets, broken } = resolved;
  if (broken) {
    writer.paragraph(writer.text(inLocale({ ja: '参照先が見つかりません。', en: 'There is nothing that this refers to.' }, locale)));
    return reference.span;
  }
  for (const target of targets.slice(0, 4)) {
    const other = document.segments[target.segment];
    if (!other) continue;
    const paragraph = target.paragraph === undefined ? undefined : other.segment.paragraphs[target.paragraph];
    const item = target.item === undefined ? undefined : paragraph?.items[target.item];
    const span = item?.span ?? paragraph?.span ?? { start: other.segment.heading?.span.end ?? 0, end: other.segment.text.length };
    writer.paragraph(writer.bold(headingText(other.segment))).quote(shorten(other.segment.text.slice(span.start, span.end)));
  }
  return targets.length > 0 ? reference.span : undefined;
}

/** A defined term, and what the words under the pointer show to the checker. */
function hoverWords(analysis: Analysis, placed: Placed, at: number, writer: Writer): Span | undefined {
  const { document } = analysis;
  const definitions = documentDefinitions(document);
  const use = termUses(placed.segment, termSetOf(definitions.map(({ name }) => name))).find(({ span }) => contains(span, at));
  if (use) {
    // 以下「甲」という holds from where it stands: the last definition before the use; else any.
    const same = definitions.filter(({ name }) => name === use.name);
    const before = same.filter((definition) => definition.placed.offset + definition.span.start <= placed.offset + use.span.start);
    const definition = before.at(-1) ?? same[0];
    if (definition) {
      writer.paragraph(writer.bold(use.name), ' ', writer.text(headingText(definition.placed.segment)));
      writer.quote(shorten(definition.placed.segment.text.slice(definition.explanation.start, definition.explanation.end)));
    }
  }
  return writeElementsShown(analysis, placed, at, writer) ?? use?.span;
}

const shorten = (text: string): string => (text.length <= longest ? text : `${text.slice(0, longest)}…`);

