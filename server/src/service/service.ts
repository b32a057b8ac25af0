/** The language service: what editors, the command line and tests call. It knows documents and standards, but neither a connection nor a disk. */
import type { CodeAction, CompletionItem, Diagnostic, DocumentHighlight, DocumentLink, DocumentSymbol, FoldingRange, Hover, InlayHint, Location, LocationLink, Range, SelectionRange, SymbolInformation, WorkspaceEdit } from 'vscode-languageserver-types';
import type { ContractDocument, Position } from '../dialect/types';
import type { CodeActionRequest, OfferedAction } from '../features/code-actions';
import type { ClauseState } from '../features/clauses';
import type { CompletionContext } from '../features/completion';
import { bundleEditOf, rangeOf } from '../features/convert';
import { diagnosticsOf } from '../features/diagnostics';
import type { Fix } from '../features/fixes';
import type { StandardPage } from '../features/standard-page';
import { statusOf, type Status } from '../features/status';
import type { Format } from '../features/text';
import type { Finding } from '../rules/types';
import type { Analysis, Locale } from '../standard/analysis';
import { Analyses } from './analyses';
import { Bundles, includes } from './bundles';
import { throwIfCancelled, type CancellationToken } from './cancellation';
import { defaultSettings, type Settings } from './settings';
import { standardFindings } from './standard-files';
import { Standards } from './standards';
import { annexUri, noWorkspace, type Workspace } from './workspace';

export type { CancellationToken } from './cancellation';
export { CancelledError } from './cancellation';
export type { Settings } from './settings';
export type { Workspace } from './workspace';

export interface ServiceOptions {
  readonly workspace?: Workspace;
  /** The same object for as long as the settings of a URI stay: what is derived from them is kept by identity. */
  readonly settingsFor?: (uri: string) => Settings;
  /** The user's language where the settings leave it to the editor. */
  readonly locale?: Locale;
  /** URI of the page that documents a rule. */
  readonly pageOf?: (rule: string) => string | undefined;
  /** ISO date of today. */
  readonly today?: () => string;
}

