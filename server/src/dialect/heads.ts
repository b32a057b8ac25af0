/**
 * Heads: lines at which something new begins (an article, a division, 附則, an annex, the closing). Each line is judged by itself; whether a
 * candidate really begins an article is decided by the scope it stands in (segments.ts).
 */
import * as pattern from './head-patterns';
import { numeralAt, numeralPattern as N, readNumeral } from './numerals';
import { Remembered } from './remembered';
import type { HeadForm, NumberLabel, Numeral, Span } from './types';

export type HeadKind = 'article' | 'division' | 'supplementary' | 'annex' | 'annex-title' | 'closing' | 'heading';

/** A line that may begin something. Offsets are relative to the line's start. */
export interface Head {
  readonly kind: HeadKind;
  /** Markdown level, 0 for plain text. */
  readonly level: number;
  readonly form: HeadForm;
  readonly number?: NumberLabel;
  /** The last of a range of articles that were deleted together: 第４条から第６条まで　削除. */
  readonly until?: NumberLabel;
  /** What kind of number, for forms that are easily mistaken: full width or not, `5.` or `5`, `(5)`. Equal shapes number the same thing. */
  readonly shape: string;
  /** Title on the line of the number, without its brackets. */
  readonly title?: Span;
  /** Number and title, brackets included. */
  readonly span: Span;
  /** Where the body begins on this line; the line's end where the head fills the line. */
  readonly body: number;
  /** True when only a title line before it (（見出し）) makes this a head: `５　乙は、…`. */
  readonly needsTitleBefore?: boolean;
  /** 別紙1, 別記: how references call an annex. */
  readonly label?: string;
}

export const ranks = { article: 6, ordinal: 5, headingNumber: 4, headingParen: 3, plainNumber: 2, plainParen: 1, title: 0 } as const;

/** A head with some of it in another way. Every head is made here or has the same parts in the same order: they are many, and read often. */
export const headWith = (head: Head, change: Partial<Head>): Head => ({
  kind: head.kind,
  level: head.level,
  form: head.form,
  number: change.number ?? head.number,
  until: change.until ?? head.until,
  shape: change.shape ?? head.shape,
  title: change.title ?? head.title,
  span: change.span ?? head.span,
  body: change.body ?? head.body,
  needsTitleBefore: change.needsTitleBefore ?? head.needsTitleBefore,
  label: change.label ?? head.label,
});

/** How strong a head is as the head of an article; -1 for what can be none. */
export function rankOf({ kind, form, level, shape }: Head): number {
  if (kind === 'heading') return ranks.title;
  if (kind !== 'article') return -1;
  if (form === 'article') return ranks.article;
  if (form === 'ordinal') return ranks.ordinal;
  if (level > 0) return shape === 'paren' ? ranks.headingParen : ranks.headingNumber;
  return shape === 'paren' ? ranks.plainParen : ranks.plainNumber;
}

/** A line that is nothing but （見出し）, with or without `#`. */
export interface TitleLine {
  readonly level: number;
  readonly title: Span;
  readonly span: Span;
}

const openBrackets = '（(【[［「『〔';
const closeBrackets = '）)】]］」』〕';

const length = (text: string, from: number, matcher: RegExp) => matcher.exec(text.slice(from))?.[0].length ?? 0;

const everyNumeral = new RegExp(N, 'g');

function numeralsIn(line: string, start: number, end: number): Numeral[] {
  const numerals: Numeral[] = [];
  for (const match of line.slice(start, end).matchAll(everyNumeral)) {
    const numeral = numeralAt(match[0], start + match.index);
    if (numeral) numerals.push(numeral);
  }
  return numerals;
}

const label = (line: string, start: number, end: number, numerals = numeralsIn(line, start, end)): NumberLabel | undefined =>
  numerals.length > 0 ? { span: { start, end }, numerals } : undefined;

/** The bracketed title at `from`, if there is one: offsets of its brackets, ends exclusive. */
function bracketed(line: string, from: number): { title: Span; end: number } | undefined {
  const kind = openBrackets.indexOf(line.charAt(from));
  if (kind < 0 || from >= line.length) return undefined;
  const close = closeBrackets.charAt(kind);
  let depth = 0;
  for (let i = from; i < line.length; i++) {
    if (line.charAt(i) === line.charAt(from)) depth++;
    else if (line.charAt(i) === close && --depth === 0) return i > from + 1 ? { title: { start: from + 1, end: i }, end: i + 1 } : undefined;
  }
  return undefined;
}

