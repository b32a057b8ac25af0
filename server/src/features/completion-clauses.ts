/** Completion of whole clauses where an article may begin: what the document lacks first, in the standard's order. */
import type { CompletionItem, CompletionItemKind, InsertTextFormat, Range } from 'vscode-languageserver-types';
import type { Placed, Position, Scope } from '../dialect/types';
import type { Place } from '../edits/placement';
import { renderClause, type ArticleNumber } from '../edits/render';
import { numberAt, renumberFor, type ArticleOrder } from '../edits/renumber';
import { homeScope, styleOf, type DraftStyle } from '../edits/style';
import type { TextEdit } from '../edits/types';
import type { Analysis } from '../standard/analysis';
import type { Coverage, CoverageState, StandardClause } from '../standard/types';
import { inLocale } from './convert';
import { textToSnippet } from './snippet';
import { escapeMarkdown } from './text';

const snippetKind: CompletionItemKind = 15;
const snippetFormat: InsertTextFormat = 2;

/** What an article's first line may look like while it is being written: `## `, `第5条（再`, `再委託`. The first group is no part of the title. */
const beginning = /^([ \t\u3000]*(?:#{1,6}[ \t\u3000]*)?(?:第?[0-9０-９一二三四五六七八九十百〇○]*条?(?:の[0-9０-９一二三四五六七八九十]+)?[.．]?)?[ \t\u3000]*[（(【]?)([^。、．，（）()<>[\]|:：\s]{0,20})$/;
const ending = /^[）)】]?[ \t\u3000]*$/;

export interface ClauseContext {
  readonly line: string;
  /** The rest of the line, behind the cursor. */
  readonly rest: string;
  readonly at: Position;
  readonly place: Place;
  readonly snippets: boolean;
  /** The client asks for the edits of the chosen item (completionItem/resolve): then what follows can be renumbered. */
  readonly resolvesEdits: boolean;
}

/** In `CompletionItem.data`: where the article is to stand, for {@link renumberingFor}. */
export interface ClauseItemData {
  readonly uri: string;
  readonly renumberFrom: number;
}

export function clauseItems(analysis: Analysis, context: ClauseContext): CompletionItem[] {
  const match = beginning.exec(context.line);
  if (!match || !ending.test(context.rest)) return [];
  const { document } = analysis;
  const kind = document.kind ?? 'contract';
  const where = whereAt(analysis, context);
  const closing = context.rest.length - context.rest.replace(/^[）)】]/, '').length;
  const range: Range = { start: { line: context.at.line, character: 0 }, end: { line: context.at.line, character: context.at.character + closing } };
  return analysis.coverage.flatMap((coverage, c) => {
    const style = styleOf(document, where.scope, coverage.standard.language);
    return clausesOf(coverage, kind).map(({ clause, state }, i) => itemOf(analysis, coverage, clause, state, { where, style, range, context, prefix: match[1]! }, `${ranks[state]}${c}${String(i).padStart(4, '0')}`));
  });
}

const ranks: Readonly<Record<CoverageState, number>> = { missing: 0, partial: 1, waived: 3, asserted: 2, met: 2, 'not-applicable': 4 };

/** Each clause of a kind once, with the most urgent state of what it meets. */
function clausesOf(coverage: Coverage, kind: StandardClause['kind']): { clause: StandardClause; state: CoverageState }[] {
  const byTitle = new Map<string, { clause: StandardClause; state: CoverageState }>();
  for (const { requirement, state } of coverage.requirements) {
    for (const clause of requirement.clauses) {
      if (clause.kind !== kind) continue;
      const key = `${clause.title}\n${clause.body}`;
      const known = byTitle.get(key);
      if (!known || ranks[state] < ranks[known.state]) byTitle.set(key, { clause, state });
    }
  }
  return [...byTitle.values()];
}

interface Where {
  readonly scope: Scope;
  readonly number: ArticleNumber;
  /** Position among the scope's articles, when what follows has to be renumbered. */
  readonly renumberFrom: number | undefined;
}

