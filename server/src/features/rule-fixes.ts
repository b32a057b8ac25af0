/** Quick fixes of findings on numbers, references, terms and blanks: what a finding knows becomes an edit. */
import { placeholdersOf } from '../dialect/placeholders';
import { termSetOf, termUses } from '../dialect/terms';
import type { ContractDocument, Placed, Span } from '../dialect/types';
import type { TextEdit } from '../edits/types';
import type { Finding } from '../rules/types';
import type { Analysis } from '../standard/analysis';
import type { LocalizedText } from '../standard/types';
import type { Fix } from './fixes';

export interface RuleFix {
  readonly title: Required<LocalizedText>;
  readonly fix: Fix;
  /** There is no other way to be right. */
  readonly isPreferred: boolean;
}

const numberRules = new Set(['article-number-gap', 'duplicate-article-number', 'paragraph-number-gap', 'item-number-gap']);

export function ruleFixes({ document }: Analysis, finding: Finding): RuleFix[] {
  const span = { start: document.offsetAt(finding.range.start), end: document.offsetAt(finding.range.end) };
  const data = finding.data ?? {};
  const replacement = typeof data['replacement'] === 'string' ? data['replacement'] : undefined;
  const replace = (title: Required<LocalizedText>, edits: readonly TextEdit[], isPreferred = true): RuleFix[] => (edits.length > 0 ? [{ title, fix: { kind: 'replace', edits }, isPreferred }] : []);
  if (numberRules.has(finding.rule)) return [{ title: { ja: '番号及び参照を振り直す', en: 'Renumber articles, paragraphs and items with every reference' }, fix: { kind: 'renumber' }, isPreferred: true }];
  switch (finding.rule) {
    case 'broken-reference': {
      if (replacement === undefined) return [];
      const start = span.start + Number(data['skip'] ?? 0);
      return replace({ ja: `参照を「${replacement}」に改める`, en: `Change the reference to ${replacement}` }, [{ start, end: start + Number(data['length'] ?? span.end - start), newText: replacement }], false);
    }
    case 'mixed-digits':
      return replacement === undefined ? [] : replace({ ja: `「${replacement}」に改める`, en: `Write ${replacement}` }, [{ ...span, newText: replacement }]);
    case 'party-name':
      return replacement === undefined ? [] : replace({ ja: `「${document.slice(span)}」をすべて「${replacement}」に改める`, en: `Change every "${document.slice(span)}" to "${replacement}"` }, usesInScope(document, span, replacement), false);
    case 'unfilled-placeholder': {
      const name = String(data['name'] ?? '');
      const value = valueOf(document, name);
      return value === undefined ? [] : replace({ ja: `前付けの値「${value}」を記入する`, en: `Fill in "${value}" from the front matter` }, placeholdersNamed(document, name, value));
    }
    case 'unused-term':
    case 'duplicate-definition': {
      const bracket = bracketOf(document, span);
      return bracket ? replace({ ja: 'この定義を削る', en: 'Remove this definition' }, [{ ...bracket, newText: '' }], false) : [];
    }
    case 'missing-annex':
      return replace({ ja: `末尾に「${document.slice(span)}」を加える`, en: `Add "${document.slice(span)}" at the end` }, [annexAtEnd(document, document.slice(span))], false);
    default:
      return [];
  }
}

const absolute = ({ offset }: Placed, { start, end }: Span): Span => ({ start: offset + start, end: offset + end });

function usesInScope(document: ContractDocument, span: Span, newText: string): TextEdit[] {
  const name = document.slice(span);
  const { scope } = document.segmentAt(span.start);
  return document.segments.flatMap((placed) => (placed.scope === scope ? termUses(placed.segment, termSetOf([name])).map((use) => ({ ...absolute(placed, use.span), newText })) : []));
}

/** What the front matter says for `{{name}}`: a party, or any key with a plain value. */
export function valueOf(document: ContractDocument, name: string): string | undefined {
  const { frontMatter, parties } = document;
  if (name === 'client' || name === 'contractor') return parties[name];
  return frontMatter?.keys.get(name)?.scalar || undefined;
}

const placeholdersNamed = (document: ContractDocument, name: string, newText: string): TextEdit[] =>
  document.segments.flatMap((placed) => placeholdersOf(placed.segment).filter((placeholder) => placeholder.name === name).map(({ span }) => ({ ...absolute(placed, span), newText })));

/** （以下「X」という。） around the name, where the bracket says nothing else. */
function bracketOf(document: ContractDocument, { start, end }: Span): Span | undefined {
  const { segment, offset } = document.segmentAt(start);
  const before = /[（(]以下(?:、)?(?:単に)?「$/.exec(segment.text.slice(0, start - offset));
  const after = /^」(?:という|と称する|と呼ぶ)[。]?[）)]/.exec(segment.text.slice(end - offset));
  return before && after ? { start: offset + before.index, end: end + after[0].length } : undefined;
}

function annexAtEnd(document: ContractDocument, label: string): TextEdit {
  const text = document.getText();
  const end = text.trimEnd().length;
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const level = document.articles[0]?.segment.heading?.level ?? 0;
  return { start: end, end: text.length, newText: `${eol}${eol}${level > 0 ? `${'#'.repeat(Math.min(level, 2))} ` : ''}${label}${eol}` };
}
