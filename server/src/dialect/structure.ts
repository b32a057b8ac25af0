/** Paragraphs (項), items (号 and below) and sentences (文) of a segment's body, from its prose lines. */
import type { ProseLine } from './markdown';
import { irohaValue, readNumeral } from './numerals';
import { splitSentences } from './sentences';
import type { Item, NumberLabel, NumeralScript, Paragraph, Sentence, Span } from './types';

interface OpenItem {
  label?: NumberLabel;
  /** What kind of label: items of one class are siblings. */
  group: string;
  level: number;
  start: number;
  end: number;
  text: Span[];
  items: OpenItem[];
  listDepth: number;
}

interface OpenParagraph {
  number?: NumberLabel;
  start: number;
  end: number;
  text: Span[];
  items: OpenItem[];
}

interface Label {
  readonly label?: NumberLabel;
  readonly group: string;
  /** Where the text behind the label starts. */
  readonly body: number;
}

const paragraphLabel = /^([0-9]{1,2}|[０-９]{1,2})(?:[ \t\u3000]+|[.．](?![0-9０-９])[ \t\u3000]*|、|$)/;
const parenLabel = /^[(（]([0-9]{1,2}|[０-９]{1,2}|[一二三四五六七八九十]{1,3}|[ア-ン]|[a-zA-Z]|[ivx]{2,4}|[ⅰ-ⅻ])[)）][ \t\u3000]*/;
const kanjiLabel = /^([一二三四五六七八九十]{1,3})(?:[ \t\u3000]+|[．.、](?=[^ ]))/;
const katakanaLabel = /^([アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホロ])(?:[ \t\u3000]+|[．.、)）])/;
const latinLabel = /^([a-zA-Zａ-ｚ]|[ⅰ-ⅻ])(?:[ \t\u3000]+|[．.)）])/;
const circledLabel = /^([①-⑳㉑-㉟㊱-㊿])[ \t\u3000]*/;
const parenthesized = /^([⑴-⒇])[ \t\u3000]*/;
const bullet = /^[・･●○◆■□◇•‐－–](?![〇○●])[ \t\u3000]*/;

function labelOf(text: string, line: ProseLine): Label | undefined {
  const content = text.slice(line.start, Math.min(line.end, line.start + 16));
  const found = (match: RegExpExecArray | null, group: (script: NumeralScript) => string): Label | undefined => {
    const read = match && readNumeral(normalizeNumeral(match[1] as string));
    if (!match || !read) return undefined;
    const inner = line.start + match[0].indexOf(match[1] as string);
    const trailing = /[ \t\u3000]*$/.exec(match[0])?.[0].length ?? 0;
    const numeral = { ...read, span: { start: inner, end: inner + (match[1] as string).length } };
    return { label: { span: { start: line.start, end: line.start + match[0].length - trailing }, numerals: [numeral] }, group: group(read.script), body: line.start + match[0].length };
  };
  return (
    found(paragraphLabel.exec(content), () => 'number') ??
    found(parenLabel.exec(content), (script) => `(${script === 'fullwidth' ? 'ascii' : script})`) ??
    found(parenthesized.exec(content), () => '(ascii)') ??
    found(circledLabel.exec(content), () => 'circled') ??
    found(kanjiLabel.exec(content), () => 'kanji') ??
    found(katakanaLabel.exec(content), () => 'katakana') ??
    found(latinLabel.exec(content), (script) => script) ??
    bulletOf(content, line)
  );
}

function bulletOf(content: string, line: ProseLine): Label | undefined {
  const match = bullet.exec(content);
  return match ? { group: 'bullet', body: line.start + match[0].length } : undefined;
}

const normalizeNumeral = (text: string) => (text >= '⑴' && text <= '⒇' ? String(text.charCodeAt(0) - '⑴'.charCodeAt(0) + 1) : text.normalize('NFKC').length === 1 && /[ａ-ｚ]/.test(text) ? text.normalize('NFKC') : text);

const continuesParagraph = /^(?:ただし|但し|なお|この場合|その場合|前項|前各号)/;

