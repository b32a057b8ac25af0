/**
 * References as they stand in the text: 第3条第2項第1号, 前条, 前二項, 同条, 別紙1, ranges and lists. What they point to is decided by
 * the document (resolve.ts). A statute's article (法第66条) is read too, and marked external.
 */
import { numeralAt, numeralPattern as N } from './numerals';
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
  /** An article of a statute or of another document (which may be an annex). */
  readonly external: boolean;
  /** The words right before it that name a document: 民法, この契約, 別記個人情報取扱特記事項. May hold words before the name. */
  readonly named?: string;
  /** Joined with the one before it by 及び, 、, から and the like: 第2条第2項及び第3項. */
  readonly listed?: boolean;
  /** Index of the reference that 同条 means, and that a list goes on from. What stands in brackets is passed over behind them. */
  readonly previous?: number;
  /** A statute is named before it in its sentence: whose article it is, is not beyond doubt. */
  readonly statute?: boolean;
  /** 第3条から第5条まで: the other end; it is in the list of references too. */
  readonly through?: Reference;
  readonly at: ProsePlace;
}

const no = { article: '(?!例|件|約|項|文|理|目)', paragraph: '(?!目)', item: '(?!数|室|線|機|俸|被|泊|様|議|棟|館|車|炉|研|店)' };
const bareNumber = '(?:[0-9]+|[０-９]+)';
const between = '(?:（[^（）。]{1,40}）|\\([^().]{1,40}\\))?';
const paragraph = `第[ \\u3000]?${N}[ \\u3000]?項${no.paragraph}|[前次]${N}項${no.paragraph}|[前次本同]項${no.paragraph}|前各項${no.paragraph}`;
const item = `第[ \\u3000]?${N}[ \\u3000]?号(?:の${N})*${no.item}|[前次]${N}号${no.item}|[前次同]号${no.item}|前各号${no.item}`;
const step = (pointer: string, before = '') => new RegExp(`${before}(${pointer})`, 'y');
/**
 * The steps of a reference, each in the first group. Behind an article the others may stand behind brackets and without 第. One expression a step: all in one, with every
 * step written where it may stand, took longer to compile than a contract takes to be searched.
 */
const steps = {
  annex: step(`(?:(?:別紙様式|別記様式|別紙|別記|別表|別添|別冊|様式)(?:第?${N}(?:号|表)(?:の${N})?|第${N}(?![条項号0-9０-９])|${N}(?![条項号0-9０-９]))?|(?:別記|別紙)?第${N}号様式(?:の${N})?|附則(?=第?${N}[条項]))(?!目録)`),
  article: step(`第[ \\u3000]?${N}[ \\u3000]?条(?:の${N})*${no.article}|(?<![0-9０-９第])${bareNumber}条(?:の${N})*${no.article}|[前次]${N}条${no.article}|[前次本同]条${no.article}`, between),
  paragraph: step(paragraph),
  paragraphOfArticle: step(`${paragraph}|${bareNumber}項${no.paragraph}`, between),
  item: step(item),
  itemOfArticle: step(`${item}|${bareNumber}号${no.item}`, between),
  ordinal: step(`第(?:[0-9]+|[０-９]+|[一二三四五六七八九十]+)(?:の${N})*(?=第${N}項|の(?!${N})|に|及び|又は|から|まで|により|で|、|$)`),
};
/** With what a reference begins. */
const starts = /[別様附第前次本同0-9０-９]/g;
/** What no reference is without: most sentences are dismissed by it. */
const mayHoldReference = /[条項号]|別[紙記表添冊]|様式|附則|第(?:[0-9]|[０-９]|[一二三四五六七八九十])|(?:Article|Section|Clause)\s/;
const english = /\b(?:Article|Section|Clause)\s+\d+(?:\.\d+)*\b/g;

const documentWord = /(?:法|法律|令|規則|条例|規程|要綱|要領|基準|約款|契約|契約書|覚書|協定|協定書|規約|指針|ガイドライン|通達|告示|訓令|仕様書|定款|憲法|条約|法典|特記事項|規格|書式|議案|通知|決定|書|内規|細則|要項|JIS[A-Z0-9 :\-]*|ISO[A-Z0-9/ :\-]*|NIST[A-Za-z0-9 :\-]*)$/;
const noStatute = /(?:方法|手法|用法|違法|適法|不法|作法|司法|立法|療法)$/;
const thisDocument = /(?:(?<!基)本|この|当|本件)(?:委託|業務|業務委託|請負|基本|個別)?(?:契約|契約書|書|規程|要綱|要領|基準|約款|覚書|協定|協定書|規約|指針|仕様書|特記事項|規則|条例|ガイドライン)$/;
/** 民法, 個人情報の保護に関する法律 somewhere in the sentence. */
const statuteName = /(?<![方手用違適不作司立療])法(?![律的令人務廷定文則案学科])|法律|政令|省令|条例|規則/;
const connective = /^(?:各号(?:列記以外の部分)?|ただし書き?|本文|前段|後段|柱書き?|[イロハニホヘトア-ン](?![ァ-ヶー])|の規定)*(?:、|，|及び|および|又は|または|並びに|ならびに|若しくは|もしくは|から|ないし|乃至|～|〜|・|と|まで|から第|(?:の規定)?(?:及び|並びに|又は))*$/;
const rangeConnective = /^(?:から|ないし|乃至|～|〜|—|－)$/;

