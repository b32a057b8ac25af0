/**
 * Diagnostics by push (LSP 3.17, textDocument/publishDiagnostics) to clients that do not pull, by pull (textDocument/diagnostic) to those that do, and
 * the status notification with either. A keystroke is answered at once: there is no delay to wait for.
 */
import { DocumentDiagnosticReportKind, type Diagnostic, type DocumentDiagnosticReport } from 'vscode-languageserver';
import { parseDocument } from '../dialect/document';
import type { Status } from '../features/status';
import { canonicalUri } from '../service/workspace';
import type { OpenDocument } from './documents';
import { answer } from './answer';
import type { StatusParams } from './protocol';
import type { Session } from './server';

/** Diagnostics of the last version sent, so that "nothing has changed" can be said in one word. */
interface Sent {
  readonly id: string;
  readonly json: string;
}

export class DiagnosticsSender {
  private readonly pulls: boolean;
  private readonly statuses = new Map<string, string>();
  private readonly reports = new Map<string, Sent>();
  /** Files whose findings the client shows though no editor does, because the whole workspace was checked. By canonical URI. */
  private readonly checked = new Set<string>();
  private nextId = 0;

  constructor(private readonly session: Session) {
    const { connection, documents, params } = session;
    this.pulls = params.capabilities.textDocument?.diagnostic !== undefined;
    documents.onDidOpen(({ document }) => {
      // From now on the editor shows what is typed, not what was found on disk.
      if (this.pulls && this.checked.has(canonicalUri(document.uri))) void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    });
    documents.onDidChangeContent(({ document }) => {
      if (!this.pulls) void this.push(document);
      if (documents.keys().length > 1) this.bundleChanged(document.uri);
    });
    documents.onDidSave(({ document }) => {
      if (document.document.kind === 'standard') void session.service.reloadStandards().then(() => this.refreshAll());
    });
    documents.onDidClose(({ document: { uri } }) => {
      this.statuses.delete(uri);
      this.reports.delete(uri);
      session.service.forget(uri);
      if (this.checked.has(canonicalUri(uri))) void this.showClosed(uri);
      else if (!this.pulls) void connection.sendDiagnostics({ uri, diagnostics: [] });
      this.bundleChanged(uri);
    });
    if (this.pulls) {
      connection.languages.diagnostics.on((request, token) =>
        answer<DocumentDiagnosticReport>(session, 'textDocument/diagnostic', { kind: DocumentDiagnosticReportKind.Full, items: [] }, async () => {
          const open = documents.get(request.textDocument.uri);
          if (!open) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
          const items = await session.service.diagnostics(open.document, token);
          await this.sendStatus(open);
          return this.report(open.uri, items, request.previousResultId);
        }),
      );
    }
  }

  /** Settings or standards are new: everything is looked at again. */
  refreshAll(): void {
    if (!this.pulls) for (const open of this.session.documents.all()) void this.push(open);
    else this.refresh();
  }

  /** Files have changed on disk: those that are shown, and the bundles that they belong to. */
  filesChanged(uris: readonly string[]): void {
    for (const uri of uris) {
      if (!this.session.documents.get(uri)) this.bundleChanged(uri);
      if (this.checked.has(canonicalUri(uri))) void this.showClosed(uri);
    }
  }

  /** Checks a file that is not open and shows what is found. Undefined when it cannot be read. */
  async showClosed(uri: string): Promise<readonly Diagnostic[] | undefined> {
    const { connection, documents, host, service } = this.session;
    const openHere = () => documents.all().find((candidate) => canonicalUri(candidate.uri) === canonicalUri(uri));
    this.checked.add(canonicalUri(uri));
    const open = openHere();
    if (open) return service.diagnostics(open.document);
    const text = await host.readFile(uri);
    const diagnostics = text === undefined ? undefined : await service.diagnostics(parseDocument(uri, text));
    if (diagnostics === undefined) this.checked.delete(canonicalUri(uri));
    // Opened meanwhile: the editor shows its own.
    if (openHere()) return diagnostics;
    void connection.sendDiagnostics({ uri, diagnostics: [...(diagnostics ?? [])] });
    return diagnostics;
  }

  private async push(open: OpenDocument): Promise<void> {
    const { connection, documents, service, ready } = this.session;
    await ready;
    try {
      const diagnostics = await service.diagnostics(open.document);
      // Another version has come meanwhile: its own diagnostics are on their way.
      if (documents.get(open.uri) !== open) return;
      void connection.sendDiagnostics({ uri: open.uri, version: open.version, diagnostics });
      await this.sendStatus(open);
    } catch (error) {
      connection.console.error(`diagnostics: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }

  private report(uri: string, items: Diagnostic[], previous: string | undefined): DocumentDiagnosticReport {
    const json = JSON.stringify(items);
    const last = this.reports.get(uri);
    if (last?.json === json) {
      if (previous === last.id) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: last.id };
      return { kind: DocumentDiagnosticReportKind.Full, resultId: last.id, items };
    }
    const id = String(++this.nextId);
    this.reports.set(uri, { id, json });
    return { kind: DocumentDiagnosticReportKind.Full, resultId: id, items };
  }

  /** `contractSpec/status`, only when the figures are new. */
  private async sendStatus({ uri, document }: OpenDocument): Promise<void> {
    if (document.kind === 'standard') return;
    const status: Status = await this.session.service.status(document);
    const key = `${status.kind} ${status.standards.map(({ id, met, total }) => `${id} ${met} ${total}`).join(' ')}`;
    if (this.statuses.get(uri) === key) return;
    this.statuses.set(uri, key);
    void this.session.connection.sendNotification('contractSpec/status', { uri, ...status } satisfies StatusParams);
  }

  /** A file of a bundle has changed: the documents that name it as an annex are looked at again. */
  private bundleChanged(uri: string): void {
    const { documents, service } = this.session;
    const affected = documents.all().filter((open) => open.uri !== uri && service.includes(open.document, uri));
    if (affected.length === 0) return;
    if (!this.pulls) for (const open of affected) void this.push(open);
    else this.refresh();
  }

  private refresh(): void {
    const { connection, params } = this.session;
    if (params.capabilities.workspace?.diagnostics?.refreshSupport) connection.languages.diagnostics.refresh().catch(() => undefined);
  }
}