/** Builds the paragraphs of a body. `leading`: text on the heading's own line is the beginning of the first paragraph. */
export function buildParagraphs(text: string, lines: readonly ProseLine[]): Paragraph[] {
  const paragraphs: OpenParagraph[] = [];
  let stack: OpenItem[] = [];
  for (const line of lines) {
    const label = line.list?.marker ? listLabel(text, line) : line.list ? undefined : line.kind === 'row' ? undefined : labelOf(text, line);
    if (line.kind === 'row') addRow(line);
    else if (line.list) addListLine(line, label);
    else if (label) addLabelled(line, label);
    else addText(line);
  }
  return paragraphs.map((paragraph) => closeParagraph(text, paragraph));

  function current(line: ProseLine): OpenParagraph {
    const last = paragraphs[paragraphs.length - 1];
    return last ?? openParagraph(line);
  }
  function openParagraph(line: ProseLine, number?: NumberLabel): OpenParagraph {
    const paragraph: OpenParagraph = { number, start: line.start, end: line.end, text: [], items: [] };
    paragraphs.push(paragraph);
    stack = [];
    return paragraph;
  }
  function openItem(line: ProseLine, group: string, label: NumberLabel | undefined, listDepth: number): OpenItem {
    const siblings = stack.findIndex((item) => item.group === group && item.listDepth === listDepth);
    if (siblings >= 0) stack.length = siblings;
    else if (listDepth > 0) while (stack.length > 0 && (stack[stack.length - 1] as OpenItem).listDepth >= listDepth) stack.pop();
    const parent = stack[stack.length - 1] ?? current(line);
    const item: OpenItem = { label, group, level: stack.length + 1, start: line.start, end: line.end, text: [], items: [], listDepth };
    parent.items.push(item);
    stack.push(item);
    extend(line.end);
    return item;
  }
  function extend(end: number): void {
    for (const item of stack) item.end = end;
    const paragraph = paragraphs[paragraphs.length - 1];
    if (paragraph) paragraph.end = end;
  }
  function addRow(line: ProseLine): void {
    if (/^[|\s:\-－]+$/.test(text.slice(line.start, line.end))) return extend(line.end);
    openItem(line, 'row', undefined, 0).text.push(line);
    stack.pop();
  }
  function addListLine(line: ProseLine, label: Label | undefined): void {
    const depth = line.list?.depth ?? 1;
    if (!label) return addToContainer(line, depth);
    const item = openItem({ ...line, start: line.list?.marker?.start ?? line.start }, label.group, label.label, depth);
    if (label.body < line.end) item.text.push({ start: label.body, end: line.end });
  }
  function addToContainer(line: ProseLine, depth: number): void {
    while (stack.length > 0 && (stack[stack.length - 1] as OpenItem).listDepth > depth) stack.pop();
    (stack[stack.length - 1] ?? current(line)).text.push(line);
    extend(line.end);
  }
  function addLabelled(line: ProseLine, label: Label): void {
    const value = label.label?.numerals[0]?.value;
    const body: Span | undefined = label.body < line.end && line.kind !== 'heading' ? { start: label.body, end: line.end } : undefined;
    if (label.group === 'number' && startsParagraph(value ?? 0)) {
      const paragraph = openParagraph(line, label.label);
      if (body) paragraph.text.push(body);
      return;
    }
    const item = openItem(line, label.group, irohaAware(label, stack, current(line)), 0);
    if (body) item.text.push(body);
  }
  /** 「２　…」 is a 項, except where it numbers a list: 「１　…」 behind an unnumbered lead, and what goes on counting from it. */
  function startsParagraph(value: number): boolean {
    const paragraph = paragraphs[paragraphs.length - 1];
    if (!paragraph) return true;
    const siblings = (stack.find((item) => item.group === 'number') && (stack.findIndex((item) => item.group === 'number') > 0 ? stack[stack.findIndex((item) => item.group === 'number') - 1]?.items : paragraph.items)) ?? [];
    const lastSibling = siblings[siblings.length - 1]?.label?.numerals[0]?.value;
    if (lastSibling !== undefined && siblings[siblings.length - 1]?.group === 'number') return value !== lastSibling + 1;
    return !(value === 1 && paragraph.number === undefined && paragraph.text.length > 0);
  }
  function addText(line: ProseLine): void {
    if (line.kind === 'heading') return void openParagraph(line);
    const item = stack[stack.length - 1];
    const last = paragraphs[paragraphs.length - 1];
    if (item && item.listDepth === 0) {
      const ended = /[。．.]$/.test(text.slice(0, item.end).slice(-1));
      if (line.blankBefore ? line.indented : ended || line.indented || !continuesParagraph.test(text.slice(line.start, line.end))) {
        item.text.push(line);
        return extend(line.end);
      }
    }
    const target = last && !line.blankBefore ? last : openParagraph(line);
    stack = [];
    target.text.push(line);
    extend(line.end);
  }
}

