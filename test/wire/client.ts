/** A language client over stdio, in the words of somebody who writes in an editor: open, type, look at the problems, take a fix. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type CodeAction,
  type CompletionItem,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type Hover,
  type InitializeResult,
  type MarkupContent,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { InitializationOptions, StatusParams } from '../../server/src/lsp/protocol';

const root = path.resolve(__dirname, '../..');

/** What VS Code says it can do, as far as this server asks. */
export const capable: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    diagnostic: {},
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: { completionItem: { snippetSupport: true, resolveSupport: { properties: ['additionalTextEdits'] } } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source'] } }, dataSupport: true, resolveSupport: { properties: ['edit'] } },
  },
};

/** A small editor: no pull, no settings to ask for, nothing resolved later, plain text. */
export const modest: ClientCapabilities = {
  textDocument: {
    publishDiagnostics: {},
    hover: { contentFormat: ['plaintext'] },
    completion: {},
    documentSymbol: { hierarchicalDocumentSymbolSupport: false },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
  },
};

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  /** The editor's language. */
  readonly locale?: string;
  /** URIs of workspace folders. */
  readonly folders?: readonly string[];
  readonly initializationOptions?: InitializationOptions;
  /** What `workspace/configuration` answers for the section contractSpec. */
  readonly settings?: object;
  /** The server's program. */
  readonly server?: string;
}

export class Client {
  readonly connection: ProtocolConnection;
  readonly server: ChildProcessWithoutNullStreams;
  /** What was published last, by URI. */
  readonly published = new Map<string, PublishDiagnosticsParams>();
  readonly statuses = new Map<string, StatusParams>();
  /** Methods that the server has registered by itself. */
  readonly registered: string[] = [];
  readonly log: string[] = [];
  refreshes = 0;
  settings: object;
  initialized!: InitializeResult;
  private stderr = '';

  private constructor(readonly capabilities: ClientCapabilities, settings: object, server: string) {
    this.settings = settings;
    this.server = spawn(process.execPath, [server, '--stdio']);
    this.server.stderr.on('data', (data: Buffer) => (this.stderr += data.toString()));
    this.connection = createProtocolConnection(new StreamMessageReader(this.server.stdout), new StreamMessageWriter(this.server.stdin));
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => void this.published.set(params.uri, params));
    this.connection.onNotification('contractSpec/status', (params: StatusParams) => void this.statuses.set(params.uri, params));
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => void this.log.push(message));
    this.connection.onRequest('client/registerCapability', ({ registrations }: { registrations: { method: string }[] }) => void this.registered.push(...registrations.map(({ method }) => method)));
    this.connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => this.settings));
    this.connection.onRequest('workspace/diagnostic/refresh', () => void this.refreshes++);
    this.connection.listen();
  }

  static async start({ capabilities = capable, locale = 'ja', folders = [], initializationOptions, settings = {}, server = path.join(root, 'dist/server.js') }: ClientOptions = {}): Promise<Client> {
    const client = new Client(capabilities, settings, server);
    client.initialized = await client.request('initialize', {
      processId: process.pid,
      rootUri: folders[0] ?? null,
      workspaceFolders: capabilities.workspace?.workspaceFolders ? folders.map((uri) => ({ uri, name: uri.slice(uri.lastIndexOf('/') + 1) })) : null,
      locale,
      capabilities,
      initializationOptions,
    });
    await client.notify('initialized', {});
    return client;
  }

  request<T>(method: string, params?: object): Promise<T> {
    return this.connection.sendRequest<T>(method, params);
  }

  notify(method: string, params?: object): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  get pulls(): boolean {
    return this.initialized.capabilities.diagnosticProvider !== undefined;
  }

  /** Opens a draft; `<|>` or `<|…|>` in its text is where the user is. */
  async open(marked: string, uri = `untitled:draft-${++drafts}.contract.md`): Promise<Draft> {
    const { text, range } = unmark(marked);
    const draft = new Draft(this, uri, text, range);
    await this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'contract-markdown', version: 1, text } });
    return draft;
  }

  /** Ends as an editor does. The server's exit status. */
  async stop(): Promise<number | null> {
    const exited = once(this.server, 'exit');
    await this.request('shutdown');
    await this.notify('exit');
    const [status] = (await exited) as [number | null];
    this.connection.dispose();
    assert.equal(this.stderr, '', 'the server has nothing to complain about');
    return status;
  }
}

let drafts = 0;

/** A document in the editor. */
export class Draft {
  version = 1;

  constructor(readonly client: Client, readonly uri: string, public text: string, readonly marked: Range | undefined) {}

  private get id() {
    return { uri: this.uri };
  }

  /** Where the marker was. */
  get here(): Range {
    assert.ok(this.marked, 'the text holds a marker');
    return this.marked;
  }

  /** Range of the first occurrence of a text. */
  rangeOf(text: string): Range {
    const start = this.text.indexOf(text);
    assert.ok(start >= 0, `the draft holds ${text}`);
    const document = TextDocument.create('', '', 0, this.text);
    return { start: document.positionAt(start), end: document.positionAt(start + text.length) };
  }

  textAt(range: Range): string {
    return TextDocument.create('', '', 0, this.text).getText(range);
  }

