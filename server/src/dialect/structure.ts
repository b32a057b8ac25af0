/** Paragraphs (項), items (号 and below) and sentences (文) of a segment's body, from its prose lines. */
import { labelOf, listLabel, paragraphGroups, readInContext, valueOf, type Label } from './labels';
import type { ProseLine } from './markdown';
import { rowSentences, sentencesOf } from './sentences';
import type { Item, NumberLabel, Paragraph, Span } from './types';

interface OpenItem {
  readonly label?: NumberLabel;
  readonly group: string;
  readonly style: string;
  readonly level: number;
  readonly start: number;
  end: number;
  readonly text: Span[];
  readonly items: OpenItem[];
  /** How deep its Markdown list is; 0 for text. */
  readonly listDepth: number;
  /** Made by a Markdown heading, `### (1) 報告`: what follows is its text. */
  readonly heading: boolean;
}

interface OpenParagraph {
  readonly number?: NumberLabel;
  readonly group?: string;
  readonly style?: string;
  readonly start: number;
  end: number;
  readonly text: Span[];
  readonly items: OpenItem[];
}

/** A line and what it begins with. */
interface Entry {
  readonly line: ProseLine;
  readonly label?: Label;
}

/** How many labelled lines ahead are looked at to see whether a list goes on. */
const lookahead = 6;
/** A line shorter than this (UTF-16 units) was not wrapped. */
const shortestWrapped = 18;
/** Begins what the paragraph says after its list. */
const continuesParagraph = /^(?:ただし|但し|なお|この場合|その場合|前項|前各号|(?:甲|乙|委託者|受託者|発注者|受注者|市)(?:は|が))/;
const caption = /^[（(【［[〔][^。（）()]{1,40}[）)】］\]〕]$/;
/** What numbers count: a wrapped line may begin with 「30 日以内」 or 「2 項の規定」. */
const counter = /^(?:項|号|条|年|か月|ヶ月|カ月|箇月|月|週間|日|時間|分の|名|人|回|件|部|通|円|万円|割|％|%|営業日)/;

