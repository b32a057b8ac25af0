/**
 * Labels: what a line of a body begins with and is counted by: `２`, `(1)`, `一`, `ア`, `①`, `2.1`, `・`. What a label means (項, 号, below) is
 * decided by what stands around it (structure.ts).
 */
import type { ProseLine } from './markdown';
import { irohaValue, numeralAt, readNumeral, writeNumeral } from './numerals';
import type { NumberLabel, Numeral, NumeralScript, Span } from './types';

export interface Label {
  readonly label?: NumberLabel;
  /** What kind of label: items of one group under one parent are siblings. */
  readonly group: string;
  /** How the number is written, white space before it included: the same hand numbers the same thing in the same style. */
  readonly style: string;
  /** Where the text behind the label starts. */
  readonly body: number;
  /** Nothing sets the number off from the text (「２乙は」): a label only where it counts on. */
  readonly tight?: boolean;
}

/** The groups that count paragraphs where no others do. */
export const paragraphGroups: ReadonlySet<string> = new Set(['number', 'dotted2', 'kanji']);

const spaces = '[ \\t\\u3000]';
const paragraphLabel = new RegExp(`^([0-9]{1,2}|[０-９]{1,2})(?:${spaces}+|\\\\?[.．](?![0-9０-９])${spaces}*|、|$)`);
const tightLabel = /^([0-9]{1,2}|[０-９]{1,2})(?=(?:甲|乙|前項|前条|受託者|委託者|発注者|受注者|この契約|本契約|本条|第[0-9０-９一二三四五六七八九十]))/;
const dottedLabel = new RegExp(`^([0-9０-９]{1,3}(?:[.．][0-9０-９]{1,3})+)(?:[.．]?${spaces}+|[.．]?$)`);
const parenLabel = new RegExp(`^[(（]([0-9]{1,2}|[０-９]{1,2}|[一二三四五六七八九十]{1,3}|[ア-ンｱ-ﾝ]|[a-zA-Zａ-ｚ]|[ivx]{2,4}|[ⅰ-ⅻⅠ-Ⅻ])[)）]${spaces}*`);
const halfParenLabel = new RegExp(`^([0-9]{1,2}|[０-９]{1,2})[)）]${spaces}*`);
const kanjiLabel = new RegExp(`^([一二三四五六七八九十]{1,3})(?:${spaces}+|[．.、](?=[^ ]))`);
const katakanaLabel = new RegExp(`^([ア-ンｱ-ﾝ])(?:${spaces}+|[．.、)）])`);
const latinLabel = new RegExp(`^([a-zA-Zａ-ｚ]|[ⅰ-ⅻⅠ-Ⅻ])(?:${spaces}+|[．.)）])`);
const circledLabel = new RegExp(`^([①-⑳㉑-㉟㊱-㊿])${spaces}*`);
const parenthesized = new RegExp(`^([⑴-⒇])${spaces}*`);
/** ● and 〇 also stand for words that are left open (●万円, ○○市), which are no bullets. */
const bullet = new RegExp(`^[・･●○◆■□◇•‐－–](?![〇○●◯％%万億千百円日年月時分名人号条件市町村県区都府第])${spaces}*`);

/** The longest label, in characters. */
const longest = 20;