export interface LanguageService {
  /** Everything derived from a version of a document: what rules, edits and features look at. */
  analysis(document: ContractDocument, token?: CancellationToken): Promise<Analysis>;
  /** Findings of all rules, in the order of the document; of a standard's own file, its flaws. */
  findings(document: ContractDocument, token?: CancellationToken): Promise<readonly Finding[]>;
  /** The findings as LSP writes them; of very many the gravest. */
  diagnostics(document: ContractDocument, token?: CancellationToken): Promise<Diagnostic[]>;
  /** How many sections of its standards the document meets. */
  status(document: ContractDocument, token?: CancellationToken): Promise<Status>;
  /** Every requirement with its state. */
  clauses(document: ContractDocument, token?: CancellationToken): Promise<ClauseState[]>;
  /** Sections cited verbatim, references, definitions, evidence. */
  hover(document: ContractDocument, position: Position, format: Format, token?: CancellationToken): Promise<Hover | undefined>;
  /** Clauses, sections, front matter. */
  completion(document: ContractDocument, position: Position, context: Omit<CompletionContext, 'place'>, token?: CancellationToken): Promise<CompletionItem[]>;
  /** The renumbering that belongs to a chosen clause. */
  resolveCompletion(document: ContractDocument, item: CompletionItem, token?: CancellationToken): Promise<CompletionItem>;
  /** Quick fixes and fix-all, without their edits. */
  codeActions(document: ContractDocument, request: Omit<CodeActionRequest, 'place'>, token?: CancellationToken): Promise<OfferedAction[]>;
  /** The edit of a fix; undefined when it changes nothing. `version`: of the document, where the client wants to be told. */
  edit(document: ContractDocument, fix: Fix, version?: number, token?: CancellationToken): Promise<WorkspaceEdit | undefined>;
  /** Where a reference points to, a term is defined, a placeholder is filled. */
  definition(document: ContractDocument, position: Position, token?: CancellationToken): Promise<LocationLink[]>;
  /** Uses of an article, a term or a placeholder in the bundle. */
  references(document: ContractDocument, position: Position, includeDeclaration: boolean, token?: CancellationToken): Promise<Location[]>;
  highlights(document: ContractDocument, position: Position, token?: CancellationToken): Promise<DocumentHighlight[]>;
  /** What would be renamed; undefined where nothing can be. */
  prepareRename(document: ContractDocument, position: Position, token?: CancellationToken): Promise<{ range: Range; placeholder: string } | undefined>;
  /** Renames a term, a title or a placeholder in the whole bundle. A string: why the name cannot be taken. */
  rename(document: ContractDocument, position: Position, newName: string, version?: number, token?: CancellationToken): Promise<WorkspaceEdit | string | undefined>;
  /** Terms, parties, references, placeholders, in the encoding of LSP. */
  semanticTokens(document: ContractDocument, range?: Range, token?: CancellationToken): Promise<number[]>;
  /** The sections that articles satisfy; none where the setting says so. */
  inlayHints(document: ContractDocument, range: Range, token?: CancellationToken): Promise<InlayHint[]>;
  selectionRanges(document: ContractDocument, positions: readonly Position[]): Promise<SelectionRange[]>;
  /** Articles, divisions, annexes and terms of all contract documents of the workspace. */
  workspaceSymbols(query: string, token?: CancellationToken): Promise<SymbolInformation[]>;
  /** Articles, divisions and annexes as a tree. */
  symbols(document: ContractDocument): Promise<DocumentSymbol[]>;
  folding(document: ContractDocument): Promise<FoldingRange[]>;
  /** Links to sections of the standards, to annexes, and from references into other files of the bundle. */
  links(document: ContractDocument, token?: CancellationToken): Promise<DocumentLink[]>;
  /** A standard's own text, with the lines of its sections. */
  standard(id: string): Promise<StandardPage | undefined>;
  /** Reads the workspace's standards (again). */
  reloadStandards(): Promise<void>;
  /** A file has changed on disk: whatever was read of it is read again. */
  forget(uri: string): void;
  /** Does the document's bundle hold this file? */
  includes(document: ContractDocument, uri: string): boolean;
}