/** Builds the paragraphs of a body. Text on the heading's own line is the beginning of the first paragraph. */
export function buildParagraphs(text: string, lines: readonly ProseLine[]): Paragraph[] {
  const entries: Entry[] = lines.map((line) => ({ line, label: line.kind === 'row' || (line.list && !line.list.marker) ? undefined : line.list ? listLabel(text, line) : labelOf(text, line) }));
  const nextLabelled = nextLabels(entries);
  let paragraphs: OpenParagraph[] = [];
  let stack: OpenItem[] = [];
  entries.forEach((entry, index) => {
    const { line, label } = entry;
    if (line.kind === 'row') addRow(line);
    else if (line.list) addListLine(line, label, index);
    else if (label && isLabel(line, label, index)) addLabelled(line, label);
    else if (!isCaption(index)) addText(line, index);
  });
  return paragraphs.map((paragraph) => ({ number: paragraph.number, span: { start: paragraph.start, end: paragraph.end }, sentences: sentencesOf(text, paragraph.text), items: paragraph.items.map(close) }));

  function close({ label, level, start, end, group, text: spans, items }: OpenItem): Item {
    return { label, level, span: { start, end }, sentences: group === 'row' ? rowSentences(text, spans) : sentencesOf(text, spans), items: items.map(close) };
  }
  function last(): OpenParagraph | undefined {
    return paragraphs[paragraphs.length - 1];
  }
  function openParagraph(line: ProseLine, found?: Label): OpenParagraph {
    const start = line.list?.marker?.start ?? line.start;
    // What stands before the 項 numbered 2 is all the first one, however many blank lines it holds.
    if (valueOf(found?.label) === 2 && paragraphs.length > 1 && paragraphs.every((paragraph) => !paragraph.number)) paragraphs = [merged(paragraphs)];
    const paragraph: OpenParagraph = { number: found?.label, group: found?.group, style: found?.style, start, end: line.end, text: [], items: [] };
    if (isEmpty(last())) paragraphs.pop();
    paragraphs.push(paragraph);
    stack = [];
    return paragraph;
  }
  function openItem(line: ProseLine, found: Label, listDepth: number): OpenItem {
    const siblings = stack.findIndex((item) => item.group === found.group && item.listDepth === listDepth);
    if (siblings >= 0) stack.length = siblings;
    else if (listDepth > 0) while (stack.length > 0 && (stack[stack.length - 1] as OpenItem).listDepth >= listDepth) stack.pop();
    const parent = stack[stack.length - 1] ?? last() ?? openParagraph(line);
    const start = line.list?.marker?.start ?? line.start;
    const item: OpenItem = { label: found.label, group: found.group, style: found.style, level: stack.length + 1, start, end: line.end, text: [], items: [], listDepth, heading: line.kind === 'heading' };
    parent.items.push(item);
    stack.push(item);
    extend(line.end);
    return item;
  }
  function extend(end: number): void {
    for (const item of stack) item.end = end;
    const paragraph = last();
    if (paragraph) paragraph.end = end;
  }
  function addRow(line: ProseLine): void {
    if (/^[|\s:\-－]+$/.test(text.slice(line.start, line.end))) return extend(line.end);
    openItem(line, { group: 'row', style: '|', body: line.start }, 0).text.push(line);
    stack.pop();
  }
  function addListLine(line: ProseLine, found: Label | undefined, index: number): void {
    const depth = line.list?.depth ?? 1;
    if (!found) return addToContainer(line, depth);
    const body = found.body < line.end ? [{ start: found.body, end: line.end }] : [];
    if (depth === 1 && found.group === 'list' && listStartsParagraph(found, index)) openParagraph(line, found).text.push(...body);
    else openItem(line, inContext(found), depth).text.push(...body);
  }
  function addToContainer(line: ProseLine, depth: number): void {
    while (stack.length > 0 && (stack[stack.length - 1] as OpenItem).listDepth > depth) stack.pop();
    (stack[stack.length - 1] ?? last() ?? openParagraph(line)).text.push(line);
    extend(line.end);
  }
  function addLabelled(line: ProseLine, found: Label): void {
    const body = found.body < line.end && line.kind !== 'heading' ? [{ start: found.body, end: line.end }] : [];
    if (paragraphGroups.has(found.group) && startsParagraph(found)) openParagraph(line, found).text.push(...body);
    else openItem(line, inContext(found), 0).text.push(...body);
  }
  function inContext(found: Label): Label {
    return readInContext(found, (group) => stack.find((item) => item.group === group)?.label);
  }

  /** The last entry, in the lists of this depth, of the group of a label. */
  function sibling(found: Label, listDepth = 0): OpenItem | undefined {
    const alike = (item: OpenItem | undefined) => (item?.group === found.group && item.listDepth === listDepth ? item : undefined);
    return stack.find(alike) ?? alike(last()?.items.at(-1));
  }
  /** 「２　…」 is a 項, except where it numbers a list: 「１　…」 behind a lead, and what goes on counting from it. */
  function startsParagraph(found: Label): boolean {
    const paragraph = last();
    const value = valueOf(found.label) ?? 0;
    if (found.group === 'dotted2') return true;
    const counts = value === (paragraph?.group === found.group ? (valueOf(paragraph.number) ?? 0) : 1) + 1;
    const before = sibling(found);
    // 二　… without 一　… before it: the 項 of a contract written in kanji numerals throughout.
    if (found.group === 'kanji') return !before && counts && paragraph !== undefined && (!paragraph.number || paragraph.group === 'kanji');
    if (!paragraph) return true;
    if (before) {
      if (value === 1) return false;
      return value !== (valueOf(before.label) ?? 0) + 1 || (counts && found.style === paragraph.style && found.style !== before.style);
    }
    return value !== 1 || isEmpty(paragraph);
  }
  /** `1. 乙は、…。` right under a heading, and what counts on from it: the 項 of an article, written as a Markdown list. */
  function listStartsParagraph(found: Label, index: number): boolean {
    const paragraph = last();
    const value = valueOf(found.label);
    if (paragraph?.group === 'list') return value === (valueOf(paragraph.number) ?? 0) + 1 && !sibling(found, 1);
    if (value !== 1 || (paragraph && !isEmpty(paragraph))) return false;
    let end = index;
    while (entries[end + 1]?.line.list && !entries[end + 1]?.line.list?.marker) end++;
    const { line } = entries[end] as Entry;
    return /[。.:：]$/.test(text.slice(line.start, line.end)) || text.slice(entries[index]?.line.start, line.end).includes('。');
  }

  /** Is the line above this one, without a blank between, one that was broken in the middle of a sentence? */
  function goesOn(index: number): boolean {
    const above = entries[index - 1]?.line;
    const { line } = entries[index] as Entry;
    return above !== undefined && above.kind === 'text' && line.kind === 'text' && !line.blankBefore && above.end - above.start >= shortestWrapped && !/[。．.：:）)」】]$/.test(text.slice(above.end - 1, above.end));
  }
  /** A number at the beginning of a wrapped line (「…令和\n8 年度」) is no label. */
  function isLabel(line: ProseLine, found: Label, index: number): boolean {
    if (!found.label || line.kind === 'heading') return true;
    const value = valueOf(found.label) ?? 0;
    const before = valueOf(sibling(found)?.label);
    const next = paragraphGroups.has(found.group) ? (valueOf(last()?.number) ?? 1) + 1 : undefined;
    const counts = value === next || (before === undefined ? value === 1 : value === before + 1);
    if (found.tight) return counts && !goesOn(index);
    return !goesOn(index) || (counts && !(found.group === 'number' && counter.test(text.slice(found.body, found.body + 3))));
  }
  /** （施行期日） above a numbered 項: its caption, which like every heading is not part of what is said. */
  function isCaption(index: number): boolean {
    const next = entries[index + 1];
    const { line } = entries[index] as Entry;
    return line.kind === 'text' && next?.label?.group === 'number' && !next.line.list && line.end - line.start < 64 && caption.test(text.slice(line.start, line.end)) && startsParagraphAt(next.label);
  }
  function startsParagraphAt(found: Label): boolean {
    return valueOf(found.label) === 1 ? isEmpty(last()) || !last() : startsParagraph(found) || sibling(found) !== undefined;
  }
  /** The item to which text between the entries of a list belongs: the list goes on behind it. */
  function continued(index: number): number {
    let i = index;
    for (let labels = 0; labels < lookahead; labels++) {
      i = nextLabelled[i] as number;
      const next = entries[i];
      if (!next) break;
      const at = stack.findIndex((item) => item.group === next.label?.group && item.label && valueOf(item.label) === (valueOf(next.label?.label) ?? 0) - 1 && item.listDepth === (next.line.list?.depth ?? 0));
      if (at >= 0) return at;
    }
    return -1;
  }
  function addText(line: ProseLine, index: number): void {
    if (line.kind === 'heading') return void openParagraph(line);
    const item = stack[stack.length - 1];
    const paragraph = last();
    if (item && takesText(item, line)) return addTo(item, line);
    const at = item && line.blankBefore ? continued(index) : -1;
    if (at >= 0) {
      stack.length = at + 1;
      return addTo(stack[at] as OpenItem, line);
    }
    // Only the first 項 has no number: what follows a numbered one without a number of its own still belongs to it.
    const target = paragraph && (!line.blankBefore || paragraph.number || isEmpty(paragraph)) ? paragraph : openParagraph(line);
    stack = [];
    target.text.push(line);
    extend(line.end);
  }
  function addTo(item: OpenItem, line: ProseLine): void {
    item.text.push(line);
    extend(line.end);
  }
  function takesText(item: OpenItem, line: ProseLine): boolean {
    if (item.heading) return true;
    if (item.listDepth > 0) return false;
    if (line.blankBefore || line.indented) return line.indented;
    return /[。．.]$/.test(text.slice(item.end - 1, item.end)) || !continuesParagraph.test(text.slice(line.start, line.end));
  }
}

/** For each entry the index of the next one with a label; the number of entries where there is none. */
function nextLabels(entries: readonly Entry[]): number[] {
  const next = new Array<number>(entries.length);
  let ahead = entries.length;
  for (let i = entries.length - 1; i >= 0; i--) {
    next[i] = ahead;
    if (entries[i]?.label) ahead = i;
  }
  return next;
}

const isEmpty = (paragraph: OpenParagraph | undefined): boolean => paragraph !== undefined && !paragraph.number && paragraph.text.length === 0 && paragraph.items.length === 0;

function merged(paragraphs: readonly OpenParagraph[]): OpenParagraph {
  const [first, final] = [paragraphs[0] as OpenParagraph, paragraphs[paragraphs.length - 1] as OpenParagraph];
  return { ...first, end: final.end, text: paragraphs.flatMap((paragraph) => paragraph.text), items: paragraphs.flatMap((paragraph) => paragraph.items) };
}