/** References of a segment in order, external ones included. Spans are relative to the segment. */
export const referencesOf: (segment: Segment) => readonly Reference[] = perSegment((segment) => {
  if (!/[条項号第別様]|Article|Section|Clause/.test(segment.text)) return [];
  const references: Reference[] = [];
  if (segment.kind === 'annex' && segment.heading) readRelation(segment.text, segment.heading.span, references);
  for (const { sentence, at } of sentencesIn(segment)) readSentence(segment.text, sentence.span, at, references);
  return references;
});

/** 別表第１（第７条関係）: the articles of the main body that an annex belongs to. */
function readRelation(text: string, heading: Span, references: Reference[]): void {
  const match = /[（(]([^（）()]{1,60})関係[）)]/.exec(text.slice(heading.start, heading.end));
  if (!match) return;
  const start = heading.start + match.index + 1;
  const found: Reference[] = [];
  readSentence(text, { start, end: start + match[1]!.length }, { paragraph: 0, items: [] }, found);
  references.push(...found.map((reference) => ({ ...reference, named: mainBody })));
}

/** What {@link Reference.named} says where nothing but the main body (本則) can be meant. */
export const mainBody = '本則';

/** A reference that others may go on from: 第2条第2項及び第3項. */
interface Last {
  readonly end: number;
  readonly external: boolean;
  readonly index: number;
}

type Step = 'annex' | 'article' | 'ordinal' | 'paragraph' | 'item';
/** The steps of one reference as they are written, and where it ends; offsets in its sentence. */
type Found = { readonly start: number; end: number } & { [step in Step]?: Written };
interface Written {
  readonly text: string;
  readonly start: number;
}

/** Takes a step from where the reference ends so far. */
function takes(found: Found, sentence: string, name: Step, step: RegExp): boolean {
  step.lastIndex = found.end;
  const text = step.exec(sentence)?.[1];
  if (text === undefined) return false;
  found.end = step.lastIndex;
  found[name] = { text, start: found.end - text.length };
  return true;
}

function foundAt(sentence: string, start: number): Found | undefined {
  const found: Found = { start, end: start };
  const take = (name: Step, step: RegExp) => takes(found, sentence, name, step);
  if (take('annex', steps.annex)) {
    if (take('article', steps.article)) take('paragraph', steps.paragraphOfArticle);
    else if (sentence[found.end] === '第') take('paragraph', steps.paragraph);
  } else if (take('article', steps.article)) {
    take('paragraph', steps.paragraphOfArticle);
    take('item', steps.itemOfArticle);
  } else if (take('paragraph', steps.paragraph)) {
    take('item', steps.item);
  } else if (!take('item', steps.item) && take('ordinal', steps.ordinal)) {
    take('paragraph', steps.paragraph);
  }
  return found.end > start ? found : undefined;
}

function referencesAsWritten(sentence: string): Found[] {
  const all: Found[] = [];
  starts.lastIndex = 0;
  for (let start = starts.exec(sentence); start; start = starts.exec(sentence)) {
    const found = foundAt(sentence, start.index);
    if (!found) continue;
    all.push(found);
    starts.lastIndex = found.end;
  }
  if (!/Article|Section|Clause/.test(sentence)) return all;
  return [...all, ...Array.from(sentence.matchAll(english), ({ 0: text, index }) => ({ start: index, end: index + text.length, article: { text, start: index } }))];
}

