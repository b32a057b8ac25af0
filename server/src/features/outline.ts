/** What stands below what: shared by symbols and folding. */
import type { Placed, Segment } from '../dialect/types';

const divisions = ['編', '章', '節', '款', '目'] as const;
/** Rank of an article; every division stands above it. */
const articleRank = 20;

/**
 * Lower stands above: annexes and 附則 above 編 above 章 … above articles. Undefined for what is no part of the outline: front matter, preamble.
 */
export function rankOf({ segment }: Placed): number | undefined {
  switch (segment.kind) {
    case 'annex':
    case 'supplementary':
    case 'closing':
      return 0;
    case 'division':
      return divisionRank(segment);
    case 'article':
      // 2.1 stands below 2.
      return articleRank + (segment.heading?.form === 'number' ? Math.min(segment.heading.number?.numerals.length ?? 1, 9) : 1);
    default:
      return undefined;
  }
}

function divisionRank(segment: Segment): number {
  const label = segment.heading?.number?.span;
  const unit = label && segment.text.slice(label.start, label.end).match(/[編章節款目]/)?.[0];
  const rank = unit ? divisions.indexOf(unit as (typeof divisions)[number]) : -1;
  return rank >= 0 ? 2 + rank : 10 + (segment.heading?.level ?? 0);
}

/** Number and title as written, on one line. */
export function headingText(segment: Segment): string {
  const span = segment.heading?.span;
  const text = span ? segment.text.slice(span.start, span.end) : (/^[ \t\u3000\uFEFF]*#*[ \t\u3000]*(\S.*)$/m.exec(segment.text)?.[1] ?? '');
  return text.replace(/\s*[\r\n]+\s*/g, '　').trim().slice(0, 120);
}
