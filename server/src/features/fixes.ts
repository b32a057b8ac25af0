/** Every edit that can be asked for, by name: what code actions carry until they are chosen, and what the client's commands ask for. */
import { addElements } from '../edits/add-elements';
import { addFrontMatter, addWaiver } from '../edits/front-matter';
import { clausesFor, insertClauses } from '../edits/insert-clause';
import type { Place } from '../edits/placement';
import type { Bundle } from '../dialect/bundle';
import type { ContractDocument } from '../dialect/types';
import { deleteArticle, moveArticle, renumberMoved } from '../edits/move-article';
import { renumberAll } from '../edits/renumber';
import { followElsewhere, isReferredElsewhere } from '../edits/renumber-bundle';
import type { TextEdit } from '../edits/types';
import type { Analysis } from '../standard/analysis';

/** Plain data, so that it can travel in `CodeAction.data`. */
export type Fix =
  | { readonly kind: 'insert'; readonly standard?: string; readonly requirements: readonly string[] | 'all'; readonly place: Place }
  | { readonly kind: 'add-elements'; readonly standard: string; readonly requirements: readonly string[] }
  | { readonly kind: 'waive'; readonly standard: string; readonly section: string; readonly reason?: string }
  | { readonly kind: 'front-matter' }
  | { readonly kind: 'renumber' }
  /** Simple replacements, for the version of the document in which they were offered. */
  | { readonly kind: 'replace'; readonly edits: readonly TextEdit[] }
  /** Swaps the article at an offset with the one before or behind it. */
  | { readonly kind: 'move'; readonly offset: number; readonly by: -1 | 1 }
  | { readonly kind: 'delete'; readonly offset: number };

/** The edits of all files of the bundle: where numbers change, references from the other files follow. */
export function bundleEditsOf(analysis: Analysis, bundle: Bundle, fix: Fix): ReadonlyMap<ContractDocument, readonly TextEdit[]> {
  const { document } = analysis;
  const placed = fix.kind === 'move' || fix.kind === 'delete' ? document.segmentAt(fix.offset) : undefined;
  const edits = placed && fix.kind === 'delete' ? deleteArticle(document, placed, isReferredElsewhere(bundle, document, placed)) : editsOf(analysis, fix);
  if (edits.length === 0) return new Map();
  const numbers = placed && fix.kind === 'move' ? renumberMoved(document, placed, fix.by) : renumbering.has(fix.kind) ? edits : [];
  return new Map([[document, edits], ...followElsewhere(bundle, document, numbers)]);
}

const renumbering: ReadonlySet<Fix['kind']> = new Set(['insert', 'renumber', 'delete']);

/** Does a fix need the other files of the bundle? */
export const movesNumbers = ({ kind }: Fix): boolean => renumbering.has(kind) || kind === 'move';

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
    case 'replace':
      return fix.edits;
    case 'move':
      return moveArticle(document, document.segmentAt(fix.offset), fix.by);
    case 'delete':
      return deleteArticle(document, document.segmentAt(fix.offset));
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
    case 'replace':
      return Array.isArray(fix['edits']) && fix['edits'].every((edit: Record<string, unknown> | null) => isOffset(edit?.['start']) && isOffset(edit?.['end']) && isText(edit?.['newText']));
    case 'move':
      return isOffset(fix['offset']) && (fix['by'] === 1 || fix['by'] === -1);
    case 'delete':
      return isOffset(fix['offset']);
    default:
      return false;
  }
}

const isOffset = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0;

export const isPlace = (value: unknown): value is Place => value === 'in-place' || value === 'branch' || value === 'end';
