/**
 * What is read of a text, as an outline that a person can check at a glance: the notation of docs/dialect.md ("読み取り結果の書き方").
 *
 *     条 第５条の２ =5.2（再委託の禁止）
 *       項 ２ =2 乙は、…。｜ただし、…。
 *         号 (1) =1 再委託の理由
 */
import { parseDocument } from '../../../server/src/dialect/document';
import type { ContractDocument, Item, NumberLabel, Paragraph, Segment, SegmentKind, Span } from '../../../server/src/dialect/types';

const names: Readonly<Record<SegmentKind, string>> = { 'front-matter': '前付け', preamble: '前文', division: '区分', article: '条', supplementary: '附則', annex: '別紙', closing: '末尾' };

/** What an outline may show besides the body. */
export type OutlinePart = 'title' | 'kind' | 'parties' | 'annotations' | 'problems' | 'front-matter';

/** `uri` decides the kind of a document that does not say it. */
export function outlineOf(text: string, show: readonly OutlinePart[] = [], uri = 'file:///document.md'): string {
  return outlineOfDocument(parseDocument(uri, text), show);
}

export function outlineOfDocument(document: ContractDocument, show: readonly OutlinePart[] = []): string {
  const lines: string[] = [];
  if (show.includes('title')) lines.push(`題名：${document.title}`);
  if (show.includes('kind')) lines.push(`種類：${document.kind ?? '（不明）'}`);
  if (show.includes('parties')) lines.push(`当事者：${document.parties.client}／${document.parties.contractor}`);
  if (show.includes('front-matter')) lines.push(...frontMatterLines(document));
  let scope = document.scopes[0];
  for (const placed of document.segments) {
    if (placed.scope !== scope) {
      scope = placed.scope;
      lines.push(`〔${scope.label}〕`);
    }
    lines.push(...segmentLines(placed.segment, show));
  }
  if (show.includes('problems')) lines.push(...problemLines(document));
  return lines.join('\n');
}

function frontMatterLines(document: ContractDocument): string[] {
  const front = document.frontMatter;
  if (!front) return [];
  const lines: string[] = [];
  const add = (name: string, value: unknown) => value !== undefined && lines.push(`${name} = ${String(value)}`);
  add('contract-spec', front.version?.value);
  add('kind', front.kind?.value);
  add('title', front.title?.value);
  add('standards', front.standards?.value.map((standard) => standard.value).join(', '));
  add('parties.client', front.parties.client?.value);
  add('parties.contractor', front.parties.contractor?.value);
  for (const [name, { value }] of front.conditions) add(`conditions.${name}`, value);
  if (front.annexes.length > 0) add('annexes', front.annexes.map((annex) => annex.value).join(', '));
  for (const { section, standard, reason, until } of front.waivers) add('waiver', [section, standard, reason, until].map((part) => part?.value ?? '–').join(' | '));
  return lines;
}

/** Lines and characters from 1, as editors show them. */
function problemLines(document: ContractDocument): string[] {
  const at = (span: Span) => {
    const [start, end] = [document.positionAt(span.start), document.positionAt(span.end)];
    return `${start.line + 1}:${start.character + 1}-${end.line === start.line ? '' : `${end.line + 1}:`}${end.character + 1}`;
  };
  const found = (document.frontMatter?.problems ?? []).map(({ code, severity, span }) => `${severity === 'error' ? '!' : '?'} ${code} ${at(span)}`);
  for (const { segment, offset } of document.segments) for (const { code, span } of segment.problems) found.push(`! ${code} ${at({ start: span.start + offset, end: span.end + offset })}`);
  return found;
}

function segmentLines(segment: Segment, show: readonly OutlinePart[]): string[] {
  const { text, heading } = segment;
  const title = heading?.title === undefined ? '' : `（${heading.title}）`;
  const lines = [`${names[segment.kind]}${heading?.number ? ` ${label(text, heading.number)}${heading.until ? `から${label(text, heading.until)}まで` : ''}` : ''}${title}`];
  for (const paragraph of segment.paragraphs) lines.push(...paragraphLines(text, paragraph));
  if (show.includes('annotations')) for (const { sections } of segment.annotations) lines.push(`  注記 ${sections.map(({ number, standard }) => (standard ? `${standard} ${number}` : number)).join(', ')}`);
  return lines;
}

function paragraphLines(text: string, { number, sentences, items }: Paragraph): string[] {
  const head = `  項${number ? ` ${label(text, number)}` : ''}${words(text, sentences)}`;
  return [head, ...items.flatMap((item) => itemLines(text, item, '    '))];
}

function itemLines(text: string, item: Item, indent: string): string[] {
  const head = `${indent}${item.level === 1 ? '号' : '細'}${item.label ? ` ${label(text, item.label)}` : ''}${words(text, item.sentences)}`;
  return [head, ...item.items.flatMap((child) => itemLines(text, child, `${indent}  `))];
}

const label = (text: string, { span, numerals }: NumberLabel) => `${text.slice(span.start, span.end)} =${numerals.map((numeral) => numeral.value).join('.')}`;

/** Sentences on one line: a break within one is shown as nothing between Japanese characters, as a space otherwise. */
const words = (text: string, sentences: readonly { readonly span: Span }[]) =>
  sentences.length === 0 ? '' : ` ${sentences.map(({ span }) => joinLines(text.slice(span.start, span.end))).join('｜')}`;

const joinLines = (sentence: string) => sentence.replace(/[ \t\u3000]*(?:\r\n|\n|\r)[ \t\u3000]*/g, (_, at: number, whole: string) => (/[\x21-\x7e]/.test(whole.charAt(at - 1)) && !/[^\x00-\x7f]/.test(whole.charAt(at - 1)) ? ' ' : ''));
