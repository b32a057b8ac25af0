/** Texts and edits for the property tests: made of what contracts are made of, and of what breaks parsers. */
import fc from 'fast-check';
import type { ContractDocument, Range } from '../../../server/src/dialect/types';

const pieces = [
  '第1条', '第２条の３', '第三条', '第4', '５', '6.', '（再委託の禁止）', '（目的）', '## ', '# ', '### ', '別紙1', '別記', '個人情報取扱特記事項', '附則', '附　則', '第2章 総則',
  '乙は、第3条第2項の規定により、甲の承諾を得なければならない。', '２　甲は、', '(1) 再委託の理由', '（２）再委託先', '①', 'ア　', '- ', '1. ', '| a | b |', '前条', 'この契約の締結を証するため、', '令和８年４月１日', '甲　〇〇市',
  '```', '~~~', '<!--', '-->', '<!-- 準拠: 3(5) -->', '---', 'title: x', 'kind: contract', '> ', '**', '`', '\t', '    ', '　', ' ', '😀', '𠮷', '\uFEFF', '〇〇', '{{client}}', '「', '」', '（', '）',
];
const breaks = ['\n', '\n', '\n', '\n\n', '\r\n', '\r'];

export const anyLine = fc.array(fc.constantFrom(...pieces), { maxLength: 4 }).map((parts) => parts.join(''));
export const anyText = fc.array(fc.tuple(anyLine, fc.constantFrom(...breaks)), { maxLength: 30 }).map((lines) => lines.map(([line, end]) => line + end).join(''));
/** With front matter in front, now and then. */
export const anyDocument = fc.tuple(fc.boolean(), anyText).map(([front, text]) => (front ? `---\ntitle: 契約書\nkind: contract\n---\n${text}` : text));

export interface RandomEdit {
  readonly from: number;
  readonly length: number;
  readonly text: string;
}
const inserted = fc.oneof(fc.constantFrom(...pieces), fc.constantFrom(...breaks), anyText, fc.constant(''));
/** Where to cut, as fractions of the text's length. */
export const anyEdits = fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(80)), text: inserted }), { minLength: 1, maxLength: 6 });

/** The LSP range of offsets in a text, counted the slow and certain way. */
export function rangeIn(text: string, from: number, to: number): Range {
  return { start: slowPosition(text, from), end: slowPosition(text, to) };
}

export function slowPosition(text: string, offset: number): { line: number; character: number } {
  const before = text.slice(0, offset);
  const lines = before.split(/\r\n|\n|\r/);
  // Between \r and \n one is still on the line that they end.
  if (text.charAt(offset - 1) === '\r' && text.charAt(offset) === '\n') return { line: lines.length - 2, character: (lines[lines.length - 2] as string).length };
  return { line: lines.length - 1, character: (lines[lines.length - 1] as string).length };
}

/** Everything that a document says, as plain data. */
export const snapshot = (document: ContractDocument) => ({
  length: document.length,
  lineCount: document.lineCount,
  kind: document.kind,
  title: document.title,
  parties: document.parties,
  frontMatter: document.frontMatter && { ...document.frontMatter, conditions: [...document.frontMatter.conditions], keys: [...document.frontMatter.keys] },
  segments: document.segments.map(({ segment, offset, line, scope, index }) => ({ segment, offset, line, index, scope: [scope.kind, scope.label, scope.articles.length] })),
});
