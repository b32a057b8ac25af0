/** Blanks that somebody is to fill in: 〇〇, ○○, ●●, 【　】, ＿＿, ［　］, {{name}}. */
import { perSegment } from './per-segment';
import type { Segment, Span } from './types';

export interface Placeholder {
  /** Relative to the segment. */
  readonly span: Span;
  /** `client` of `{{client}}`; absent for blanks without a name. */
  readonly name?: string;
}

const pattern = /\{\{[ \t]*([\p{L}\p{N}_.-]{1,60})[ \t]*\}\}|[〇○◯●]{2,}|(?<![一-龯〇])[〇○◯●](?=[市町村県府都区課室部年月日条項円％%名]|株式会社|地方裁判所)|[【［\[][ \t\u3000〇○●]{1,40}[】］\]]|＿{2,}|_{4,}/gu;
/** Beside bullets and code these signs are no blanks. */
const code = /```[\s\S]*?(?:```|$)|~~~[\s\S]*?(?:~~~|$)|<!--[\s\S]*?(?:-->|$)/g;

/** Placeholders of a segment in order, in headings too; none inside of code and comments. Empty check boxes `[ ]` of task lists are none. */
export const placeholdersOf: (segment: Segment) => readonly Placeholder[] = perSegment((segment) => {
  if (segment.kind === 'front-matter') return [];
  const { text } = segment;
  const found: Placeholder[] = [];
  let hidden: Span[] | undefined;
  for (const match of text.matchAll(pattern)) {
    const span = { start: match.index, end: match.index + match[0].length };
    hidden ??= [...text.matchAll(code)].map((block) => ({ start: block.index, end: block.index + block[0].length }));
    if (hidden.some((block) => span.start >= block.start && span.end <= block.end)) continue;
    if (/^\[[ xX]?\]$/.test(match[0])) continue;
    // 金五、六一〇、〇〇〇円: zeros.
    if (/^〇+$/.test(match[0]) && /[一二三四五六七八九〇][、，,]?$/.test(text.slice(Math.max(0, match.index - 2), match.index))) continue;
    found.push({ span, ...(match[1] ? { name: match[1] } : {}) });
  }
  return found;
});
