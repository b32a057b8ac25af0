/**
 * Code actions (LSP 3.17, textDocument/codeAction). What an action changes is worked out when it is chosen (codeAction/resolve), or at once for
 * clients that cannot ask later.
 */
import type { CodeAction, Diagnostic, Range } from 'vscode-languageserver-types';
import { canAddElements } from '../edits/add-elements';
import { clausesFor } from '../edits/insert-clause';
import type { Place } from '../edits/placement';
import type { Finding } from '../rules/types';
import type { Analysis } from '../standard/analysis';
import type { RequirementCoverage } from '../standard/types';
import { inLocale, overlap } from './convert';
import type { Fix } from './fixes';
import { refactorings, refactorKinds } from './refactorings';
import { ruleFixes } from './rule-fixes';

export const fixAllKind = 'source.fixAll.contractSpec';
export const codeActionKinds = ['quickfix', ...refactorKinds, fixAllKind] as const;

/** An action without its edit. */
export interface OfferedAction {
  readonly action: CodeAction;
  readonly fix: Fix;
}

export interface CodeActionRequest {
  readonly range: Range;
  /** CodeActionContext.only: kinds, or the kinds above them. */
  readonly only?: readonly string[];
  /** The client's own diagnostics: those that an action resolves are handed back. */
  readonly diagnostics: readonly Diagnostic[];
  /** Where the preferred action puts a clause. */
  readonly place: Place;
}

export function codeActions(analysis: Analysis, findings: readonly Finding[], request: CodeActionRequest): OfferedAction[] {
  const wants = (kind: string) => !request.only || request.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  const offered: OfferedAction[] = [];
  if (wants('quickfix')) {
    const here = findings.filter((finding) => overlap(finding.range, request.range));
    const lacking = here.some(({ rule }) => rule === 'missing-clause' || rule === 'incomplete-clause') ? clausesFor(analysis, undefined, 'all').length : 0;
    // All that is missing stands at one place: a menu of a few dozen lines helps nobody, so there the other places to insert at are left out.
    const crowded = here.filter(({ rule }) => rule === 'missing-clause').length > most;
    for (const finding of here) offered.push(...fixesOf(analysis, finding, request, crowded));
    if (lacking > 1) offered.push(insertAll(analysis, 'quickfix', request.place, lacking));
    if (offersFrontMatter(analysis, request.range)) {
      offered.push({ action: { title: inLocale({ ja: '前付け（文書の種類及び適用する基準）を追加する', en: 'Add front matter (kind and standards)' }, analysis.locale), kind: 'quickfix' }, fix: { kind: 'front-matter' } });
    }
  }
  if (wants('refactor.move') || wants('refactor.rewrite')) {
    const offset = analysis.document.offsetAt(request.range.start);
    offered.push(...refactorings(analysis, offset).filter(({ action }) => wants(action.kind!)));
  }
  // Only when asked for: on save, or by name. In the light bulb it would repeat the quick fix.
  if (request.only && wants(fixAllKind) && clausesFor(analysis, undefined, 'all').length > 0) offered.push(insertAll(analysis, fixAllKind, request.place));
  return offered;
}

function insertAll({ locale }: Analysis, kind: string, place: Place, count?: number): OfferedAction {
  const title = inLocale({ ja: `不足している条項をすべて挿入する${count ? `（${count}条）` : ''}`, en: `Insert all missing clauses${count ? ` (${count})` : ''}` }, locale);
  return { action: { title, kind }, fix: { kind: 'insert', requirements: 'all', place } };
}

/** Findings of one place up to which each is offered with every alternative. */
const most = 3;

const placesFrom = (preferred: Place): readonly Place[] => [preferred, ...(['in-place', 'branch', 'end'] as const).filter((other) => other !== preferred)];

/** Nothing says what the document is: at its first line. */
const offersFrontMatter = ({ document }: Analysis, range: Range): boolean => range.start.line === 0 && document.frontMatter?.version === undefined && document.kind !== 'standard';

function fixesOf(analysis: Analysis, finding: Finding, request: CodeActionRequest, crowded: boolean): OfferedAction[] {
  const resolves = request.diagnostics.filter((diagnostic) => diagnostic.code === finding.rule && diagnostic.message === finding.message);
  const action = (title: { ja: string; en: string }, isPreferred = false): CodeAction => ({
    title: inLocale(title, analysis.locale),
    kind: 'quickfix',
    ...(resolves.length > 0 && { diagnostics: resolves }),
    ...(isPreferred && { isPreferred }),
  });
  const fixes = ruleFixes(analysis, finding);
  if (fixes.length > 0) return fixes.map(({ title, fix, isPreferred }) => ({ action: action(title, isPreferred), fix }));
  const entry = entryOf(analysis, finding);
  if (!entry || !finding.standard) return [];
  return requirementFixes(analysis, finding.standard, entry, crowded ? [request.place] : placesFrom(request.place), action, finding);
}

function requirementFixes(
  analysis: Analysis,
  standard: string,
  entry: RequirementCoverage,
  /** The preferred one first. */
  places: readonly Place[],
  action: (title: { ja: string; en: string }, isPreferred?: boolean) => CodeAction,
  finding: Finding,
): OfferedAction[] {
  if (finding.rule !== 'missing-clause' && finding.rule !== 'incomplete-clause') return [];
  const { requirement } = entry;
  const requirements = [requirement.id];
  const offered: OfferedAction[] = [];
  const addable = canAddElements(analysis, entry);
  if (addable) {
    offered.push({ action: action({ ja: `${requirement.section}「${requirement.title.ja}」の不足する内容をこの条に追記する`, en: `Add what this article lacks of ${requirement.section} ${requirement.title.en ?? requirement.title.ja}` }, true), fix: { kind: 'add-elements', standard, requirements } });
  }
  const clause = clausesFor(analysis, standard, requirements)[0]?.clause;
  if (clause) {
    const [preferred] = places;
    for (const place of addable ? places.slice(0, 1) : places) {
      offered.push({ action: action(insertTitle(clause.title, requirement.section, place), place === preferred && !addable), fix: { kind: 'insert', standard, requirements, place } });
    }
  }
  // The author has to give the reason: until then the waiver is reported, and does not count.
  offered.push({ action: action({ ja: `${requirement.section} を適用除外とする（理由を記入）`, en: `Waive ${requirement.section} (write the reason)` }), fix: { kind: 'waive', standard, section: requirement.id } });
  return offered;
}

/** What tells one line of the menu from the next comes first: it shows some thirty characters. */
function insertTitle(clause: string, section: string, place: Place): { ja: string; en: string } {
  switch (place) {
    case 'in-place':
      return { ja: `${section}「${clause}」を挿入する（以降の条を繰り下げ）`, en: `Insert ${section} "${clause}", renumbering what follows` };
    case 'branch':
      return { ja: `${section}「${clause}」を枝番号で挿入する（他の条は動かさない）`, en: `Insert ${section} "${clause}" as a branch number; nothing else moves` };
    case 'end':
      return { ja: `${section}「${clause}」を末尾の条の次に挿入する`, en: `Insert ${section} "${clause}" behind the last article` };
  }
}

const entryOf = ({ coverage }: Analysis, { standard, requirement }: Finding): RequirementCoverage | undefined =>
  coverage.find((candidate) => candidate.standard.id === standard)?.requirements.find((entry) => entry.requirement.id === requirement);
