/** Where findings stand that concern the whole document or an article. */
import type { ContractDocument, Placed, Span } from '../dialect/types';

/** The `standards` entry of the front matter, else its `kind`, else its first line, else the document's title or first line. */
export function standardsPlace(document: ContractDocument, standard?: string): Span {
  const { frontMatter } = document;
  const entry = frontMatter?.standards?.value.find((located) => located.value === standard);
  if (entry) return entry.span;
  if (frontMatter?.standards) return frontMatter.standards.span;
  const key = frontMatter?.keys.get('kind') ?? frontMatter?.keys.get('title');
  if (key) return { start: key.key.start, end: Math.max(key.key.end, key.value.end) };
  return titlePlace(document);
}

/** The title heading, else the first line with text, else the document's first character. */
export function titlePlace(document: ContractDocument): Span {
  const first = document.segments.find(({ segment }) => segment.kind !== 'front-matter');
  if (first?.segment.heading) return absolute(first, first.segment.heading.span);
  const match = first && /\S.*/.exec(first.segment.text);
  if (first && match) return absolute(first, { start: match.index, end: match.index + match[0].trimEnd().length });
  return { start: 0, end: Math.min(document.length, 3) };
}

/** The heading of an article; without one, its first line. */
export function headingPlace(placed: Placed): Span {
  const { heading, text } = placed.segment;
  if (heading) return absolute(placed, heading.span);
  const match = /\S.*/.exec(text);
  return absolute(placed, match ? { start: match.index, end: match.index + match[0].trimEnd().length } : { start: 0, end: 0 });
}

export const absolute = (placed: Placed, span: Span): Span => ({ start: placed.offset + span.start, end: placed.offset + span.end });

/** 第５条の２ → 第5条の2: the number of an article in Arabic digits; its title where it has no number; 前文 before the first. */
export function articleName(placed: Placed, locale: 'ja' | 'en' = 'ja'): string {
  const { heading, kind } = placed.segment;
  const number = heading?.number;
  if (number) {
    const [first, ...rest] = number.numerals.map((numeral) => numeral.value);
    switch (heading.form) {
      case 'article':
        return `第${first}条${rest.map((value) => `の${value}`).join('')}`;
      case 'ordinal':
        return `第${first}${rest.map((value) => `の${value}`).join('')}`;
      default:
        return [first, ...rest].join('.');
    }
  }
  if (heading?.title) return heading.title;
  if (kind === 'preamble') return locale === 'ja' ? '前文' : 'Preamble';
  return placed.scope.label;
}
