/**
 * References as they stand in the text: 第3条第2項第1号, 前条, 前二項, 同条, 別紙1, ranges and lists. What they point to is decided by
 * the document (resolve.ts). A statute's article (法第66条) is read too, and marked external.
 */
import { numeralPattern as N, readNumeral } from './numerals';
import { perSegment } from './per-segment';
import { sentencesIn, type ProsePlace } from './prose';
import type { Numeral, Segment, Span } from './types';

/** One step of a reference: which article, paragraph or item. */
export type Pointer =
  /** 第5条の2 */
  | { readonly kind: 'number'; readonly numerals: readonly Numeral[]; readonly span: Span }
  /** 前条: by -1; 次条: by 1; 前二項: by -1, count 2; 前各項: by -1, count 0 (all). */
  | { readonly kind: 'relative'; readonly by: -1 | 1; readonly count: number; readonly span: Span }
  /** 本条: the one it stands in; 同条: the one mentioned last. */
  | { readonly kind: 'this'; readonly span: Span }
  | { readonly kind: 'same'; readonly span: Span };

export interface Reference {
  readonly span: Span;
  /** 別紙1, 別表第2, 別記. */
  readonly annex?: { readonly label: string; readonly span: Span };
  readonly article?: Pointer;
  readonly paragraph?: Pointer;
  readonly item?: Pointer;
  /** Set where the number is written 第5, without 条. */
  readonly ordinal?: boolean;
  /** An article of a statute or of another document. */
  readonly external: boolean;
  /** The name of a document right before it: 法, 民法, この契約, 契約書. */
  readonly named?: string;
  /** Joined with the one before it by 及び, 、, から and the like: 第2条第2項及び第3項. */
  readonly listed?: boolean;
  /** 第3条から第5条まで: the other end; it is in the list of references too. */
  readonly through?: Reference;
  readonly at: ProsePlace;
}

const no = { article: '(?!例|件|約|項|文|理|目)', paragraph: '(?!目)', item: '(?!数|室|線|機|俸|被|泊)' };
const articlePointer = `(?<article>第[ \\u3000]?${N}[ \\u3000]?条(?:の${N})*${no.article}|(?<![0-9０-９第])(?:[0-9]+|[０-９]+)条(?:の${N})*${no.article}|[前次]${N}条${no.article}|[前次本同]条${no.article})`;
const paragraphPointer = (name: string, bare: boolean) => `(?<${name}>第[ \\u3000]?${N}[ \\u3000]?項${no.paragraph}${bare ? `|(?:[0-9]+|[０-９]+)項${no.paragraph}` : ''}|[前次]${N}項${no.paragraph}|[前次本同]項${no.paragraph}|前各項${no.paragraph})`;
const itemPointer = (name: string, bare: boolean) => `(?<${name}>第[ \\u3000]?${N}[ \\u3000]?号(?:の${N})*${no.item}${bare ? `|(?:[0-9]+|[０-９]+)号${no.item}` : ''}|[前次]${N}号${no.item}|[前次同]号${no.item}|前各号${no.item})`;
const ordinalPointer = `(?<ordinal>第(?:[0-9]+|[０-９]+|[一二三四五六七八九十]+)(?:の${N})*)(?=第${N}項|の(?!${N})|に|及び|又は|から|まで|により|で|、|$)`;
const annexPointer = `(?<annex>(?:別紙様式|別記様式|別紙|別記|別表|別添|別冊|様式)(?:第?${N}(?:号|表)(?:の${N})?|第${N}(?![条項号0-9０-９])|${N}(?![条項号0-9０-９]))?|附則(?=第?${N}[条項]))(?!目録)`;
const between = '(?:（[^（）。]{1,40}）|\\([^().]{1,40}\\))?';

const pattern = new RegExp(
  [
    `${annexPointer}(?:${between}${articlePointer.replace('<article>', '<annexArticle>')}(?:${between}${paragraphPointer('annexParagraph', true)})?)?`,
    `${articlePointer}(?:${between}${paragraphPointer('articleParagraph', true)})?(?:${between}${itemPointer('articleItem', true)})?`,
    `${paragraphPointer('paragraph', false)}(?:${itemPointer('paragraphItem', false)})?`,
    itemPointer('item', false),
    `${ordinalPointer}(?:${paragraphPointer('ordinalParagraph', false)})?`,
  ].join('|'),
  'g',
);
const english = /\b(?<article>(?:Article|Section|Clause)\s+\d+(?:\.\d+)*)\b/g;

const documentWord = /(?:法|法律|令|規則|条例|規程|要綱|要領|基準|約款|契約|契約書|覚書|協定|協定書|規約|指針|ガイドライン|通達|告示|訓令|仕様書|定款|憲法|条約|法典|特記事項|規格|書式|議案|通知|決定)$/;
const noStatute = /(?:方法|手法|用法|違法|適法|不法|作法|司法|立法|療法)$/;
const thisDocument = /(?:(?<!基)本|この|当該?|本件)(?:委託|業務|業務委託|請負|基本|個別)?(?:契約|契約書|規程|要綱|要領|基準|約款|覚書|協定|協定書|規約|指針|仕様書|特記事項|規則|条例|ガイドライン)$/;
const connective = /^(?:、|，|及び|および|又は|または|並びに|ならびに|若しくは|もしくは|から|ないし|乃至|～|〜|・|と|まで|から第|(?:の規定)?(?:及び|並びに|又は))*$/;
const rangeConnective = /^(?:から|ないし|乃至|～|〜|—|－)$/;

