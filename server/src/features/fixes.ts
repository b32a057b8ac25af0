/** Every edit that can be asked for, by name: what code actions carry until they are chosen, and what the client's commands ask for. */
import { addElements } from '../edits/add-elements';
import { addFrontMatter, addWaiver } from '../edits/front-matter';
import { clausesFor, insertClauses } from '../edits/insert-clause';
import type { Place } from '../edits/placement';
import { renumberAll } from '../edits/renumber';
import type { TextEdit } from '../edits/types';
import type { Analysis } from '../standard/analysis';

/** Plain data, so that it can travel in `CodeAction.data`. */
export type Fix =
  | { readonly kind: 'insert'; readonly standard?: string; readonly requirements: readonly string[] | 'all'; readonly place: Place }
  | { readonly kind: 'add-elements'; readonly standard: string; readonly requirements: readonly string[] }
  | { readonly kind: 'waive'; readonly standard: string; readonly section: string; readonly reason?: string }
  | { readonly kind: 'front-matter' }
  | { readonly kind: 'renumber' };

export function editsOf(analysis: Analysis, fix: Fix): readonly TextEdit[] {
  const { document, coverage } = analysis;
  const kind = document.kind ?? 'contract';
  const standards = coverage.map(({ standard }) => standard.id);
  switch (fix.kind) {
    case 'insert':
      return insertClauses(analysis, clausesFor(analysis, fix.standard, fix.requirements), fix.place);
    case 'add-elements':
      return addElements(analysis, coverage.filter(({ standard }) => standard.id === fix.standard).flatMap(({ requirements }) => requirements.filter(({ requirement }) => fix.requirements.includes(requirement.id))));
    case 'waive':
      return addWaiver(document, { section: fix.section, ...(coverage.length > 1 && { standard: fix.standard }), ...(fix.reason !== undefined && { reason: fix.reason }) }, kind, standards);
    case 'front-matter':
      return addFrontMatter(document, kind, standards);
    case 'renumber':
      return renumberAll(document);
  }
}

/** Data of a code action comes back from the client: is it one of ours? */
export function isFix(value: unknown): value is Fix {
  if (typeof value !== 'object' || value === null) return false;
  const fix = value as Record<string, unknown>;
  const isText = (candidate: unknown) => typeof candidate === 'string';
  const isIds = (candidate: unknown) => Array.isArray(candidate) && candidate.every(isText);
  switch (fix['kind']) {
    case 'insert':
      return (fix['standard'] === undefined || isText(fix['standard'])) && (fix['requirements'] === 'all' || isIds(fix['requirements'])) && isPlace(fix['place']);
    case 'add-elements':
      return isText(fix['standard']) && isIds(fix['requirements']);
    case 'waive':
      return isText(fix['standard']) && isText(fix['section']) && (fix['reason'] === undefined || isText(fix['reason']));
    case 'front-matter':
    case 'renumber':
      return true;
    default:
      return false;
  }
}

export const isPlace = (value: unknown): value is Place => value === 'in-place' || value === 'branch' || value === 'end';