/** The scope and the number of an article that begins on a line. */
function whereAt({ document }: Analysis, { at, place, resolvesEdits }: ClauseContext): Where {
  const own = document.segmentAt(document.offsetAt(at)).scope;
  const scope = own.articles.length > 0 ? own : homeScope(document);
  const others = articlesBut(scope, at.line);
  const position = others.filter((placed) => headingLine(placed) < at.line).length;
  if (others[0]?.segment.heading?.form === 'title') return { scope, number: undefined, renumberFrom: undefined };
  if (position === others.length || (resolvesEdits && place !== 'branch')) {
    const number = numberAt(document, orderWith(others, position), position);
    return { scope, number: [number], renumberFrom: position < others.length ? position : undefined };
  }
  return { scope, number: branchBehind(others, position), renumberFrom: undefined };
}

const headingLine = ({ segment, line }: Placed): number => line + segment.lineStarts.filter((start) => start > 0 && start <= (segment.heading?.span.start ?? 0)).length;

/** Without the article that is being written on that line. */
const articlesBut = (scope: Scope, line: number): Placed[] => scope.articles.filter((placed) => headingLine(placed) !== line);

const orderWith = (articles: readonly Placed[], position: number): ArticleOrder => {
  const order: (number | 'new')[] = articles.map(({ index }) => index);
  order.splice(position, 0, 'new');
  return order;
};

/** 第5条の2, or the first of its branches that is free. */
function branchBehind(articles: readonly Placed[], position: number): number[] {
  const numbers = articles.map(({ segment }) => segment.heading?.number?.numerals.map(({ value }) => value) ?? []);
  const base = numbers[Math.max(0, position - 1)]?.[0] ?? 1;
  const taken = new Set(numbers.filter(([first]) => first === base).map((number) => number[1] ?? 1));
  let branch = 2;
  while (taken.has(branch)) branch++;
  return [base, branch];
}

/** Edits that make room for the article that a chosen item writes on a line. */
export function renumberingFor({ document }: Analysis, position: number, line: number): TextEdit[] {
  const scope = document.segmentAt(document.offsetAt({ line, character: 0 })).scope;
  const others = articlesBut(scope, line);
  return renumberFor(document, scope, orderWith(others, position));
}

interface Rendering {
  readonly where: Where;
  readonly style: DraftStyle;
  readonly range: Range;
  readonly context: ClauseContext;
  readonly prefix: string;
}

function itemOf(analysis: Analysis, { standard, requirements }: Coverage, clause: StandardClause, state: CoverageState, { where, style, range, context, prefix }: Rendering, sortText: string): CompletionItem {
  const { document, locale } = analysis;
  const text = renderClause(clause, where.number, style, document.parties);
  // By id, not by section: of two clauses with one title, the one that meets more can be told from the other.
  const met = requirements.map(({ requirement }) => requirement.id).filter((id) => clause.requirements.includes(id));
  const labels = { missing: { ja: '不足', en: 'missing' }, partial: { ja: '一部不足', en: 'incomplete' } } as const;
  const label = state === 'missing' || state === 'partial' ? `${inLocale(labels[state], locale)}：` : '';
  const data: ClauseItemData | undefined = where.renumberFrom === undefined ? undefined : { uri: document.uri, renumberFrom: where.renumberFrom };
  return {
    label: clause.title,
    labelDetails: { description: `${label}${met.join('・')}` },
    kind: snippetKind,
    detail: `${label}${standard.title} ${met.join('・')}`,
    documentation: { kind: 'markdown', value: text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '').map(escapeMarkdown).join('\n\n') },
    // What stands on the line before the title is kept, so that editors match the rest of what is typed with the title.
    filterText: `${prefix}${clause.title} ${met.join(' ')}`,
    sortText,
    insertTextFormat: context.snippets ? snippetFormat : 1,
    textEdit: { range, newText: context.snippets ? textToSnippet(text) : text },
    ...(data && { data }),
  };
}
