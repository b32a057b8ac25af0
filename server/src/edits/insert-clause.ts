/** Inserting standard clauses as articles of the draft. */
import type { Analysis } from '../standard/analysis';
import { clauseFor } from '../standard/clauses';
import type { Coverage, RequirementCoverage, StandardClause } from '../standard/types';
import type { ContractDocument, Placed, Scope } from '../dialect/types';
import { isOpening, positionFor, type Place } from './placement';
import { renderClause, type ArticleNumber } from './render';
import { numberAt, renumberFor, type ArticleOrder } from './renumber';
import { homeScope, styleOf, type DraftStyle } from './style';
import type { TextEdit } from './types';

/** A clause and the requirements for whose sake it is inserted. */
export interface ClauseToInsert {
  readonly coverage: Coverage;
  readonly clause: StandardClause;
  readonly requirements: readonly string[];
}

const isMissing = ({ state, requirement }: RequirementCoverage) => state === 'missing' && requirement.level === 'required';

/**
 * Clauses that give a document what it lacks, in the standard's order, each once: the given requirements, or all that are missing.
 */
export function clausesFor(analysis: Analysis, standard: string | undefined, requirements: readonly string[] | 'all'): ClauseToInsert[] {
  const kind = analysis.document.kind ?? 'contract';
  return analysis.coverage.flatMap((coverage) => {
    if (standard !== undefined && coverage.standard.id !== standard) return [];
    const asked = coverage.requirements.filter((entry) => (requirements === 'all' ? isMissing(entry) : requirements.includes(entry.requirement.id)));
    const open = new Set(asked.map((entry) => entry.requirement.id));
    const chosen: ClauseToInsert[] = [];
    for (const { requirement } of asked) {
      if (!open.has(requirement.id)) continue;
      const clause = clauseFor(requirement, kind, (id) => open.has(id));
      if (!clause) continue;
      const covered = clause.requirements.filter((id) => open.delete(id));
      chosen.push({ coverage, clause, requirements: covered });
    }
    return chosen;
  });
}

/** Edits that insert the clauses. Empty when there is nothing to insert. */
export function insertClauses(analysis: Analysis, clauses: readonly ClauseToInsert[], place: Place = 'in-place'): TextEdit[] {
  const { document } = analysis;
  const first = clauses[0];
  if (!first) return [];
  const scope = homeScope(document);
  const style = styleOf(document, scope, first.coverage.standard.language);
  if (scope.articles.length === 0) return insertFirst(analysis, clauses, style);
  const isNumbered = scope.articles[0]?.segment.heading?.form !== 'title';
  const at = clauses.map(({ coverage, requirements }) => (place === 'end' ? scope.articles.length : positionFor(coverage, requirements, scope)));
  if (place === 'branch' && isNumbered) return insertBranches(analysis, clauses, at, scope, style);

  const order: ArticleOrder = interleave(scope, at);
  const newPositions = order.flatMap((entry, i) => (entry === 'new' ? [i] : []));
  // Clauses in the order in which they come to stand.
  const sorted = clauses.map((clause, i) => ({ clause, at: at[i]! })).sort((a, b) => a.at - b.at);
  const inserted = groupBy(sorted, (entry) => entry.at);
  let next = 0;
  const edits: TextEdit[] = [];
  for (const [position, entries] of inserted) {
    const texts = entries.map(({ clause: { clause } }) => {
      const number: ArticleNumber = isNumbered ? [numberAt(document, order, newPositions[next]!)] : undefined;
      next++;
      return renderClause(clause, number, style, document.parties);
    });
    edits.push(insertionAt(document, scope, position, texts, style));
  }
  return place === 'end' ? edits : [...edits, ...(isNumbered ? renumberFor(document, scope, order) : [])];
}

/** The articles of a scope with `new` at the given positions. */
function interleave(scope: Scope, at: readonly number[]): ArticleOrder {
  const order: (number | 'new')[] = [];
  for (let i = 0; i <= scope.articles.length; i++) {
    for (const position of at) if (position === i) order.push('new');
    const placed = scope.articles[i];
    if (placed) order.push(placed.index);
  }
  return order;
}