function readSentence(text: string, span: Span, at: Reference['at'], references: Reference[]): void {
  const sentence = text.slice(span.start, span.end);
  /** The last reference outside of brackets, within one bracket, … : what stands in brackets does not break a list. */
  let lasts: (Last | undefined)[] = [references.length > 0 ? { end: -1, external: references[references.length - 1]!.external, index: references.length - 1 } : undefined];
  let depth = 0;
  let read = span.start;
  let statute = false;
  if (!mayHoldReference.test(sentence)) return;
  for (const found of referencesAsWritten(sentence)) {
    const start = span.start + found.start;
    const end = span.start + found.end;
    const reference = pointersOf(found, span.start);
    if (!(reference.article || reference.paragraph || reference.item || reference.annex)) continue;
    if (!reference.article && !reference.annex && isPartOfWord(text, start, span.start)) continue;
    const opened = depth;
    for (const bracket of text.slice(read, start).matchAll(brackets)) {
      depth = Math.max(0, depth + ('（('.includes(bracket[0]) ? 1 : -1));
      lasts = lasts.slice(0, depth + 1);
    }
    read = start;
    const last = lasts[depth];
    const outer = lasts.slice(0, depth).findLast((candidate) => candidate !== undefined);
    const gap = last && last.end >= 0 ? withoutBrackets(text.slice(last.end, start)) : undefined;
    const listed = gap !== undefined && connective.test(gap);
    // 第1号（第3号を除く。）: the bracket speaks of the same list.
    const goesOn = listed || (!last && depth > opened && !reference.article && outer !== undefined && outer.end >= 0 && /^[^（(]{0,8}[（(]$/.test(text.slice(outer.end, start)));
    const before = last ?? outer;
    const isSame = reference.article?.kind === 'same' || (!reference.article && (reference.paragraph?.kind === 'same' || reference.item?.kind === 'same'));
    const named = nameBefore(text, start, span.start);
    const inherits = (goesOn && !isRelative(reference) && !reference.annex) || isSame;
    const external = named ? named.other : inherits && before?.external === true;
    statute ||= external || statuteName.test(text.slice(Math.max(span.start, before?.end ?? 0), start));
    references.push({
      span: { start, end },
      annex: reference.annex,
      article: reference.article,
      paragraph: reference.paragraph,
      item: reference.item,
      ordinal: reference.ordinal,
      external,
      named: named?.name,
      listed: goesOn || undefined,
      previous: before?.index,
      statute: (statute && !external) || undefined,
      at,
    });
    if (last && gap !== undefined && rangeConnective.test(gap)) {
      const from = references[last.index] as Reference;
      references[last.index] = { ...from, through: references[references.length - 1] as Reference };
    }
    lasts = [...lasts.slice(0, depth), ...Array.from({ length: Math.max(0, depth - lasts.length) }, () => undefined), { end, external, index: references.length - 1 }];
  }
}

const brackets = /[（()）]/g;

/** 第23条（第66条において準用する場合を含む。）及び第24条: the list goes on behind the bracket. */
function withoutBrackets(text: string): string {
  let rest = text;
  for (let i = 0; i < 3; i++) rest = rest.replace(/[（(][^（）()]*[）)]/g, '');
  return rest;
}

const isRelative = (reference: Pick<Reference, 'article' | 'paragraph' | 'item'>) => (reference.article ?? reference.paragraph ?? reference.item)?.kind === 'relative';

/** 平成15年法律第57号, 契約番号　第12号: a number that names something, not a 号 of this text. */
function isPartOfWord(text: string, start: number, from: number): boolean {
  const before = text.slice(from, start).trimEnd().slice(-1);
  return /[\p{Script=Han}\p{Script=Katakana}A-Za-z0-9０-９ー]/u.test(before) && !/[及又並若各]/.test(before);
}

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
  return word && !noStatute.test(before) ? { name: (/[^、。，（）()「」『』\s]{1,40}$/.exec(before) ?? word)[0], other: true } : undefined;
}

function pointersOf({ annex, article, ordinal, paragraph, item }: Found, by: number): Pick<Reference, 'annex' | 'article' | 'paragraph' | 'item' | 'ordinal'> {
  const pointer = (written: Written | undefined) => written && pointerOf(written.text, by + written.start);
  return {
    annex: annex && { label: annex.text, span: { start: by + annex.start, end: by + annex.start + annex.text.length } },
    article: pointer(article ?? ordinal),
    paragraph: pointer(paragraph),
    item: pointer(item),
    ordinal: ordinal && true,
  };
}

const everyNumeral = new RegExp(N, 'g');

function pointerOf(text: string, start: number): Pointer | undefined {
  const span = { start, end: start + text.length };
  const first = text.charAt(0);
  if (first === '同') return { kind: 'same', span };
  if (first === '本') return { kind: 'this', span };
  const numerals: Numeral[] = [];
  for (const match of text.matchAll(everyNumeral)) {
    const numeral = numeralAt(match[0], start + match.index);
    if (numeral) numerals.push(numeral);
  }
  if (first === '前' || first === '次') {
    const count = text.includes('各') ? 0 : (numerals[0]?.value ?? 1);
    return { kind: 'relative', by: first === '前' ? -1 : 1, count, span };
  }
  return numerals.length > 0 ? { kind: 'number', numerals, span } : undefined;
}
