/** Edits of the front matter: adding it, waiving a section with a reason. */
import type { ContractDocument, DocumentKind } from '../dialect/types';
import type { TextEdit } from './types';

const eolOf = (document: ContractDocument) => document.segments.map(({ segment }) => /\r\n|\n|\r/.exec(segment.text)?.[0]).find((eol) => eol !== undefined) ?? '\n';

/** Quotes a scalar of YAML where it needs quotes. */
const scalar = (text: string) => (/^[\p{L}\p{N}][\p{L}\p{N}\p{Script=Han}（）()①-⑳ー・々 _-]*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off|[\d.]+)$/i.test(text) && !/ #|: /.test(text) ? text : JSON.stringify(text));

/** Marks a document as Contract Markdown: adds front matter, or the keys that it lacks. */
export function addFrontMatter(document: ContractDocument, kind: DocumentKind, standards: readonly string[]): TextEdit[] {
  const eol = eolOf(document);
  const { frontMatter } = document;
  const wanted: [string, string][] = [['contract-spec', '1'], ['kind', kind], ['title', scalar(document.title || '（文書名）')], ['standards', `[${standards.join(', ')}]`]];
  if (!frontMatter) {
    const at = document.slice({ start: 0, end: 1 }) === '\uFEFF' ? 1 : 0;
    const lines = ['---', ...wanted.map(([key, value]) => `${key}: ${value}`), '---', ''];
    return [{ start: at, end: at, newText: lines.join(eol) + eol }];
  }
  const lacking = wanted.filter(([key]) => !frontMatter.keys.has(key));
  if (lacking.length === 0 || frontMatter.problems.some((problem) => problem.code === 'unclosed')) return [];
  const at = afterFirstLine(document);
  return [{ start: at, end: at, newText: lacking.map(([key, value]) => `${key}: ${value}${eol}`).join('') }];
}

const afterFirstLine = (document: ContractDocument) => document.segments[0]?.segment.lineStarts[1] ?? document.length;

/** Behind the last line of the front matter's content: the start of its closing line. */
function closingLine(document: ContractDocument): number {
  const { segment } = document.segments[0]!;
  for (let i = segment.lineStarts.length - 1; i > 0; i--) if (/^(?:---|\.\.\.)/.test(segment.text.slice(segment.lineStarts[i]))) return segment.lineStarts[i]!;
  return segment.text.length;
}

export interface WaiverText {
  readonly section: string;
  readonly standard?: string;
  /** Absent: the author has to write one; until then the waiver does not count. */
  readonly reason?: string;
}

/** Adds a waiver to the front matter (and the front matter, where there is none). */
export function addWaiver(document: ContractDocument, waiver: WaiverText, kind: DocumentKind, standards: readonly string[]): TextEdit[] {
  const eol = eolOf(document);
  const entry = `  - { section: ${scalar(waiver.section)}${waiver.standard ? `, standard: ${waiver.standard}` : ''}, reason: ${waiver.reason ? scalar(waiver.reason) : '""'} }${eol}`;
  const { frontMatter } = document;
  if (!frontMatter) {
    const [edit] = addFrontMatter(document, kind, standards);
    return edit ? [{ ...edit, newText: edit.newText.replace(`${eol}---${eol}`, `${eol}waivers:${eol}${entry}---${eol}`) }] : [];
  }
  if (frontMatter.problems.some((problem) => problem.severity === 'error')) return [];
  const key = frontMatter.keys.get('waivers');
  if (!key) {
    const at = closingLine(document);
    return [{ start: at, end: at, newText: `waivers:${eol}${entry}` }];
  }
  const written = document.slice(key.value);
  if (written.startsWith('[')) {
    const inner = written.slice(1, -1).trim();
    const at = key.value.end - 1;
    return [{ start: at, end: at, newText: `${inner === '' ? '' : ', '}${entry.trim().slice(2)}` }];
  }
  if (frontMatter.waivers.length === 0) return [{ start: key.key.end, end: Math.max(key.key.end, key.value.end), newText: `:${eol}${entry.trimEnd()}` }];
  const last = frontMatter.waivers[frontMatter.waivers.length - 1]!;
  const line = document.positionAt(last.span.end).line + 1;
  const at = document.offsetAt({ line, character: 0 });
  const indent = /^[ ]*/.exec(document.slice({ start: document.offsetAt({ line: document.positionAt(last.span.start).line, character: 0 }), end: last.span.start }))?.[0] ?? '  ';
  return [{ start: at, end: at, newText: indent + entry.trimStart() }];
}

/** 「この条は○○に準拠する」: an annotation behind the heading of an article. */
export function addAnnotation(document: ContractDocument, offset: number, sections: readonly string[]): TextEdit[] {
  const eol = eolOf(document);
  const placed = document.segmentAt(offset);
  const heading = placed.segment.heading;
  const line = document.positionAt(placed.offset + (heading?.span.start ?? 0)).line;
  // Above plain text headings, behind Markdown ones: an annotation must not come between a title and its number.
  const at = document.offsetAt({ line: heading && heading.level > 0 ? line + 1 : line, character: 0 });
  return [{ start: at, end: at, newText: `<!-- 準拠: ${sections.join(', ')} -->${eol}` }];
}
