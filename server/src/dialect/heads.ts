/**
 * Heads: lines at which something new begins (an article, a division, 附則, an annex, the closing). Each line is judged by itself; whether a
 * candidate really begins an article is decided by the scope it stands in (segments.ts).
 */
import { numeralPattern as N, readNumeral } from './numerals';
import type { HeadForm, NumberLabel, Numeral, Span } from './types';

export type HeadKind = 'article' | 'division' | 'supplementary' | 'annex' | 'annex-title' | 'closing' | 'heading';

/** A line that may begin something. Offsets are relative to the line's start. */
export interface Head {
  readonly kind: HeadKind;
  /** Markdown level, 0 for plain text. */
  readonly level: number;
  readonly form: HeadForm;
  readonly number?: NumberLabel;
  /** What kind of number, for forms that are easily mistaken: full width or not, `5.` or `5`, `(5)`. Equal shapes number the same thing. */
  readonly shape: string;
  /** Title behind the number, without its brackets. */
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

/** A line that is nothing but （見出し）, with or without `#`. */
export interface TitleLine {
  readonly level: number;
  readonly title: Span;
  readonly span: Span;
}

const space = '[ \\t\\u3000]';
/** What may not follow a number or bracket directly, or it is a reference within a sentence: 第5条の規定により. */
const particle = /^(?:の(?!\d)|に|を|が|は|と|で|へ|も|や|及び|および|又は|または|並びに|ならびに|若しくは|もしくは|から|まで|、|,|」|）|\)|から|等)/;
/** 第5条（再委託）第2項: the bracket belongs to a reference. */
const deeper = /^第[0-9０-９一二三四五六七八九十]+[項号]/;
const titleLike = /^[^。、，．]{1,40}$/;
const sentenceEnd = /(?:る|い|た|ない|こと|もの|とする|ます|です)[。]?$/;