/** References of a segment in order, external ones included. Spans are relative to the segment. */
export const referencesOf: (segment: Segment) => readonly Reference[] = perSegment((segment) => {
  if (!/[条項号第別様]|Article|Section|Clause/.test(segment.text)) return [];
  const references: Reference[] = [];
  for (const { sentence, at } of sentencesIn(segment)) readSentence(segment.text, sentence.span, at, references);
  return references;
});

function readSentence(text: string, span: Span, at: Reference['at'], references: Reference[]): void {
  const sentence = text.slice(span.start, span.end);
  let last: { end: number; external: boolean; index: number } | undefined;
  for (const match of [...sentence.matchAll(pattern), ...sentence.matchAll(english)]) {
    const groups = match.groups ?? {};
    const start = span.start + match.index;
    const reference = { span: { start, end: start + match[0].length }, at, ...pointersOf(groups, match[0], start) };
    if (!(reference.article || reference.paragraph || reference.item || reference.annex)) continue;
    if (!reference.article && !reference.annex && isPartOfWord(text, start, span.start)) continue;
    const gap = last ? text.slice(last.end, start) : undefined;
    const listed = last !== undefined && gap !== undefined && connective.test(gap);
    const isSame = reference.article?.kind === 'same' || (!reference.article && (reference.paragraph?.kind === 'same' || reference.item?.kind === 'same'));
    const named = nameBefore(text, start, span.start);
    const inherits = (listed && !isRelative(reference) && !reference.annex) || isSame;
    const external = named ? named.other : inherits && last?.external === true;
    references.push({ ...reference, external, ...(listed ? { listed } : {}), ...(named ? { named: named.name } : {}) });
    if (last && gap !== undefined && rangeConnective.test(gap)) {
      const from = references[last.index] as Reference;
      references[last.index] = { ...from, through: references[references.length - 1] as Reference };
    }
    last = { end: reference.span.end, external, index: references.length - 1 };
  }
}

const isRelative = (reference: Pick<Reference, 'article' | 'paragraph' | 'item'>) => (reference.article ?? reference.paragraph ?? reference.item)?.kind === 'relative';

/** 平成15年法律第57号, 契約第12号: a number that names something, not a 号 of this text. */
const isPartOfWord = (text: string, start: number, from: number) => start > from && /[\p{Script=Han}\p{Script=Katakana}A-Za-z0-9０-９ー]/u.test(text.charAt(start - 1)) && !/[及又並若各]/.test(text.charAt(start - 1));

/** Does the name of a document stand right before the reference? Brackets between are passed over: 「○○法」（平成…。以下「法」という。）第5条. */
function nameBefore(text: string, start: number, from: number): { readonly name: string; readonly other: boolean } | undefined {
  let before = text.slice(Math.max(from, start - 160), start).replace(/[ \u3000]+$/, '');
  for (let i = 0; i < 3; i++) {
    const stripped = before.replace(/[（(](?:[^（）()]|[（(][^（）()]*[）)])*[）)]$/, '');
    if (stripped === before) break;
    before = stripped;
  }
  before = before.replace(/[」』]$/, '');
  const own = thisDocument.exec(before);
  if (own) return { name: own[0], other: false };
  const word = documentWord.exec(before);
  return word && !noStatute.test(before) ? { name: word[0], other: true } : undefined;
}

function pointersOf(groups: Readonly<Record<string, string | undefined>>, whole: string, start: number): Pick<Reference, 'annex' | 'article' | 'paragraph' | 'item' | 'ordinal'> {
  let cursor = 0;
  const take = (text: string | undefined): Pointer | undefined => {
    if (text === undefined) return undefined;
    const index = whole.indexOf(text, cursor);
    cursor = index + text.length;
    return pointerOf(text, start + index);
  };
  const annex = groups['annex'];
  if (annex !== undefined) cursor = annex.length;
  const ordinal = groups['ordinal'];
  return {
    ...(annex !== undefined ? { annex: { label: annex, span: { start, end: start + annex.length } } } : {}),
    article: take(groups['article'] ?? groups['annexArticle'] ?? ordinal),
    paragraph: take(groups['paragraph'] ?? groups['articleParagraph'] ?? groups['annexParagraph'] ?? groups['ordinalParagraph']),
    item: take(groups['item'] ?? groups['articleItem'] ?? groups['paragraphItem']),
    ...(ordinal !== undefined ? { ordinal: true } : {}),
  };
}

function pointerOf(text: string, start: number): Pointer | undefined {
  const span = { start, end: start + text.length };
  const first = text.charAt(0);
  if (first === '同') return { kind: 'same', span };
  if (first === '本') return { kind: 'this', span };
  const numerals: Numeral[] = [];
  for (const match of text.matchAll(new RegExp(N, 'g'))) {
    const read = readNumeral(match[0]);
    if (read) numerals.push({ ...read, span: { start: start + match.index, end: start + match.index + match[0].length } });
  }
  if (first === '前' || first === '次') {
    const count = text.includes('各') ? 0 : (numerals[0]?.value ?? 1);
    return { kind: 'relative', by: first === '前' ? -1 : 1, count, span };
  }
  return numerals.length > 0 ? { kind: 'number', numerals, span } : undefined;
}
