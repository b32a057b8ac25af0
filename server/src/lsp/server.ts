/** The wire: LSP messages to the language service and back. Where files are is for the entry to say, so that a browser can bring its own. */
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import { codeActionKinds } from '../features/code-actions';
import { triggerCharacters } from '../features/completion';
import { tokenModifiers, tokenTypes } from '../features/semantic-tokens';
import { createLanguageService, type LanguageService } from '../service/service';
import { localeOf } from '../service/settings';
import { canonicalUri } from '../service/workspace';
import { registerCustomRequests } from './custom';
import { DiagnosticsSender } from './diagnostics';
import { openDocuments } from './documents';
import type { InitializationOptions } from './protocol';
import { registerFeatures } from './requests';
import { ClientSettings } from './settings';

/** URIs of the workspace folders. */
export type Folders = readonly string[];

export interface Host {
  readonly version: string;
  readFile(uri: string): Promise<string | undefined>;
  contractFiles(folders: Folders): Promise<readonly string[]>;
  standardFiles(folders: Folders): Promise<readonly string[]>;
  /** URI of the page that documents a rule. */
  pageOf(rule: string): string | undefined;
}

/** What the handlers share once the client has introduced itself. */
export interface Session {
  readonly connection: Connection;
  readonly documents: TextDocuments<ReturnType<typeof openDocuments.create>>;
  readonly service: LanguageService;
  readonly settings: ClientSettings;
  readonly params: InitializeParams;
  readonly host: Host;
  readonly folders: () => Folders;
  /** Settings and standards are there: what is asked before waits for it. */
  readonly ready: Promise<void>;
}

export function startServer(connection: Connection, host: Host): void {
  const documents = new TextDocuments(openDocuments);

  connection.onInitialize((params): InitializeResult => {
    const options = (params.initializationOptions ?? {}) as InitializationOptions;
    const { capabilities } = params;
    const settings = new ClientSettings(connection, capabilities, options.settings);
    let folders: Folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
    const byCanonicalUri = (uri: string) => documents.get(uri) ?? documents.all().find((open) => canonicalUri(open.uri) === canonicalUri(uri));
    const service = createLanguageService({
      settingsFor: (uri) => settings.for(uri),
      locale: localeOf(params.locale),
      // To clients that say they show it (LSP 3.17, PublishDiagnosticsClientCapabilities): others would read it for nothing with every finding of every version.
      pageOf: (rule) => (capabilities.textDocument?.publishDiagnostics?.codeDescriptionSupport ? host.pageOf(rule) : undefined),
      workspace: {
        openDocument: (uri) => byCanonicalUri(uri)?.document,
        openDocuments: () => documents.all().map(({ document }) => document),
        readFile: (uri) => host.readFile(uri),
        contractFiles: () => host.contractFiles(folders),
        standardFiles: async () => (options.trusted === false ? [] : host.standardFiles(folders)),
      },
    });
    let isReady = () => {};
    const ready = new Promise<void>((resolve) => (isReady = resolve));
    const session: Session = { connection, documents, service, settings, params, host, folders: () => folders, ready };
    const diagnostics = new DiagnosticsSender(session);
    registerFeatures(session);
    registerCustomRequests(session, diagnostics);

    const refetch = async () => {
      await settings.fetch(folders);
      await service.reloadStandards();
      diagnostics.refreshAll();
      if (capabilities.workspace?.inlayHint?.refreshSupport) connection.languages.inlayHint.refresh().catch(() => undefined);
    };
    connection.onInitialized(async () => {
      try {
        registerDynamically(session);
        if (capabilities.workspace?.workspaceFolders) {
          connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
            const gone = new Set(removed.map(({ uri }) => uri));
            folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
            void refetch();
          });
        }
        await settings.fetch(folders);
        await service.reloadStandards();
      } finally {
        isReady();
      }
    });
    connection.onDidChangeConfiguration(({ settings: sent }) => {
      settings.take(sent);
      void refetch();
    });
    connection.onDidChangeWatchedFiles(async ({ changes }) => {
      for (const { uri } of changes) service.forget(uri);
      if (changes.some(({ uri }) => canonicalUri(uri).includes('/.contract-spec/standards/'))) {
        await service.reloadStandards();
        diagnostics.refreshAll();
      } else diagnostics.filesChanged(changes.map(({ uri }) => uri));
    });
    return { capabilities: capabilitiesFor(params), serverInfo: { name: 'contract-spec', version: host.version } };
  });

  documents.listen(connection);
  connection.listen();
}

function capabilitiesFor({ capabilities }: InitializeParams): InitializeResult['capabilities'] {
  const { textDocument, workspace } = capabilities;
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    hoverProvider: true,
    completionProvider: { triggerCharacters: [...triggerCharacters], resolveProvider: true, completionItem: { labelDetailsSupport: true } },
    ...(textDocument?.semanticTokens && { semanticTokensProvider: { legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] }, full: true, range: true } }),
    ...(textDocument?.inlayHint && { inlayHintProvider: true }),
    selectionRangeProvider: true,
    workspaceSymbolProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    documentLinkProvider: { resolveProvider: false },
    codeActionProvider: textDocument?.codeAction?.codeActionLiteralSupport ? { codeActionKinds: [...codeActionKinds], resolveProvider: true } : true,
    ...(textDocument?.diagnostic && { diagnosticProvider: { identifier: 'contract-spec', interFileDependencies: true, workspaceDiagnostics: false } }),
    ...(workspace?.workspaceFolders && { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }),
  };
}

/** Only what the client says it can register; without, it may still send these notifications by itself. */
function registerDynamically({ connection, params }: Session): void {
  const { workspace } = params.capabilities;
  const ignore = (error: unknown) => connection.console.warn(`client/registerCapability: ${String(error)}`);
  if (workspace?.didChangeConfiguration?.dynamicRegistration) connection.client.register(DidChangeConfigurationNotification.type, { section: 'contractSpec' }).catch(ignore);
  if (workspace?.didChangeWatchedFiles?.dynamicRegistration) {
    connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*.{md,markdown}' }] }).catch(ignore);
  }
}