const articleNumber = new RegExp(`^第?${space}?(${N})${space}?条((?:${space}?[のノ之]${space}?${N})*)`);
const ordinalNumber = new RegExp(`^第${space}?(${N})((?:の${N})*)(?=${space}|[（(【\\[]|$)`);
const plainNumber = new RegExp(`^(${N}(?:[.．・\\-－](?:${N}))*)([.．、]?)(?=${space}|$)`);
const dottedNumber = new RegExp(`^((?:[0-9]+|[０-９]+))([.．])(?=[^0-9０-９ \\t\\u3000])`);
const parenNumber = new RegExp(`^[(（](${N})[)）]`);
const division = new RegExp(`^第${space}?(${N})${space}?([編部章節款目])(?:の(?:${N}))?`);
/** 目次, and the entries of one: 「第１章　総則（第１条－第３条）」, 「第１条　目的……３」. */
const contentsTitle = new RegExp(`^(?:目${space}*次|(?:Table of )?Contents)$`, 'i');
const contentsEntry = /(?:[（(]第[0-9０-９一二三四五六七八九十百]+条[^）)]{0,40}[）)]|(?:[.．・…‥･]|[ \t\u3000]{2}){2,40}[ \t\u3000]*[0-9０-９]{1,3})$/;
/** 第４条及び第５条　削除, 第７条から第９条まで　削除. */
const deleted = new RegExp(`^第(${N})条(?:の${N})*(?:及び|、|から|～|－|-)第(${N})条(?:の${N})*(?:まで)?${space}*削除[。]?$`);
const supplementary = new RegExp(`^[附付]${space}*則(?:${space}*[（(].*[)）])?$`);
const annexWord = '(?:別紙|別記|別表|別添|別冊|付属書|附属書|付録|様式|別記様式|別紙様式)';
const annexNumber = `(?:${space}?(?:第?${space}?${N}(?:号|表)?(?:(?:の|[-－―])${N})?|[A-Z]|[Ａ-Ｚ]))?`;
const annex = new RegExp(`^[（(【\\[［<＜〈]?((?:${annexWord}${annexNumber}(?:様式)?|(?:別記|別紙)?第${N}号様式(?:の${N})?))[)）】\\]］>＞〉]?(${space}*(?:[（(「『][^。]{0,40}[)）」』]|[^。、]{0,40}))$`);
const englishAnnex = /^((?:Annex|Appendix|Schedule|Exhibit|Attachment)\s+[A-Z0-9]+)\b[ .:—-]*([^.]{0,80})$/;
const englishArticle = /^(?:Article|Section|Clause)\s+(\d+)((?:\.\d+)*)(?=$|[ .:(—-])/i;
const annexTitle = /^[^。、]{0,40}(?:特記事項|特約条項|特記仕様書|特約事項|約款|遵守事項|誓約書)(?:[（(][^。]{0,30}[)）])?$/;
const closing = /^(?:この|本|上記|以上|前記)[^。]{0,60}?(?:証する|証として|証しとして|証拠として|成立を証|締結を証|証明する)/;
const closingTitle = /^(?:署名|署名欄|記名押印|記名押印欄|契約当事者|Signatures?)$/i;
const closingEnglish = /^IN WITNESS WHEREOF/i;
const dateLine = /^(?:令和|平成|西暦|20\d\d|２０|[〇○●＿_]+)?[ \u3000\d０-９〇○●＿_一二三四五六七八九十元]*年[ \u3000\d０-９〇○●＿_一二三四五六七八九十]*月[ \u3000\d０-９〇○●＿_一二三四五六七八九十]*日$/;
export const signatureLine = /^[ \t\u3000]*(?:[^。、]{0,16}(?:市長|町長|村長|知事|区長|管理者|組合長|委員長)[^。、は]{0,16}[様殿宛印]|[（(]?(?:宛先|あて先)|[（(]?(?:甲|乙|委託者|受託者|発注者|受注者|請負者|注文者|賃貸人|賃借人|売主|買主|住所|所在地|氏名|商号|代表者|市町村|契約担当者)[)）]?)(?:[ \t\u3000:：]|$|住所|氏名|所在)/;

const openBrackets = '（(【[［「『〔';
const closeBrackets = '）)】]］」』〕';

const length = (text: string, from: number, pattern: RegExp) => pattern.exec(text.slice(from))?.[0].length ?? 0;

function numeralsIn(line: string, start: number, end: number): Numeral[] {
  const numerals: Numeral[] = [];
  for (const match of line.slice(start, end).matchAll(new RegExp(N, 'g'))) {
    const read = readNumeral(match[0]);
    if (read) numerals.push({ ...read, span: { start: start + match.index, end: start + match.index + match[0].length } });
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
    if (!wholeLineIsTitle && (particle.test(after) || deeper.test(after))) return undefined;
    const body = inBrackets.end + length(after, 0, /^[ \t\u3000]+/);
    return { title: inBrackets.title, end: inBrackets.end, body };
  }
  if (wholeLineIsTitle) return { title: { start: at, end }, end, body: end };
  if (gap === 0 && !/[.．、)）]/.test(line.charAt(from - 1))) return undefined;
  const rest = line.slice(at, end);
  if (particle.test(rest)) return undefined;
  if (titleLike.test(rest) && !sentenceEnd.test(rest) && rest !== '削除') return { title: { start: at, end }, end, body: end };
  return { end: from, body: at };
}

function numbered(line: string, from: number, end: number, level: number): Head | undefined {
  const text = line.slice(from, end);
  const isHeading = level > 0;
  const make = (form: HeadForm, shape: string, width: number, numerals?: Numeral[]): Head | undefined => {
    const number = label(line, from, from + width, numerals);
    const rest = number && restOf(line, from + width, end, isHeading);
    if (!number || !rest) return undefined;
    return { kind: 'article', level, form, number, shape, title: rest.title, span: { start: from, end: rest.end }, body: rest.body };
  };
  let match = articleNumber.exec(text) ?? englishArticle.exec(text);
  // 「５条」 without 第 is a head only where a title or white space follows; 「第５条第２項」 is a reference.
  if (match) {
    const behind = text.charAt(match[0].length);
    if (behind !== '' && !/[ \t\u3000（(【［[:：.．—-]/.test(behind)) return undefined;
    const separator = /^[:：.．]/.test(behind) ? 1 : 0;
    const head = make('article', 'article', match[0].length + separator);
    return head?.number ? { ...head, number: { ...head.number, span: { start: from, end: from + match[0].length } } } : undefined;
  }
  match = ordinalNumber.exec(text);
  if (match) return make('ordinal', 'ordinal', match[0].length);
  match = parenNumber.exec(text);
  if (match) return plain(make('number', 'paren', match[0].length));
  match = dottedNumber.exec(text) ?? plainNumber.exec(text);
  if (match) {
    const script = readNumeral((match[1] as string).charAt(0))?.script ?? 'ascii';
    return plain(make('number', `${script}${match[2] ? '.' : ''}`, match[0].length));
  }
  return undefined;

  /** In plain text a bare number is a head only with a title on its line, or (needsTitleBefore) one on the line before. */
  function plain(head: Head | undefined): Head | undefined {
    if (!head || isHeading) return head;
    return head.title && head.body >= end && !bracketedOnlyPart(line, head, end) ? head : { ...head, needsTitleBefore: true };
  }
}

const bracketedOnlyPart = (line: string, head: Head, end: number) => head.title !== undefined && head.span.end < end && line.slice(head.span.end, end).trim() !== '';

/** Characters with which a head can begin, after white space; everything else is dismissed at once. */
const firstCharacters = new Set('#第0123456789０１２３４５６７８９〇一二三四五六七八九十百（(【[［別附付様本この上以前令平西２○●＿_*ASCEIa'.split(''));

/** Judges one line (without its line break). */
export function headOf(line: string): Head | undefined {
  let from = 0;
  while (from < line.length && (line.charCodeAt(from) === 32 || line.charCodeAt(from) === 9 || line.charCodeAt(from) === 0x3000)) from++;
  if (from === line.length) return undefined;
  if (!firstCharacters.has(line.charAt(from)) && !annexTitle.test(line.slice(from).trimEnd())) return undefined;
  let end = trimEnd(line);
  let level = 0;
  const hashes = from <= 3 ? /^(#{1,6})(?:[ \t\u3000]+|$)/.exec(line.slice(from)) : null;
  if (hashes) {
    level = (hashes[1] as string).length;
    from += hashes[0].length;
    end = from + line.slice(from, end).replace(/[ \t]+#+$/, '').length;
  }
  // **第5条（再委託の禁止）**: a heading made with bold type alone.
  const bold = /^(\*\*|__)(.+)\1$/.exec(line.slice(from, end));
  if (bold && !/\*\*|__/.test(bold[2] as string)) {
    from += 2;
    end -= 2;
  }
  const text = line.slice(from, end);
  if (text === '') return undefined;
  const whole = (kind: HeadKind, more: Partial<Head> = {}): Head => ({ kind, level, form: 'title', shape: kind, span: { start: from, end }, body: line.length, ...more });

  const divided = division.exec(text);
  if (divided) return whole('division', { number: label(line, from, from + divided[0].trimEnd().replace(/[（(]$/, '').length) });
  if (supplementary.test(text)) return whole('supplementary', { label: '附則' });
  const annexed = annex.exec(text) ?? englishAnnex.exec(text);
  if (annexed && !particle.test((annexed[2] as string).replace(/^[ \t\u3000]+/, '')) && !(level === 0 && sentenceEnd.test(text))) {
    return whole('annex', { label: (annexed[1] as string).replace(/[ \t\u3000]/g, ''), title: { start: from, end } });
  }
  const article = numbered(line, from, end, level);
  if (article) return article;
  if (level > 0) {
    const title = bracketed(line.slice(0, end), from);
    return whole('heading', { title: title && title.end === end ? title.title : { start: from, end } });
  }
  if (closing.test(text) || closingEnglish.test(text) || dateLine.test(text)) return whole('closing', { shape: dateLine.test(text) ? 'date' : 'closing', body: from });
  if (annexTitle.test(text)) return whole('annex-title', { title: { start: from, end }, label: text.trim() });
  return undefined;
}

/** A line that holds only a title in brackets, as stands before (or after) the number in Japanese contracts: （再委託の禁止）. */
export function titleLineOf(line: string): TitleLine | undefined {
  const match = /^([ \t\u3000]*)(#{1,6}[ \t\u3000]+)?((?:\*\*)?)([（(【［[〔])([^。]{1,60})([）)】］\]〕])\3[ \t\u3000]*$/.exec(line);
  if (!match) return undefined;
  const [, indent = '', hashes = '', bold = '', open = '', title = ''] = match;
  if (openBrackets.indexOf(open) !== closeBrackets.indexOf(match[6] as string) || /[（(].*[）)].*[（(]/.test(title)) return undefined;
  if (readNumeral(title) || annex.test(title)) return undefined;
  const start = indent.length + hashes.length + bold.length;
  return { level: hashes.trim().length, span: { start, end: start + title.length + 2 }, title: { start: start + 1, end: start + 1 + title.length } };
}
