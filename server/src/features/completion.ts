/**
 * Completion (LSP 3.17, textDocument/completion): whole clauses where an article begins, sections in annotations, the front matter's keys and
 * values; within sentences references, terms and placeholders.
 */
import type { CompletionItem } from 'vscode-languageserver-types';
import { lineSpan } from '../dialect/lines';
import type { Position } from '../dialect/types';
import type { Place } from '../edits/placement';
import type { Analysis } from '../standard/analysis';
import { clauseItems } from './completion-clauses';
import { proseItems } from './completion-prose';
import { frontMatterItems } from './completion-front-matter';
import { sectionItems } from './completion-sections';

export const triggerCharacters = ['#', '第', '（', '(', ':', '：', '{'] as const;

export interface CompletionContext {
  readonly place: Place;
  /** CompletionClientCapabilities.completionItem.snippetSupport. */
  readonly snippets: boolean;
  readonly resolvesEdits: boolean;
}

/** An annotation that is being written; the first group is what stands behind its colon. */
const annotation = /<!--[ \t\u3000]*(?:準拠|適合|satisfies)[ \t\u3000]*[:：]((?:(?!-->).)*)$/;

export function completionAt(analysis: Analysis, position: Position, context: CompletionContext): CompletionItem[] {
  const { document } = analysis;
  const placed = document.segmentAt(document.offsetAt(position));
  const { segment } = placed;
  const span = lineSpan(segment.text, segment.lineStarts, position.line - placed.line);
  const whole = segment.text.slice(span.start, span.end);
  const at: Position = { line: position.line, character: Math.min(position.character, whole.length) };
  const line = whole.slice(0, at.character);
  if (segment.kind === 'front-matter') {
    const isInside = at.line > placed.line && !/^(?:---|\.\.\.)\s*$/.test(whole);
    return isInside ? frontMatterItems(analysis, line, at, context.snippets) : [];
  }
  const annotated = annotation.exec(line);
  if (annotated) {
    const word = /[^\s\u3000,、，]*$/.exec(annotated[1]!)![0];
    return sectionItems(analysis, { start: { line: at.line, character: at.character - word.length }, end: at });
  }
  if (line.includes('<!--') || inProblem(segment.problems, span.start)) return [];
  const rest = whole.slice(at.character);
  const clauses = line.endsWith('{{') ? [] : clauseItems(analysis, { line, rest, at, ...context });
  // Where an article may begin, a whole clause is meant; within a sentence, a reference, a term or a blank.
  return clauses.length > 0 ? clauses : proseItems(analysis, placed, { line, rest, at });
}

/** In a fence or a comment that is not closed there are no articles. */
const inProblem = (problems: readonly { readonly span: { readonly start: number } }[], offset: number): boolean => problems.some(({ span }) => span.start <= offset);
