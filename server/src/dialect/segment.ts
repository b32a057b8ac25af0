/** From the text of a segment to the segment: heading, paragraphs, annotations. Depends on nothing else, so that equal texts share one segment. */
import type { Chunk } from './chunks';
import { lastNotAbove, lineSpan } from './lines';
import { proseLines } from './markdown';
import type { Group } from './segments';
import { titleLineOf } from './heads';
import { buildParagraphs } from './structure';
import { Remembered } from './remembered';
import type { Annotation, DialectProblem, Heading, Segment, Span } from './types';

/** Segments by text, with all that is kept of them: what was undone is typed again, and contracts made from one template share most of their articles. */
const remembered = new Remembered<{ readonly text: string; readonly group: Group; readonly segment: Segment }>(100_000, { atSecondSight: true });

/** The segment of a group: one object for equal texts, in this document, its other versions and other documents, as long as it is remembered. */
export function segmentOf(group: Group): Segment {
  if (group.segment) return group.segment;
  const segment = segmentOfChunks(group);
  group.segment = segment;
  group.length = segment.text.length;
  group.lines = segment.lineStarts.length;
  return segment;
}

function segmentOfChunks(group: Group): Segment {
  const { kind, chunks } = group;
  const first = chunks[0]!;
  const { kept } = first;
  if (kept && kept.kind === kind && sameChunks(kept.chunks, chunks)) return kept.segment;
  const text = chunks.length === 1 ? first.text : chunks.map((chunk) => chunk.text).join('');
  const segment = (remembered.find(text, (known) => isMadeAlike(known.group, group)) ?? remembered.add({ text, group, segment: derive(group, text) })).segment;
  first.kept = { kind, chunks, segment };
  return segment;
}

