/** How a draft is written: numbering, digits, heading level, brackets, blank lines. What is inserted is written the same way. */
import type { ContractDocument, HeadForm, NumeralScript, Placed, Scope, Segment } from '../dialect/types';

export interface DraftStyle {
  readonly form: HeadForm;
  /** Markdown level of article headings; 0 for plain text. */
  readonly level: number;
  readonly script: NumeralScript;
  /** Around the number: 第 and 条, 第 and nothing, nothing and `.`. */
  readonly prefix: string;
  readonly suffix: string;
  readonly title: 'before' | 'inline' | 'after' | 'none';
  /** Brackets around the title; empty where it stands behind white space. */
  readonly brackets: readonly [string, string];
  /** Between the number and what follows on its line. */
  readonly gap: string;
  /** `gap`: behind the number of a 項; `numbersFirst`: where there are several, the first has its number too. */
  readonly paragraph: { readonly indent: string; readonly script: NumeralScript; readonly gap: string; readonly numbersFirst: boolean };
  readonly item: { readonly indent: string; readonly open: string; readonly close: string; readonly script: NumeralScript; readonly gap: string };
  /** Before text without a number that begins a line. */
  readonly indent: string;
  readonly eol: string;
  /** A blank line between a Markdown heading and the text below it; between articles; between paragraphs. */
  readonly blankHeading: boolean;
  readonly blankArticles: boolean;
  readonly blankParagraphs: boolean;
}

/** The scope whose articles an inserted clause joins: the main body, or the annex that is all there is. */
export function homeScope(document: ContractDocument): Scope {
  const [main] = document.scopes;
  if (!main) throw new RangeError('a document has a main scope');
  if (main.articles.length > 0) return main;
  return document.scopes.find((scope) => scope.kind === 'annex' && scope.articles.length > 0) ?? main;
}