  /** What the editor shows for this version, by pull or by push, as it was agreed. */
  async diagnostics(): Promise<Diagnostic[]> {
    if (this.client.pulls) {
      const report = await this.client.request<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: this.id });
      assert.equal(report.kind, 'full');
      return report.kind === 'full' ? report.items : [];
    }
    return (await eventually(`diagnostics of version ${this.version}`, () => this.client.published.get(this.uri)?.version === this.version && this.client.published.get(this.uri))).diagnostics;
  }

  async diagnostic(rule: string, section?: string): Promise<Diagnostic> {
    const all = await this.diagnostics();
    const found = all.find(({ code, data }) => code === rule && (section === undefined || (data as { section?: string } | undefined)?.section === section));
    assert.ok(found, `${rule} ${section ?? ''} among\n${list(all)}`);
    return found;
  }

  async errors(): Promise<Diagnostic[]> {
    return (await this.diagnostics()).filter(({ severity }) => severity === 1);
  }

  /** The light bulb at a place, or at a diagnostic; or the source actions of a kind. */
  async actions(at: Range | Diagnostic, only?: readonly string[]): Promise<CodeAction[]> {
    const [range, diagnostics] = 'range' in at ? [at.range, [at]] : [at, []];
    return (await this.client.request<CodeAction[] | null>('textDocument/codeAction', { textDocument: this.id, range, context: { diagnostics, ...(only && { only }) } })) ?? [];
  }

  /** Those that say they resolve the diagnostic. */
  async fixes(diagnostic: Diagnostic): Promise<CodeAction[]> {
    return (await this.actions(diagnostic)).filter(({ diagnostics }) => diagnostics?.some(({ message }) => message === diagnostic.message));
  }

  async editOf(action: CodeAction): Promise<WorkspaceEdit> {
    const { edit } = action.edit ? action : await this.client.request<CodeAction>('codeAction/resolve', action);
    assert.ok(edit, `${action.title} changes something`);
    return edit;
  }

  async take(action: CodeAction): Promise<void> {
    await this.apply(await this.editOf(action));
  }

  async apply(edit: WorkspaceEdit): Promise<void> {
    const versions = this.client.capabilities.workspace?.workspaceEdit?.documentChanges === true;
    const [change, ...others] = versions ? (edit.documentChanges ?? []) : Object.entries(edit.changes ?? {}).map(([uri, edits]) => ({ textDocument: { uri, version: this.version }, edits }));
    assert.ok(change && 'textDocument' in change && others.length === 0, `one document is changed: ${JSON.stringify(edit)}`);
    assert.deepEqual(change.textDocument, { uri: this.uri, version: this.version });
    await this.edit(change.edits as TextEdit[]);
  }

  /** Types: edits whose ranges all refer to the text before. */
  async edit(edits: readonly TextEdit[]): Promise<void> {
    const before = TextDocument.create(this.uri, '', 0, this.text);
    this.text = TextDocument.applyEdits(before, [...edits]);
    // One change for each edit, the last in the text first, so that the ranges of the others hold.
    const backwards = edits.map((edit, i) => ({ edit, i })).sort((a, b) => before.offsetAt(b.edit.range.start) - before.offsetAt(a.edit.range.start) || b.i - a.i);
    await this.client.notify('textDocument/didChange', { textDocument: { uri: this.uri, version: ++this.version }, contentChanges: backwards.map(({ edit: { range, newText } }) => ({ range, text: newText })) });
  }

  async hover(at: Range = this.here): Promise<string | undefined> {
    const hover = await this.client.request<Hover | null>('textDocument/hover', { textDocument: this.id, position: at.start });
    return hover ? (hover.contents as MarkupContent).value : undefined;
  }

  async completions(at: Range = this.here): Promise<CompletionItem[]> {
    const list = await this.client.request<{ items: CompletionItem[] } | null>('textDocument/completion', { textDocument: this.id, position: at.end });
    return [...(list?.items ?? [])].sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
  }

  ask<T>(method: string, params: object = {}): Promise<T> {
    return this.client.request<T>(method, { textDocument: this.id, ...params });
  }

  close(): Promise<void> {
    return this.client.notify('textDocument/didClose', { textDocument: this.id });
  }
}

/** Takes the markers out: `<|>` for a place, `<|` and `|>` around a range. */
function unmark(marked: string): { text: string; range: Range | undefined } {
  const open = marked.indexOf('<|');
  if (open < 0) return { text: marked, range: undefined };
  const isPlace = marked.startsWith('<|>', open);
  const behind = marked.slice(open + (isPlace ? 3 : 2));
  const length = isPlace ? 0 : behind.indexOf('|>');
  const text = marked.slice(0, open) + (isPlace ? behind : behind.slice(0, length) + behind.slice(length + 2));
  const document = TextDocument.create('', '', 0, text);
  return { text, range: { start: document.positionAt(open), end: document.positionAt(open + length) } };
}

/** Waits until something is so; says what did not come true. */
export async function eventually<T>(what: string, attempt: () => T | undefined | false, limit = 10_000): Promise<T> {
  const end = Date.now() + limit;
  for (;;) {
    const result = attempt();
    if (result !== undefined && result !== false) return result;
    if (Date.now() > end) throw new Error(`Still not so after ${limit} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export const list = (diagnostics: readonly Diagnostic[]): string => diagnostics.map(({ code, severity, message, range }) => `${range.start.line + 1}:${range.start.character + 1} ${severity} ${code}: ${message}`).join('\n');