function trimEnd(line: string): number {
  let end = line.length;
  while (end > 0 && (line.charCodeAt(end - 1) === 32 || line.charCodeAt(end - 1) === 9 || line.charCodeAt(end - 1) === 0x3000)) end--;
  return end;
}

/** No title, closing or annex line is longer than this, in UTF-16 units. */
const longestTitle = 200;

interface Rest {
  readonly title?: Span;
  readonly end: number;
  readonly body: number;
}

/** What follows a number: a bracketed title and perhaps the body, a bare title that fills the line, or the body. */
function restOf(line: string, from: number, end: number, wholeLineIsTitle: boolean): Rest | undefined {
  const gap = length(line.slice(0, end), from, /^[ \t\u3000]+/);
  const at = from + gap;
  if (at >= end) return { end: from, body: end };
  const inBrackets = bracketed(line.slice(0, end), at);
  if (inBrackets) {
    const after = line.slice(inBrackets.end, end);
    if (!wholeLineIsTitle && (pattern.particle.test(after) || pattern.deeper.test(after))) return undefined;
    const body = inBrackets.end + length(after, 0, /^[ \t\u3000]+/);
    return { title: inBrackets.title, end: inBrackets.end, body };
  }
  // A heading that is a sentence (## 第５条　乙は、…しなければならない。) has no title.
  if (wholeLineIsTitle) return end - at > 20 && line.charAt(end - 1) === '。' ? { end: from, body: at } : { title: { start: at, end }, end, body: end };
  if (gap === 0 && !/[.．、:：)）】］〕]/.test(line.charAt(from - 1))) return undefined;
  const rest = line.slice(at, end);
  if (pattern.particle.test(rest)) return undefined;
  if (pattern.titleLike.test(rest) && !pattern.sentenceEnd.test(rest) && rest !== '削除') return { title: { start: at, end }, end, body: end };
  return { end: from, body: at };
}

