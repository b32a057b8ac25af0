/**
 * The language server as a process: started with the first contract that opens, not before, and kept until VS Code closes.
 * `vscode-languageclient` is loaded with it, so that Markdown files which are no contracts cost next to nothing.
 */
import path from 'node:path';
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { isContract, languageId } from './language';
import type { InitializationOptions } from './protocol';

export class LanguageServer implements vscode.Disposable {
  readonly #module: string;
  readonly #output: vscode.LogOutputChannel;
  readonly #started = new vscode.EventEmitter<LanguageClient>();
  readonly #subscriptions: vscode.Disposable[];
  #client: Promise<LanguageClient> | undefined;

  /** Fires with every new process, before it answers anything: where to listen to its notifications. */
  readonly onDidCreate = this.#started.event;

  constructor(context: vscode.ExtensionContext, output: vscode.LogOutputChannel) {
    this.#module = context.asAbsolutePath(path.join('dist', 'server.js'));
    this.#output = output;
    this.#subscriptions = [
      vscode.workspace.onDidOpenTextDocument((document) => this.#startFor(document)),
      // Standards of the workspace are read only where it is trusted.
      vscode.workspace.onDidGrantWorkspaceTrust(() => void (this.#client && this.restart())),
    ];
  }

  /** Once everybody who wants to know of a new process is listening. */
  startForOpenContracts(): void {
    vscode.workspace.textDocuments.forEach((document) => this.#startFor(document));
  }

  /** The running client; starts the server when need be. */
  client(): Promise<LanguageClient> {
    this.#client ??= this.#start().catch((error: unknown) => {
      this.#client = undefined;
      throw error;
    });
    return this.#client;
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.client();
  }

  async stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await (await client?.catch(() => undefined))?.dispose();
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions, this.#started).dispose();
  }

  #startFor(document: vscode.TextDocument): void {
    if (this.#client || !isContract(document)) return;
    this.client().catch((error: unknown) => {
      this.#output.error(error instanceof Error ? error : String(error));
      void vscode.window.showErrorMessage(vscode.l10n.t('The language server for contracts could not be started. See the output "Contract Spec".'));
    });
  }

  async #start(): Promise<LanguageClient> {
    const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
    const run = { module: this.#module, transport: TransportKind.ipc };
    const client = new LanguageClient(
      'contractSpec',
      'Contract Spec',
      { run, debug: { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } } },
      {
        documentSelector: [{ language: languageId }],
        outputChannel: this.#output,
        initializationOptions: (): InitializationOptions => ({ trusted: vscode.workspace.isTrusted }),
        // What documents and standards say is shown as text: no command link and no HTML of theirs is followed.
        markdown: { isTrusted: false, supportHtml: false },
        diagnosticPullOptions: { onChange: true, onSave: false },
      },
    );
    this.#started.fire(client);
    await client.start();
    return client;
  }
}