/** イ is the second kana of アイウ, but the first of イロハ. */
function irohaAware(label: Label, stack: readonly OpenItem[], paragraph: OpenParagraph): NumberLabel | undefined {
  const numeral = label.label?.numerals[0];
  if (!label.label || !numeral || (numeral.script !== 'katakana' && numeral.script !== 'iroha')) return label.label;
  const open = stack.find((item) => item.group === label.group);
  const parent = open ? stack[stack.indexOf(open) - 1] : stack[stack.length - 1];
  const siblings = (parent?.items ?? paragraph.items).filter((item) => item.group === label.group);
  const first = siblings[0]?.label?.numerals[0];
  const counts = first ? first.script === 'iroha' : numeral.value === 2;
  if (!counts) return label.label;
  const kana = writtenKana(numeral.value, numeral.script);
  return { ...label.label, numerals: [{ ...numeral, value: irohaValue(kana), script: 'iroha' }] };
}

const gojuon = 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン';
const writtenKana = (value: number, script: NumeralScript) => (script === 'katakana' ? gojuon.charAt(value - 1) : 'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス'.charAt(value - 1));

function listLabel(text: string, line: ProseLine): Label {
  const marker = line.list?.marker as Span;
  const own = labelOf(text, line);
  // `- (1) 再委託の理由`: the number that the author wrote is the label, not the bullet.
  if (own?.label && own.group !== 'number') return own;
  const digits = /^[0-9]+/.exec(text.slice(marker.start, marker.end))?.[0];
  const read = digits ? readNumeral(digits) : undefined;
  if (!digits || !read) return { group: 'bullet', body: line.start };
  return { label: { span: marker, numerals: [{ ...read, span: { start: marker.start, end: marker.start + digits.length } }] }, group: 'list', body: line.start };
}

function closeItem(text: string, item: OpenItem): Item {
  return { label: item.label, level: item.level, span: { start: item.start, end: item.end }, sentences: sentencesOf(text, item.text), items: item.items.map((child) => closeItem(text, child)) };
}

function closeParagraph(text: string, paragraph: OpenParagraph): Paragraph {
  return { number: paragraph.number, span: { start: paragraph.start, end: paragraph.end }, sentences: sentencesOf(text, paragraph.text), items: paragraph.items.map((item) => closeItem(text, item)) };
}

/** A line that is too short to have been wrapped ends what it says, unless it visibly goes on. */
const shortestWrapped = 18;

/** Does the sentence that reaches to `to` go on in `next`? Only where nothing but one line break is between, and the line above looks wrapped. */
function isWrapped(text: string, from: number, to: number, next: Span): boolean {
  if (!/^[ \t\u3000]*(?:\r\n|\n|\r)[ \t\u3000]*$/.test(text.slice(to, next.start))) return false;
  const above = text.slice(Math.max(from, to - shortestWrapped), to);
  return (above.length >= shortestWrapped && !/[\r\n]/.test(above)) || /[、，,・（(a-zA-Z]$/.test(above);
}

/** Sentences of a container: its wrapped lines joined, cut behind 。 */
function sentencesOf(text: string, lines: readonly Span[]): Sentence[] {
  const sentences: Sentence[] = [];
  let from = -1;
  let to = -1;
  const flush = () => {
    if (from >= 0) for (const span of splitSentences(text, from, to)) sentences.push({ span });
  };
  for (const line of lines) {
    if (from >= 0 && isWrapped(text, from, to, line)) to = line.end;
    else {
      flush();
      from = line.start;
      to = line.end;
    }
  }
  flush();
  return sentences;
}