function sameChunks(a: readonly Chunk[], b: readonly Chunk[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Whether groups of one text make one segment: what a line is, depends on the lines around it too. */
function isMadeAlike(a: Group, b: Group): boolean {
  const [x, y] = [a.chunks[0]!, b.chunks[0]!];
  return (
    a.kind === b.kind &&
    linesOf(a) === linesOf(b) &&
    a.chunks.at(-1)!.open === b.chunks.at(-1)!.open &&
    x.frontMatter === y.frontMatter &&
    x.head?.kind === y.head?.kind &&
    x.head?.form === y.head?.form &&
    x.head?.body === y.head?.body &&
    x.whole?.start === y.whole?.start &&
    x.head?.span.start === y.head?.span.start
  );
}

const linesOf = ({ chunks }: Group) => chunks.reduce((sum, { lineStarts }) => sum + lineStarts.length, 0);

function derive({ kind, chunks }: Group, text: string): Segment {
  const first = chunks[0]!;
  const lineStarts = chunks.length === 1 ? first.lineStarts : joinLineStarts(chunks);
  if (kind === 'front-matter') return { kind, text, lineStarts, paragraphs: [], annotations: [], problems: [] };
  const { heading, body } = kind === 'preamble' ? documentTitle(first) : headingOf(text, lineStarts, first);
  return {
    kind,
    text,
    lineStarts,
    heading,
    paragraphs: buildParagraphs(text, proseLines(text, body)),
    annotations: annotationsOf(text),
    problems: problemsOf(text, lineStarts, chunks),
  };
}

function joinLineStarts(chunks: readonly Chunk[]): number[] {
  const starts: number[] = [];
  let offset = 0;
  for (const chunk of chunks) {
    for (const start of chunk.lineStarts) starts.push(start + offset);
    offset += chunk.text.length;
  }
  return starts;
}

/** 別記 alone on its line, 個人情報取扱特記事項 on the next: a short line that is neither a sentence nor an entry of a list. */
function annexTitleAfter(text: string, lineStarts: readonly number[], from: number): Span | undefined {
  const line = lastNotAbove(lineStarts, from) + 1;
  if (line >= lineStarts.length) return undefined;
  const span = lineSpan(text, lineStarts, line);
  const match = /^([ \t\u3000]*(?:#{1,6}[ \t]+)?)([^\s\u3000#|<>`~・＊*+\-（()0-9０-９①-⑳第一二三四五六七八九十][^。、：:]{1,39}?)[ \t\u3000]*$/.exec(text.slice(span.start, Math.min(span.end, span.start + 200)));
  if (!match || /^(?:年|令和|平成|甲|乙|住所|氏名)/.test(match[2] as string)) return undefined;
  const start = span.start + (match[1] as string).length;
  return { start, end: start + (match[2] as string).length };
}

/** The preamble may begin with a `# title`; it is a heading, but not part of the text that is judged. */
function documentTitle(first: Chunk): { heading?: Heading; body: number } {
  const head = first.head;
  if (head?.kind !== 'heading') return { body: first.frontMatter ? first.text.length : 0 };
  return { heading: { span: head.span, level: head.level, form: 'title', title: first.text.slice(head.span.start, head.span.end), titleSpan: head.span, titlePlace: 'inline' }, body: head.body };
}

function headingOf(text: string, lineStarts: readonly number[], first: Chunk): { heading?: Heading; body: number } {
  const head = first.head;
  if (!head) return { body: 0 };
  if (head.kind === 'closing') return { body: head.body };
  const make = (span: Span, titleSpan: Span | undefined, titlePlace: Heading['titlePlace']): Heading => ({
    span,
    level: head.level,
    form: head.form,
    number: head.number,
    ...(head.until ? { until: head.until } : {}),
    ...(titleSpan ? { title: text.slice(titleSpan.start, titleSpan.end), titleSpan, titlePlace } : {}),
  });
  if (head.kind === 'annex' && first.text.slice(head.span.start, head.span.end).replace(/[ \t\u3000（()）【】［］[\]<>＜＞〈〉]/g, '') === head.label?.replace(/ /g, '')) {
    const title = annexTitleAfter(text, lineStarts, head.span.end);
    if (title) return { heading: make({ start: head.span.start, end: title.end }, title, 'after'), body: title.end };
  }
  if (first.titleBefore && first.whole) return { heading: make(first.whole, first.titleBefore, 'before'), body: head.body };
  if (head.title) return { heading: make(head.span, head.title, head.number && head.title.start < head.number.span.start ? 'before' : 'inline'), body: head.body };
  // 第５条 alone on its line, （再委託の禁止） on the next.
  const line = lastNotAbove(lineStarts, head.span.end) + 1;
  if (head.kind === 'article' && text.slice(head.span.end, lineStarts[line] ?? text.length).trim() === '' && line < lineStarts.length) {
    const next = lineSpan(text, lineStarts, line);
    const after = titleLineOf(text.slice(next.start, next.end));
    if (after) {
      const shift = (span: Span) => ({ start: span.start + next.start, end: span.end + next.start });
      return { heading: make({ start: head.span.start, end: next.start + after.span.end }, shift(after.title), 'after'), body: next.end };
    }
  }
  return { heading: make(head.span, undefined, undefined), body: head.body };
}

const annotation = /^<!--[ \t\u3000]*(?:準拠|適合|satisfies)[ \t\u3000]*[:：]/;

/** `<!-- 準拠: 3(5), 3(4)① -->`; a standard's id may stand before the sections: `<!-- 準拠: gaibu-itaku 3(5) -->`. */
function annotationsOf(text: string): Annotation[] {
  const annotations: Annotation[] = [];
  for (let open = text.indexOf('<!--'); open >= 0; ) {
    const close = text.indexOf('-->', open + 4);
    if (close < 0) break;
    const start = annotation.exec(text.slice(open, Math.min(close, open + 64)))?.[0].length;
    if (start !== undefined) annotations.push({ span: { start: open, end: close + 3 }, sections: sectionsIn(text, open + start, close) });
    open = text.indexOf('<!--', close + 3);
  }
  return annotations;
}

function sectionsIn(text: string, from: number, to: number): Annotation['sections'] {
  let standard: string | undefined;
  const sections: { number: string; span: Span; standard?: string }[] = [];
  for (const word of text.slice(from, to).matchAll(/[^\s\u3000,、，]+/g)) {
    const span = { start: from + word.index, end: from + word.index + word[0].length };
    // Ids of standards are kebab-case words; numbers of sections hold a digit first.
    if (/^[a-z][a-z0-9-]*$/i.test(word[0])) standard = word[0];
    else sections.push({ number: word[0], span, ...(standard ? { standard } : {}) });
  }
  return sections;
}

/** What was opened and never closed, at the line that opens it. */
function problemsOf(text: string, lineStarts: readonly number[], chunks: readonly Chunk[]): DialectProblem[] {
  const open = chunks[chunks.length - 1]?.open;
  if (!open) return [];
  const pattern = open === 'fence' ? /^ {0,3}(?:`{3,}|~{3,})/ : /^ {0,3}<!--/;
  // The opener is the last such line whose closing line does not follow; counting from the start keeps pairs together.
  let opener: Span | undefined;
  for (let i = 0; i < lineStarts.length; i++) {
    const span = lineSpan(text, lineStarts, i);
    const line = text.slice(span.start, span.end);
    if (opener ? (open === 'fence' ? /^ {0,3}(?:`{3,}|~{3,})[ \t]*$/.test(line) : line.includes('-->')) : false) opener = undefined;
    else if (!opener && pattern.test(line) && !(open === 'comment' && line.includes('-->'))) opener = span;
  }
  return opener ? [{ code: open === 'fence' ? 'unclosed-fence' : 'unclosed-comment', span: opener }] : [];
}
