/** Adding the elements that a requirement lacks to the article that has the rest: as 項, or as 号 that complete its list. */
import { writeNumeral } from '../dialect/numerals';
import type { DocumentKind, Item, Paragraph, Placed } from '../dialect/types';
import type { Analysis } from '../standard/analysis';
import type { ElementCoverage, RequirementCoverage } from '../standard/types';
import { fillParties, renderItemLabel, renderParagraphNumber } from './render';
import { styleOf, type DraftStyle } from './style';
import type { TextEdit } from './types';

/** Elements that are asked for and not there. */
export const lackingElements = (entry: RequirementCoverage): ElementCoverage[] => entry.elements.filter((element) => element.required && !element.met);

/** Can the elements be added to an article of this document? */
export function canAddElements(analysis: Analysis, entry: RequirementCoverage): boolean {
  return entry.state === 'partial' && carrierOf(entry) !== undefined && lackingElements(entry).some((element) => element.element.sentence[kindOf(analysis)] !== undefined);
}

const kindOf = ({ document }: Analysis): DocumentKind => document.kind ?? 'contract';

/** The article that carries the most of it; not one of another file. */
const carrierOf = (entry: RequirementCoverage): Placed | undefined => entry.articles.find((article) => !article.file && article.placed.segment.kind === 'article')?.placed;

/** Edits that add what the requirements lack. Requirements without an article of their own here are passed over. */
export function addElements(analysis: Analysis, entries: readonly RequirementCoverage[]): TextEdit[] {
  const byArticle = new Map<Placed, RequirementCoverage[]>();
  for (const entry of entries) {
    const placed = canAddElements(analysis, entry) ? carrierOf(entry) : undefined;
    if (placed) byArticle.set(placed, [...(byArticle.get(placed) ?? []), entry]);
  }
  return [...byArticle].flatMap(([placed, wanting]) => {
    const style = styleOf(analysis.document, placed.scope);
    const sentences: string[] = [];
    const edits: TextEdit[] = [];
    for (const entry of wanting) {
      const lacking = lackingElements(entry);
      const list = listOf(placed, entry);
      if (list && lacking.every((element) => element.element.item !== undefined)) edits.push(completeList(placed, list, lacking.map((element) => element.element.item!), style));
      else for (const { element } of lacking) if (element.sentence[kindOf(analysis)]) sentences.push(fillParties(element.sentence[kindOf(analysis)]!, analysis.document.parties));
    }
    return sentences.length > 0 ? [...edits, appendParagraphs(placed, sentences, style)] : edits;
  });
}

interface List {
  readonly items: readonly Item[];
  readonly paragraph: Paragraph;
}

/** The list of the article in which other elements of the requirement stand. */
function listOf(placed: Placed, entry: RequirementCoverage): List | undefined {
  const found = entry.elements.flatMap((element) => element.evidence.filter((evidence) => evidence.placed === placed && !evidence.file).flatMap((evidence) => evidence.words.map((word) => word.span)));
  for (const paragraph of placed.segment.paragraphs) {
    const hits = paragraph.items.filter((item) => found.some((span) => span.start >= item.span.start && span.end <= item.span.end));
    if (paragraph.items.length > 1 && hits.length > 0 && isList(placed, paragraph)) return { items: paragraph.items, paragraph };
  }
  return undefined;
}

/** Entries rather than provisions: most of them are no sentences. */
const isList = ({ segment }: Placed, { items }: Paragraph) => items.filter((item) => /。$/.test(segment.text.slice(item.span.start, item.span.end).trimEnd())).length * 2 < items.length;

/** Further entries behind the last; a final 「その他…」 stays last. */
function completeList(placed: Placed, { items }: List, entries: readonly string[], style: DraftStyle): TextEdit {
  const { text } = placed.segment;
  const last = items[items.length - 1] as Item;
  const model = last.label?.numerals[0];
  const lineStart = Math.max(text.lastIndexOf('\n', last.span.start - 1), text.lastIndexOf('\r', last.span.start - 1)) + 1;
  const indent = text.slice(lineStart, last.span.start);
  const end = trimmedEnd(text, last.span.end);
  const body = last.sentences[0]?.span.start ?? last.span.end;
  const label = (value: number) => {
    if (!last.label || !model) return text.slice(last.span.start, body);
    return text.slice(last.label.span.start, model.span.start) + writeNumeral(value, model.script) + text.slice(model.span.end, body);
  };
  const first = (model?.value ?? 0) + 1;
  const lines = entries.map((entry, i) => style.eol + indent + label(first + i) + entry);
  return { start: placed.offset + end, end: placed.offset + end, newText: lines.join('') };
}

function appendParagraphs(placed: Placed, sentences: readonly string[], style: DraftStyle): TextEdit {
  const { text, paragraphs, heading } = placed.segment;
  const limit = placed.segment.problems[0]?.span.start ?? text.length;
  const at = placed.offset + trimmedEnd(text, limit);
  const separator = style.blankParagraphs ? style.eol + style.eol : style.eol;
  const items = paragraphs[paragraphs.length - 1]?.items ?? [];
  const lastItem = items[items.length - 1];
  // A specification whose provisions are (1), (2) … under a heading goes on counting them.
  if (lastItem?.label && paragraphs.every((paragraph) => paragraph.sentences.length === 0) && heading?.form !== 'article') {
    const first = lastItem.label.numerals[0]!.value + 1;
    return { start: at, end: at, newText: sentences.map((sentence, i) => style.eol + renderItemLabel(first + i, style) + sentence).join('') };
  }
  if (heading?.form === 'title' || (heading?.form === 'number' && !paragraphs.some((paragraph) => paragraph.number))) {
    const gap = heading.level > 0 ? style.eol + style.eol : style.eol;
    return { start: at, end: at, newText: sentences.map((sentence) => gap + sentence).join('') };
  }
  const numbers = paragraphs.flatMap((paragraph) => paragraph.number?.numerals[0]?.value ?? []);
  // An article without text yet: its first 項 carries no number.
  const isEmpty = paragraphs.length === 0;
  const first = isEmpty ? 1 : Math.max(1, ...numbers) + 1;
  return { start: at, end: at, newText: sentences.map((sentence, i) => (isEmpty && i === 0 ? style.eol + sentence : separator + renderParagraphNumber(first + i, style) + sentence)).join('') };
}

const trimmedEnd = (text: string, limit: number) => text.slice(0, limit).replace(/[\s\u3000]+$/, '').length;