export function styleOf(document: ContractDocument, scope: Scope = homeScope(document), language: 'ja' | 'en' = 'ja'): DraftStyle {
  const eol = /\r\n|\n|\r/.exec(firstText(document))?.[0] ?? '\n';
  const model = modelArticle(scope);
  if (!model) return { ...(language === 'ja' ? japanese : english), eol };
  const { segment } = model;
  const heading = segment.heading!;
  const numeral = heading.number?.numerals[0];
  const label = heading.number?.span;
  const prefix = numeral && label ? segment.text.slice(label.start, numeral.span.start) : '';
  const lastNumeral = heading.number?.numerals[heading.number.numerals.length - 1];
  const suffixEnd = heading.form === 'article' && numeral ? segment.text.indexOf('条', numeral.span.end) + 1 : (label?.end ?? 0);
  const suffix = numeral ? segment.text.slice(numeral.span.end, Math.max(numeral.span.end, heading.form === 'number' && lastNumeral ? label!.end : suffixEnd)) : '';
  const title = heading.titlePlace ?? 'none';
  const titleStart = heading.titleSpan?.start ?? 0;
  const bracket = /[（(【［[]/.test(segment.text.charAt(titleStart - 1)) ? ([segment.text.charAt(titleStart - 1), segment.text.charAt(heading.titleSpan?.end ?? 0)] as const) : (['', ''] as const);
  return {
    form: heading.form,
    level: heading.level,
    script: numeral?.script ?? 'ascii',
    prefix,
    suffix: suffix.replace(/\d|の/g, ''),
    title,
    brackets: bracket,
    gap: gapOf(segment),
    paragraph: paragraphStyle(scope, numeral?.script ?? 'ascii', heading.level),
    item: itemStyle(scope, numeral?.script ?? 'ascii', heading.level),
    indent: indentOf(scope),
    eol,
    blankHeading: blankBelow.test(segment.text.slice(heading.span.end)),
    blankArticles: scope.articles.some(({ segment: { text } }, i) => i < scope.articles.length - 1 && endsBlank.test(text)) || scope.articles.length === 1,
    blankParagraphs: scope.articles.some(({ segment: { text, paragraphs } }) => paragraphs.length > 1 && endsBlank.test(text.slice(0, paragraphs[1]!.span.start))),
  };
}

/** What follows a heading begins with a blank line. */
const blankBelow = /^[^\r\n]*(?:\r\n|\n|\r(?!\n))[ \t\u3000]*[\r\n]/;
/** Ends with a blank line. A CRLF is one line break, not two. */
const endsBlank = /(?:\r\n|\n|\r(?!\n))[ \t\u3000]*(?:\r\n|\n|\r(?!\n))[ \t\u3000\r\n]*$/;

const japanese: DraftStyle = {
  form: 'article', level: 2, script: 'ascii', prefix: '第', suffix: '条', title: 'inline', brackets: ['（', '）'], gap: '',
  paragraph: { indent: '', script: 'ascii', gap: ' ', numbersFirst: false }, item: { indent: '', open: '(', close: ')', script: 'ascii', gap: ' ' }, indent: '', eol: '\n',
  blankHeading: false, blankArticles: true, blankParagraphs: false,
};
const english: DraftStyle = { ...japanese, form: 'number', prefix: '', suffix: '.', brackets: ['', ''], gap: ' ' };

const firstText = (document: ContractDocument) => document.segments.map(({ segment }) => segment.text).find((text) => /[\r\n]/.test(text)) ?? '';

/** The article that shows how the draft does it: the last with a title and one numeral, else the last. */
function modelArticle(scope: Scope): Placed | undefined {
  const { articles } = scope;
  for (let i = articles.length - 1; i >= 0; i--) {
    const heading = articles[i]?.segment.heading;
    if (heading?.title !== undefined && (heading.form === 'title' || heading.number?.numerals.length === 1) && heading.form === articles[0]?.segment.heading?.form) return articles[i];
  }
  return articles[articles.length - 1];
}

/** White space behind the number (or behind the title that follows it on the line). */
function gapOf(segment: Segment): string {
  const heading = segment.heading!;
  const from = heading.number?.span.end ?? heading.span.start;
  const inlineTitle = heading.titlePlace === 'inline' && heading.titleSpan ? heading.titleSpan.start : undefined;
  const between = /^[ \t\u3000]*/.exec(segment.text.slice(from, inlineTitle))?.[0] ?? '';
  return between !== '' || heading.level > 0 || inlineTitle !== undefined ? between : '　';
}

/** What stands before a place on its line. */
function lineBefore(text: string, offset: number): string {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  return text.slice(start, offset);
}

/** White space before the first sentence of articles whose text begins on a line of its own. */
function indentOf(scope: Scope): string {
  for (const { segment } of scope.articles) {
    const [first] = segment.paragraphs;
    if (!first?.sentences[0] || first.number) continue;
    const before = lineBefore(segment.text, first.sentences[0].span.start);
    if (before.trim() === '') return before;
  }
  return '';
}

function paragraphStyle(scope: Scope, script: NumeralScript, level: number): DraftStyle['paragraph'] {
  const several = scope.articles.filter(({ segment: { paragraphs } }) => paragraphs.length > 1 && paragraphs[1]!.number);
  const numbersFirst = several.length > 0 && several.every(({ segment: { paragraphs } }) => paragraphs[0]!.number);
  for (const { segment } of scope.articles) {
    for (const { number, sentences } of segment.paragraphs) {
      const numeral = number?.numerals[0];
      if (!number || !numeral || !sentences[0]) continue;
      const gap = segment.text.slice(number.span.end, sentences[0].span.start);
      const indent = lineBefore(segment.text, number.span.start);
      return { indent: indent.trim() === '' ? indent : '', script: numeral.script, gap: segment.text.slice(numeral.span.end, number.span.end) + (gap === '' ? ' ' : gap), numbersFirst };
    }
  }
  const digits = script === 'ascii' ? 'ascii' : 'fullwidth';
  return { indent: '', script: digits, gap: level > 0 && digits === 'ascii' ? ' ' : '　', numbersFirst };
}

function itemStyle(scope: Scope, script: NumeralScript, level: number): DraftStyle['item'] {
  for (const { segment } of scope.articles) {
    for (const paragraph of segment.paragraphs) {
      for (const { label, sentences, level: depth } of paragraph.items) {
        const numeral = label?.numerals[0];
        if (!label || !numeral || depth !== 1 || !sentences[0] || /^\d+[.)]/.test(segment.text.slice(label.span.start, label.span.end))) continue;
        const indent = lineBefore(segment.text, label.span.start);
        return {
          // The marker of a Markdown list belongs to it.
          indent: /^[ \t\u3000]*(?:[-*+] +)?$/.test(indent) ? indent : '',
          open: segment.text.slice(label.span.start, numeral.span.start),
          close: segment.text.slice(numeral.span.end, label.span.end),
          script: numeral.script,
          gap: segment.text.slice(label.span.end, sentences[0].span.start),
        };
      }
    }
  }
  if (script === 'ascii') return { indent: '', open: '(', close: ')', script: 'ascii', gap: ' ' };
  return script === 'kanji' ? { indent: '', open: '', close: '', script: 'kanji', gap: '　' } : { indent: '', open: '（', close: '）', script: 'fullwidth', gap: level > 0 ? ' ' : '　' };
}