export function createLanguageService(options: ServiceOptions = {}): LanguageService {
  const { workspace = noWorkspace, settingsFor = () => defaultSettings, locale = 'ja', pageOf = () => undefined, today = localDate } = options;
  const standards = new Standards();
  const analyses = new Analyses({ workspace, standards, settingsFor, localeFor: (settings) => (settings.locale === 'auto' ? locale : settings.locale), today });
  const bundles = new Bundles(workspace, analyses);
  const localeFor = (uri: string): Locale => (settingsFor(uri).locale === 'auto' ? locale : (settingsFor(uri).locale as Locale));

  const findings = async (document: ContractDocument, token?: CancellationToken): Promise<readonly Finding[]> => {
    const found = document.kind === 'standard' ? await standardFindings(document, localeFor(document.uri)) : await analyses.findings(document, token);
    throwIfCancelled(token);
    return found;
  };
  const analysis = async (document: ContractDocument, token?: CancellationToken): Promise<Analysis> => {
    const result = await analyses.of(document, token);
    throwIfCancelled(token);
    return result;
  };

  return {
    analysis,
    findings,
    async diagnostics(document, token) {
      return diagnosticsOf(document.uri, await findings(document, token), localeFor(document.uri), pageOf);
    },
    async status(document, token) {
      return statusOf(document, (await analysis(document, token)).coverage);
    },
    async clauses(document, token) {
      const { clauseStates } = await import('../features/clauses');
      return clauseStates(await analysis(document, token));
    },
    async hover(document, position, format, token) {
      const { hoverAt } = await import('../features/hover');
      return hoverAt(await analysis(document, token), position, format, await bundles.of(document, token));
    },
    async completion(document, position, context, token) {
      const { completionAt } = await import('../features/completion');
      return completionAt(await analysis(document, token), position, { ...context, place: settingsFor(document.uri).place });
    },
    async resolveCompletion(document, item, token) {
      const { renumberingFor } = await import('../features/completion-clauses');
      const { renumberFrom } = item.data as { renumberFrom: number };
      const edit = item.textEdit;
      const line = edit && 'range' in edit ? edit.range.start.line : undefined;
      if (line === undefined) return item;
      const edits = renumberingFor(await analysis(document, token), renumberFrom, line);
      return { ...item, additionalTextEdits: edits.map(({ start, end, newText }) => ({ range: rangeOf(document, { start, end }), newText })) };
    },
    async codeActions(document, request, token) {
      const { codeActions } = await import('../features/code-actions');
      const result = await analysis(document, token);
      return codeActions(result, await findings(document, token), { ...request, place: settingsFor(document.uri).place });
    },
    async edit(document, fix, version, token) {
      const { bundleEditsOf, movesNumbers } = await import('../features/fixes');
      const bundle = movesNumbers(fix) ? await bundles.of(document, token) : [document];
      const edits = bundleEditsOf(await analysis(document, token), bundle, fix);
      return edits.size > 0 ? bundleEditOf(edits, document, version) : undefined;
    },
    async semanticTokens(document, range, token) {
      const { semanticTokens } = await import('../features/semantic-tokens');
      return semanticTokens(await analysis(document, token), range);
    },
    async inlayHints(document, range, token) {
      if (!settingsFor(document.uri).inlayHints) return [];
      const { inlayHints } = await import('../features/inlay-hints');
      return inlayHints(await analysis(document, token), range);
    },
    async selectionRanges(document, positions) {
      const { selectionRanges } = await import('../features/selection-ranges');
      return selectionRanges(document, positions);
    },
    async workspaceSymbols(query, token) {
      const { workspaceSymbols } = await import('../features/workspace-symbols');
      return workspaceSymbols(await bundles.everyDocument(token), query, mostSymbols);
    },
    async definition(document, position, token) {
      const { definitionAt } = await import('../features/definition');
      return definitionAt(await bundles.of(document, token), document, position);
    },
    async references(document, position, includeDeclaration, token) {
      const { referencesAt } = await import('../features/references');
      return referencesAt(await bundles.of(document, token), document, position, includeDeclaration);
    },
    async highlights(document, position, token) {
      const { highlightsAt } = await import('../features/highlights');
      return highlightsAt(await bundles.of(document, token), document, position);
    },
    async prepareRename(document, position, token) {
      const { prepareRename } = await import('../features/rename');
      return prepareRename(await bundles.of(document, token), document, position);
    },
    async rename(document, position, newName, version, token) {
      const { renameAt } = await import('../features/rename');
      const renamed = renameAt(await bundles.of(document, token), document, position, newName);
      if (!renamed) return undefined;
      return 'refused' in renamed ? renamed.refused[localeFor(document.uri)] : bundleEditOf(renamed, document, version);
    },
    async symbols(document) {
      const { documentSymbols } = await import('../features/symbols');
      return documentSymbols(document);
    },
    async folding(document) {
      const { foldingRanges } = await import('../features/folding');
      return foldingRanges(document);
    },
    async links(document, token) {
      const { documentLinks } = await import('../features/links');
      return documentLinks(await analysis(document, token), await bundles.of(document, token), (path) => annexUri(document.uri, path));
    },
    async standard(id) {
      const { standardPage } = await import('../features/standard-page');
      const standard = standards.available.find((candidate) => candidate.id === id);
      const source = standards.sourceOf(id);
      return standard && source !== undefined ? standardPage(standard, source) : undefined;
    },
    reloadStandards: () => standards.reload(workspace),
    forget(uri) {
      analyses.forget(uri);
      bundles.forget(uri);
    },
    includes,
  };
}

/** More than anybody reads in one list. */
const mostSymbols = 500;

/** Today where the user is: a waiver ends with the day there. */
function localDate(): string {
  const now = new Date();
  return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, '0'), String(now.getDate()).padStart(2, '0')].join('-');
}
