/** Entry of the extension. Everything here is cheap: the language server and its client are loaded with the first contract. */
import * as vscode from 'vscode';
import { registerCommands } from './commands';
import { detectByFrontMatter } from './detection';
import { LanguageServer } from './languageServer';
import { StandardViewer } from './standardViewer';
import { showStatus } from './statusBar';

let server: LanguageServer | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const output = vscode.window.createOutputChannel('Contract Spec', { log: true });
  server = new LanguageServer(context, output);
  const viewer = new StandardViewer(server);
  context.subscriptions.push(output, server, viewer, showStatus(server), registerCommands({ server, viewer, output }), detectByFrontMatter());
  server.startForOpenContracts();
}

/** VS Code waits for this before it ends the extension host: the server ends in order. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