/** The head with the number of an article, if the stretch from `from` to `end` is one. */
function numbered(line: string, from: number, end: number, level: number): Head | undefined {
  const text = line.slice(from, end);
  const isHeading = level > 0;
  const make = (form: HeadForm, shape: string, width: number, numerals?: Numeral[]): Head | undefined => {
    const number = label(line, from, from + width, numerals);
    const rest = number && restOf(line, from + width, end, isHeading);
    if (!number || !rest) return undefined;
    return { kind: 'article', level, form, number, shape, title: rest.title, span: { start: from, end: rest.end }, body: rest.body };
  };
  const gone = text.length <= longestTitle ? pattern.deleted.exec(text) : null;
  if (gone) {
    const [first, final] = [gone[1] as string, gone[2] as string];
    const until = from + text.lastIndexOf(`第${final}条`);
    const number = label(line, from, from + first.length + 2);
    const body = from + text.lastIndexOf('削除');
    return number && { kind: 'article', level, form: 'article', number, until: label(line, until, until + final.length + 2), shape: 'article', span: { start: from, end: trimEnd(line.slice(0, body)) }, body };
  }
  let match = pattern.articleNumber.exec(text) ?? pattern.englishArticle.exec(text);
  // 「５条」 without 第 is a head only where a title or white space follows; 「第５条第２項」 is a reference.
  if (match) {
    const behind = text.charAt(match[0].length);
    if (behind !== '' && !/[ \t\u3000（(【［〔[:：.．—-]/.test(behind)) return undefined;
    const separator = /^[:：.．]/.test(behind) ? 1 : 0;
    const head = make('article', 'article', match[0].length + separator);
    return head?.number && headWith(head, { number: { span: { start: from, end: from + match[0].length }, numerals: head.number.numerals } });
  }
  match = pattern.enclosedNumber.exec(text);
  if (match) {
    const head = make('article', 'article', match[0].length);
    const number = label(line, from + 1, from + 1 + (match[1] as string).length);
    return head && headWith(head, { number });
  }
  match = pattern.ordinalNumber.exec(text);
  if (match) return make('ordinal', 'ordinal', match[0].length);
  match = pattern.parenNumber.exec(text);
  if (match) return plain(make('number', 'paren', match[0].length));
  match = pattern.dottedNumber.exec(text) ?? pattern.plainNumber.exec(text);
  if (match) {
    const script = readNumeral((match[1] as string).charAt(0))?.script ?? 'ascii';
    return plain(make('number', `${script}${match[2] ? '.' : ''}`, match[0].length));
  }
  return undefined;

  /** In plain text a bare number is a head only with a title on its line, or (needsTitleBefore) one on the line before. */
  function plain(head: Head | undefined): Head | undefined {
    if (!head || isHeading) return head;
    const alone = head.title && head.body >= end && line.slice(head.span.end, end).trim() === '';
    return alone ? head : headWith(head, { needsTitleBefore: true });
  }
}

/** 第２章　総則: number and title; what goes on like a sentence is none. */
function divisionOf(line: string, from: number, end: number, level: number): Pick<Head, 'number' | 'title' | 'shape'> | undefined {
  const text = line.slice(from, Math.min(end, from + longestTitle));
  const roman = pattern.romanDivision.exec(text);
  if (roman && pattern.titleLike.test(text) && !pattern.sentenceEnd.test(text) && !(level === 0 && pattern.contentsPage.test(text))) return { number: undefined, title: { start: from + roman[0].length, end }, shape: 'division roman' };
  const match = pattern.division.exec(text);
  if (!match || (level === 0 && (pattern.contentsRange.test(text) || pattern.contentsPage.test(text)))) return undefined;
  const behind = text.slice(match[0].length);
  const gap = length(behind, 0, /^[ \t\u3000]+/);
  const title = behind.slice(gap);
  if (title !== '' && gap === 0 && !openBrackets.includes(title.charAt(0)) && !(level > 0 && match[2] !== '目')) return undefined;
  if (pattern.particle.test(title) || /。/.test(title)) return undefined;
  const start = from + match[0].length + gap;
  const inner = bracketed(line.slice(0, end), start);
  return { number: label(line, from, from + match[0].length), title: title === '' ? undefined : inner?.end === end ? inner.title : { start, end }, shape: `division ${match[2]}` };
}

/** Characters with which a head can begin, after white space; everything else is dismissed at once. */
const firstCharacters = new Set('#第0123456789０１２３４５６７８９〇一二三四五六七八九十百ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ（(【[［〔<＜〈別附付様本この上以前令平西２○●■◆□◇▼▽★☆▶・＿_*ASCEIT目'.split(''));

/** By line: the neighbours of what is edited are cut again, and contracts number alike. */
const remembered = new Remembered<{ readonly text: string; readonly head: Head | undefined }>(100_000);

/** Judges one line (without its line break). Costs at most a time linear in the line's length. */
export function headOf(line: string): Head | undefined {
  let from = 0;
  while (from < line.length && (line.charCodeAt(from) === 32 || line.charCodeAt(from) === 9 || line.charCodeAt(from) === 0x3000)) from++;
  if (from === line.length) return undefined;
  const end = trimEnd(line);
  if (!firstCharacters.has(line.charAt(from)) && (end - from > longestTitle || !pattern.annexTitle.test(line.slice(from, end)))) return undefined;
  return (remembered.find(line) ?? remembered.add({ text: line, head: readHead(line, from, end) })).head;
}

function readHead(line: string, from: number, end: number): Head | undefined {
  let level = 0;
  const hashes = from <= 3 ? /^(#{1,6})(?:[ \t\u3000]+|$)/.exec(line.slice(from)) : null;
  if (hashes) {
    level = (hashes[1] as string).length;
    from += hashes[0].length;
    if (end - from <= longestTitle) end = from + line.slice(from, end).replace(/[ \t]+#+$/, '').length;
  }
  // **第5条（再委託の禁止）**: a heading made with bold type; the article may go on behind it.
  const bold = /^(\*\*|__)([^*_]{1,200})\1/.exec(line.slice(from, end));
  if (bold && from + bold[0].length < end) return boldArticle(line, from, from + bold[0].length, end, level);
  if (bold) {
    from += 2;
    end -= 2;
  }
  from += length(line.slice(0, end), from, pattern.ornament);
  const text = line.slice(from, end);
  if (text === '') return undefined;
  const whole = (kind: HeadKind, more: Partial<Head> = {}): Head => headWith({ kind, level, form: 'title', shape: kind, span: { start: from, end }, body: line.length }, more);
  const article = (): Head | undefined => {
    const head = numbered(line, from, end, level);
    return head && head.body >= end ? headWith(head, { body: line.length }) : head;
  };
  if (text.length > longestTitle) return article();

  const divided = divisionOf(line, from, end, level);
  if (divided) return whole('division', divided);
  if (pattern.contentsTitle.test(text)) return whole('division', { title: { start: from, end }, shape: 'contents' });
  if (level === 0 && pattern.contentsPage.test(text)) return undefined;
  if (pattern.supplementary.test(text)) return whole('supplementary', { label: '附則' });
  const english = pattern.englishAnnex.exec(text);
  const annexed = pattern.annex.exec(text) ?? english;
  if (annexed && !pattern.particle.test((annexed[2] as string).replace(/^[ \t\u3000]+/, '')) && !(level === 0 && pattern.sentenceEnd.test(text))) {
    const name = annexed[1] as string;
    return whole('annex', { label: english ? name.replace(/\s+/g, ' ') : name.replace(/[ \t\u3000]/g, ''), title: { start: from, end } });
  }
  const found = article() ?? titledBefore(line, from, end, level);
  if (found) return found;
  if (level > 0 && pattern.closingTitle.test(text)) return whole('closing');
  if (level > 0) {
    const title = bracketed(line.slice(0, end), from);
    return whole('heading', { title: title && title.end === end ? title.title : { start: from, end } });
  }
  const isDate = text.length <= 60 && pattern.dateLine.test(text);
  if (isDate || pattern.closing.test(text) || pattern.closingEnglish.test(text)) return whole('closing', { shape: isDate ? 'date' : 'closing', body: from });
  if (pattern.annexTitle.test(text)) return whole('annex-title', { title: { start: from, end }, label: text });
  return undefined;
}

/** （再委託の禁止）第５条, on one line: the number behind the title, and nothing or white space behind that. */
function titledBefore(line: string, from: number, end: number, level: number): Head | undefined {
  const inBrackets = bracketed(line.slice(0, end), from);
  if (!inBrackets) return undefined;
  const at = inBrackets.end + length(line, inBrackets.end, /^[ \t\u3000]+/);
  const match = pattern.articleNumber.exec(line.slice(at, Math.min(end, at + longestTitle)));
  const number = match && label(line, at, at + match[0].length);
  if (!number) return undefined;
  const rest = length(line.slice(0, end), number.span.end, /^[ \t\u3000]+/);
  if (number.span.end < end && (level > 0 || rest === 0)) return undefined;
  return { kind: 'article', level, form: 'article', number, shape: 'article', title: inBrackets.title, span: { start: from, end: number.span.end }, body: number.span.end < end ? number.span.end + rest : line.length };
}

/** `**第5条（再委託の禁止）** 乙は、…`, `**（再委託の禁止）第5条** 乙は、…`: bold type from `from` to `boldEnd`, the body (or the title) behind it. */
function boldArticle(line: string, from: number, boldEnd: number, end: number, level: number): Head | undefined {
  const head = numbered(line, from + 2, boldEnd - 2, level) ?? titledBefore(line, from + 2, boldEnd - 2, level);
  if (!head || head.body < boldEnd - 2 || head.form === 'number') return undefined;
  const rest = restOf(line, boldEnd, end, level > 0);
  if (!rest || pattern.particle.test(line.slice(rest.body, end))) return undefined;
  if (head.title) return headWith(head, { body: boldEnd + length(line, boldEnd, /^[ \t\u3000]+/) });
  return headWith(head, { title: rest.title, span: { start: head.span.start, end: rest.title ? rest.end : head.span.end }, body: rest.body >= end ? line.length : rest.body });
}

/** A line that holds only a title in brackets, as stands before (or after) the number in Japanese contracts: （再委託の禁止）. */
export function titleLineOf(line: string): TitleLine | undefined {
  if (line.length > longestTitle) return undefined;
  const match = /^([ \t\u3000]*)(#{1,6}[ \t\u3000]+)?((?:\*\*)?)([（(【［[〔])([^。]{1,60})([）)】］\]〕])\3[ \t\u3000]*$/.exec(line);
  if (!match) return undefined;
  const [, indent = '', hashes = '', bold = '', open = '', title = ''] = match;
  if (openBrackets.indexOf(open) !== closeBrackets.indexOf(match[6] as string) || /[（(].*[）)].*[（(]/.test(title)) return undefined;
  if (readNumeral(title) || pattern.annex.test(title)) return undefined;
  const start = indent.length + hashes.length + bold.length;
  return { level: hashes.trim().length, span: { start, end: start + title.length + 2 }, title: { start: start + 1, end: start + 1 + title.length } };
}
