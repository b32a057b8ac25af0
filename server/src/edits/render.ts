/** A standard clause as text of this draft. */
import { readNumeral, writeNumeral } from '../dialect/numerals';
import type { Parties } from '../dialect/types';
import type { DraftStyle } from './style';

/** The number of an article: 第5条の2 is [5, 2]. Undefined for headings without a number. */
export type ArticleNumber = readonly number[] | undefined;

export function renderNumber(number: readonly number[], style: DraftStyle): string {
  const [first = 0, ...branches] = number.map((value) => writeNumeral(value, style.script));
  return style.prefix + first + style.suffix + branches.map((branch) => `の${branch}`).join('');
}

/** Fills `{{client}}` and `{{contractor}}`, with a capital where a sentence begins (The Contractor shall); other placeholders stay for the author. */
export const fillParties = (text: string, parties: Parties): string =>
  text.replace(/(^[\d.() ]*|[.;] |)\{\{(client|contractor)\}\}/gm, (_, before: string, side: 'client' | 'contractor', at: number) => {
    const name = parties[side];
    return before + (before !== '' || at === 0 ? name.charAt(0).toUpperCase() + name.slice(1) : name);
  });

/** 第1項 in the draft's digits. */
const localReferences = (text: string, style: DraftStyle) => text.replace(/第(\d+)([条項号])/g, (_, digits: string, unit: string) => `第${writeNumeral(Number(digits), style.script)}${unit}`);

/**
 * A clause (title and body as in {@link StandardClause}) as an article of the draft: lines without a final line break.
 */
export function renderClause(clause: { readonly title: string; readonly body: string }, number: ArticleNumber, style: DraftStyle, parties: Parties): string {
  const lines = clause.body.trim().split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  const numbersFirst = style.paragraph.numbersFirst && lines.some((line) => paragraphLine.test(line));
  const body = lines.map((line, i) => renderLine(localReferences(fillParties(i === 0 && numbersFirst ? `1 ${line}` : line, parties), style), style));
  const label = number && style.form !== 'title' ? renderNumber(number, style) : '';
  const title = `${style.brackets[0]}${clause.title}${style.brackets[1]}`;
  const hashes = style.level > 0 ? `${'#'.repeat(style.level)} ` : '';
  const head: string[] = [];
  if (style.level > 0) {
    const gap = label === '' || style.title === 'none' ? '' : style.brackets[0] === '' && style.gap === '' ? ' ' : style.gap;
    if (style.title === 'after') head.push(hashes + label, title);
    else if (style.title === 'before' && label !== '') head.push(hashes + title + label);
    else head.push(hashes + label + (style.title === 'none' && label !== '' ? '' : gap + title));
    return [...head, ...(style.blankHeading ? [''] : []), ...joinParagraphs(body, style)].join(style.eol).replace(new RegExp(`${style.eol}{3,}`, 'g'), style.eol + style.eol);
  }
  const gap = style.gap === '' ? '　' : style.gap;
  const [begin = '', ...rest] = body;
  // Behind the label, on its line.
  const first = begin.trimStart();
  switch (style.title) {
    case 'before':
      return [title, ...joinParagraphs([`${label}${gap}${first}`, ...rest], style)].join(style.eol);
    case 'after':
      return [label, title, ...joinParagraphs(body, style)].join(style.eol);
    case 'inline':
      // 第５条（再委託の禁止）　乙は、…, or the title alone on the line of the number.
      return style.brackets[0] === '' ? [`${label}${gap}${clause.title}`, ...joinParagraphs(body, style)].join(style.eol) : joinParagraphs([`${label}${style.gap}${title}　${first}`, ...rest], style).join(style.eol);
    case 'none':
      return joinParagraphs([`${label}${gap}${first}`, ...rest], style).join(style.eol);
  }
}

const paragraphLine = /^(\d+)[ \u3000](.*)$/;

/** A line of its own, as the draft indents such lines. */
function renderLine(line: string, style: DraftStyle): string {
  const paragraph = paragraphLine.exec(line);
  if (paragraph) return renderParagraphNumber(Number(paragraph[1]), style) + paragraph[2];
  const item = /^[ \t]*(?:[-*] )?\((\d+)\)[ \u3000]?(.*)$/.exec(line);
  if (item) return renderItemLabel(Number(item[1]), style) + item[2];
  return style.indent + line;
}

export const renderParagraphNumber = (value: number, style: DraftStyle) => style.paragraph.indent + writeNumeral(value, style.paragraph.script) + style.paragraph.gap;
export const renderItemLabel = (value: number, style: DraftStyle) => style.item.indent + style.item.open + writeNumeral(value, style.item.script) + style.item.close + style.item.gap;

/** Blank lines between paragraphs where the draft has them; items stay with their lead. */
function joinParagraphs(lines: readonly string[], style: DraftStyle): string[] {
  if (!style.blankParagraphs) return [...lines];
  return lines.flatMap((line, i) => (i > 0 && startsParagraph(line, style) ? ['', line] : [line]));
}

const startsParagraph = (line: string, style: DraftStyle) => {
  const text = line.trimStart();
  const number = /^[0-9０-９]+/.exec(text)?.[0];
  return number !== undefined && readNumeral(number) !== undefined && text.slice(number.length).startsWith(style.paragraph.gap);
};
