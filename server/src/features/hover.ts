/**
 * Hover (LSP 3.17, textDocument/hover): on an article what the standard says of it, verbatim, and what it has and lacks; on a section's number the section;
 * on a reference the text it points to; on a defined term its definition; on the words that count as evidence what they show.
 */
import type { Hover } from 'vscode-languageserver-types';
import { bundleReferences, bundleTermSet, definitionsFor, type Bundle } from '../dialect/bundle';
import { placeholdersOf } from '../dialect/placeholders';
import { termUses } from '../dialect/terms';
import type { Placed, Position, Span } from '../dialect/types';
import type { Analysis } from '../standard/analysis';
import { contains, inLocale, rangeOf } from './convert';
import { hoverFrontMatter } from './hover-front-matter';
import { writeArticle, writeElementsShown, writeSectionNamed } from './hover-standard';
import { headingText } from './outline';
import { valueOf } from './rule-fixes';
import { Writer, type Format } from './text';

/** UTF-16 units of a target or a definition that are shown. */
const longest = 1_200;

/** `bundle`: the files in which references and terms are looked up; the document alone without it. */
export function hoverAt(analysis: Analysis, position: Position, format: Format = 'markdown', bundle: Bundle = [analysis.document]): Hover | undefined {
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
  const span = hoverInSegment(analysis, bundle, placed, offset - placed.offset, writer);
  return span && done({ start: placed.offset + span.start, end: placed.offset + span.end });
}

/** Writes what there is to say at an offset of a segment; the span it is said of, both relative to the segment. */
function hoverInSegment(analysis: Analysis, bundle: Bundle, placed: Placed, at: number, writer: Writer): Span | undefined {
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
  return hoverPlaceholder(analysis, placed, at, writer) ?? hoverReference(analysis, bundle, placed, at, writer) ?? hoverWords(analysis, bundle, placed, at, writer);
}

function hoverReference({ document, locale }: Analysis, bundle: Bundle, placed: Placed, at: number, writer: Writer): Span | undefined {
  const resolved = bundleReferences(bundle, document, placed).find(({ reference }) => contains(reference.span, at));
  if (!resolved) return undefined;
  const { reference, targets, broken, document: file } = resolved;
  if (broken) {
    writer.paragraph(writer.text(inLocale({ ja: '参照先が見つかりません。', en: 'There is nothing that this refers to.' }, locale)));
    return reference.span;
  }
  for (const target of targets.slice(0, 4)) {
    const other = file.segments[target.segment];
    if (!other) continue;
    const paragraph = target.paragraph === undefined ? undefined : other.segment.paragraphs[target.paragraph];
    const item = target.item === undefined ? undefined : paragraph?.items[target.item];
    const span = item?.span ?? paragraph?.span ?? { start: other.segment.heading?.span.end ?? 0, end: other.segment.text.length };
    const where = file === document ? '' : `${file.title}　`;
    writer.paragraph(writer.bold(where + headingText(other.segment))).quote(shorten(other.segment.text.slice(span.start, span.end)));
  }
  return targets.length > 0 ? reference.span : undefined;
}

/** `{{name}}`: what the front matter has for it. */
function hoverPlaceholder({ document, locale }: Analysis, placed: Placed, at: number, writer: Writer): Span | undefined {
  const placeholder = placeholdersOf(placed.segment).find(({ name, span }) => name !== undefined && contains(span, at));
  if (!placeholder) return undefined;
  const value = valueOf(document, placeholder.name!);
  if (value !== undefined) writer.paragraph(writer.bold(placeholder.name!), ' ', writer.text(value));
  else writer.paragraph(writer.text(inLocale({ ja: `前付けに「${placeholder.name}: 値」を書くと、ここに記入できます。`, en: `Write "${placeholder.name}: value" in the front matter to fill it in here.` }, locale)));
  return placeholder.span;
}

/** A defined term, and what the words under the pointer show to the checker. */
function hoverWords(analysis: Analysis, bundle: Bundle, placed: Placed, at: number, writer: Writer): Span | undefined {
  const { document } = analysis;
  const use = termUses(placed.segment, bundleTermSet(bundle)).find(({ span }) => contains(span, at));
  if (use) {
    // 以下「甲」という holds from where it stands: the last definition before the use; else any.
    const same = definitionsFor(bundle, document, placed, use.name);
    const before = same.filter(({ document: file, definition }) => file === document && definition.placed.offset + definition.span.start <= placed.offset + use.span.start);
    const found = before.at(-1) ?? same[0];
    if (found) {
      const { placed: home, explanation } = found.definition;
      const where = found.document === document ? '' : `${found.document.title}　`;
      writer.paragraph(writer.bold(use.name), ' ', writer.text(where + headingText(home.segment)));
      writer.quote(shorten(home.segment.text.slice(explanation.start, explanation.end)));
    }
  }
  return writeElementsShown(analysis, placed, at, writer) ?? use?.span;
}

const shorten = (text: string): string => (text.length <= longest ? text : `${text.slice(0, longest)}…`);