/** The label at the beginning of a line. */
export function labelOf(text: string, line: ProseLine): Label | undefined {
  const content = text.slice(line.start, Math.min(line.end, line.start + longest));
  const indented = line.indented ? ' ' : '';
  const make = (match: RegExpExecArray, numerals: Numeral[], group: string): Label => {
    const trailing = /[ \t\u3000]*$/.exec(match[0])?.[0].length ?? 0;
    const written = match[0].slice(0, match[0].length - trailing);
    const style = indented + (numerals[0]?.script ?? '') + written.replace(/[0-9０-９一二三四五六七八九十]+/g, '#');
    return { label: { span: { start: line.start, end: line.start + written.length }, numerals }, group, style, body: line.start + match[0].length };
  };
  const single = (pattern: RegExp, group: (script: NumeralScript) => string): Label | undefined => {
    const match = pattern.exec(content);
    const written = match?.[1] as string;
    const read = match && readNumeral(normalized(written));
    if (!match || !read) return undefined;
    const start = line.start + match[0].indexOf(written);
    return make(match, [{ value: read.value, script: read.script, span: { start, end: start + written.length } }], group(read.script));
  };
  const dotted = (): Label | undefined => {
    const match = dottedLabel.exec(content);
    if (!match) return undefined;
    const numerals: Numeral[] = [];
    for (const part of (match[1] as string).matchAll(/[0-9０-９]+/g)) {
      const numeral = numeralAt(part[0], line.start + part.index);
      if (!numeral) return undefined;
      numerals.push(numeral);
    }
    return make(match, numerals, `dotted${numerals.length}`);
  };
  const tight = single(tightLabel, () => 'number');
  return (
    dotted() ??
    single(paragraphLabel, () => 'number') ??
    (tight && { ...tight, tight: true }) ??
    single(parenLabel, (script) => `(${script === 'fullwidth' ? 'ascii' : script})`) ??
    single(parenthesized, () => '(ascii)') ??
    single(halfParenLabel, () => 'ascii)') ??
    single(circledLabel, () => 'circled') ??
    single(kanjiLabel, () => 'kanji') ??
    single(katakanaLabel, () => 'katakana') ??
    single(latinLabel, (script) => script) ??
    bulletOf(content, line)
  );
}

function bulletOf(content: string, line: ProseLine): Label | undefined {
  const match = bullet.exec(content);
  return match ? { group: 'bullet', style: content.charAt(0), body: line.start + match[0].length } : undefined;
}

/** ⑴ is (1); ａ is a, ｱ is ア. */
const normalized = (text: string) => {
  if (text >= '⑴' && text <= '⒇') return String(text.charCodeAt(0) - '⑴'.charCodeAt(0) + 1);
  return /^[ａ-ｚｱ-ﾝ]$/.test(text) ? text.normalize('NFKC') : text;
};

/** The label of a Markdown list item: its own number where one is written, else that of the list. */
export function listLabel(text: string, line: ProseLine): Label {
  const marker = line.list?.marker as Span;
  const own = labelOf(text, line);
  // `- (1) 再委託の理由`: the number that the author wrote is the label, not the bullet.
  if (own?.label && !own.tight && own.group !== 'number') return own;
  const digits = /^[0-9]+/.exec(text.slice(marker.start, marker.end))?.[0];
  const numeral = digits ? numeralAt(digits, marker.start) : undefined;
  if (!numeral) return { group: 'bullet', style: '-', body: line.start };
  return { label: { span: marker, numerals: [numeral] }, group: 'list', style: 'list', body: line.start };
}

export const valueOf = (label: NumberLabel | undefined): number | undefined => label?.numerals[label.numerals.length - 1]?.value;

/**
 * Signs with two readings: イ is the second of アイウ and the first of イロハ; (i) is the ninth letter and the first Roman numeral. `lastIn`: the last
 * open item of a group.
 */
export function readInContext(found: Label, lastIn: (group: string) => NumberLabel | undefined): Label {
  const numeral = found.label?.numerals[0];
  if (!found.label || !numeral || found.label.numerals.length > 1) return found;
  if (numeral.script === 'katakana' || numeral.script === 'iroha') {
    const first = lastIn(found.group)?.numerals[0];
    const iroha = irohaValue(writeNumeral(numeral.value, numeral.script));
    const counts = first ? first.script === 'iroha' : numeral.script === 'katakana' && iroha === 1;
    return counts && iroha > 0 ? withNumeral(found, { ...numeral, value: iroha, script: 'iroha' }) : found;
  }
  if (numeral.script === 'latin') {
    const value = romanLetters[numeral.value];
    if (value === undefined) return found;
    const group = found.group.replace('latin', 'roman');
    const before = valueOf(lastIn(group));
    const letter = valueOf(lastIn(found.group));
    if (before === value - 1 || (before === undefined && value === 1 && letter !== numeral.value - 1)) return { ...withNumeral(found, { ...numeral, value, script: 'roman' }), group };
  }
  return found;
}

/** Letters of the alphabet, by their place in it, that are Roman numerals: i, v, x, l, c. */
const romanLetters: Readonly<Record<number, number>> = { 9: 1, 22: 5, 24: 10, 12: 50, 3: 100 };

const withNumeral = (found: Label, numeral: Numeral): Label => ({ ...found, label: { span: (found.label as NumberLabel).span, numerals: [numeral] } });