function groupBy<T>(values: readonly T[], key: (value: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const value of values) groups.set(key(value), [...(groups.get(key(value)) ?? []), value]);
  return groups;
}

/** 第5条の2, 第5条の3 … behind 第5条: nothing that exists moves. */
function insertBranches(analysis: Analysis, clauses: readonly ClauseToInsert[], at: readonly number[], scope: Scope, style: DraftStyle): TextEdit[] {
  const taken = new Set(scope.articles.map((placed) => numbersOf(placed).join('.')));
  return [...groupBy(clauses.map((clause, i) => ({ clause, at: at[i]! })), (entry) => entry.at)].map(([position, entries]) => {
    const texts = entries.map(({ clause: { clause } }) => {
      const number = position === scope.articles.length && position > 0 ? nextNumber(scope, taken) : branchOf(scope, position, taken);
      taken.add(number.join('.'));
      return renderClause(clause, number, style, analysis.document.parties);
    });
    return insertionAt(analysis.document, scope, position, texts, style);
  });
}

const numbersOf = (placed: Placed | undefined) => placed?.segment.heading?.number?.numerals.map((numeral) => numeral.value) ?? [];

function nextNumber(scope: Scope, taken: ReadonlySet<string>): number[] {
  let number = Math.max(0, ...scope.articles.map((placed) => numbersOf(placed)[0] ?? 0)) + 1;
  while (taken.has(String(number))) number++;
  return [number];
}

function branchOf(scope: Scope, position: number, taken: ReadonlySet<string>): number[] {
  // Before the first article there is nothing to branch from; the branch of the first stands there as well as can be.
  const base = numbersOf(scope.articles[Math.max(0, position - 1)])[0] ?? 1;
  let branch = 2;
  while (taken.has(`${base}.${branch}`)) branch++;
  return [base, branch];
}

/** The edit that puts articles at a position among those of a scope; what is there is not touched. */
export function insertionAt(document: ContractDocument, scope: Scope, position: number, texts: readonly string[], style: DraftStyle): TextEdit {
  const separator = style.blankArticles ? style.eol + style.eol : style.eol;
  const joined = texts.join(separator);
  const before = scope.articles[position - 1];
  const next = scope.articles[position];
  // Behind 目的 and 定義 a new chapter begins: what is inserted belongs to it, not to 総則.
  const beginsDivision = before && next && isOpening(before) && next.index > before.index + 1;
  if (before && !beginsDivision) {
    const at = before.offset + contentEnd(before);
    return { start: at, end: at, newText: separator + joined };
  }
  const at = (next as Placed).offset;
  return { start: at, end: at, newText: joined + separator };
}

/** Offset (relative) behind the last character of a segment that is no white space; what is never closed stays behind. */
function contentEnd(placed: Placed): number {
  const limit = placed.segment.problems[0]?.span.start ?? placed.segment.text.length;
  return placed.segment.text.slice(0, limit).replace(/[\s\u3000]+$/, '').length;
}

/** The first articles of a draft that has none: before 附則, annexes and signatures, else at the end. */
function insertFirst({ document }: Analysis, clauses: readonly ClauseToInsert[], style: DraftStyle): TextEdit[] {
  const texts = clauses.map(({ clause }, i) => renderClause(clause, style.form === 'title' ? undefined : [i + 1], style, document.parties));
  const joined = texts.join(style.blankArticles ? style.eol + style.eol : style.eol);
  const behind = document.segments.find(({ segment, scope }) => segment.kind === 'closing' || scope.kind !== 'main');
  if (behind) return [{ start: behind.offset, end: behind.offset, newText: joined + style.eol + style.eol }];
  const last = document.segments[document.segments.length - 1];
  const at = last ? last.offset + (last.segment.kind === 'front-matter' ? last.segment.text.length : contentEnd(last)) : 0;
  const tail = document.getText().slice(0, at);
  const lead = tail === '' ? '' : /[\r\n]$/.test(tail) ? style.eol : style.eol + style.eol;
  return [{ start: at, end: at, newText: lead + joined + (at === document.length ? style.eol : '') }];
}
