/** The standard itself, read-only beside the draft, scrolled to a section. */
import * as vscode from 'vscode';
import { standardScheme } from './language';
import type { LanguageServer } from './languageServer';
import type { StandardResult } from './protocol';

export class StandardViewer implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #server: LanguageServer;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: vscode.Disposable;
  readonly onDidChange = this.#changed.event;

  constructor(server: LanguageServer) {
    this.#server = server;
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(standardScheme, this),
      // A new server may hold other standards: those of the workspace, once it is trusted.
      server.onDidCreate(() => {
        for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === standardScheme) this.#changed.fire(uri);
      }),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    return (await this.standard(idOf(uri))).text;
  }

  async standard(id: string): Promise<StandardResult> {
    const client = await this.#server.client();
    return client.sendRequest<StandardResult>('contractSpec/standard', { id });
  }

  /** Opens a standard at a section (`3(5)`), or at its beginning. */
  async open(id: string, section?: string): Promise<void> {
    const { title, sections } = await this.standard(id);
    const line = sections.find(({ number }) => number === section)?.line ?? 0;
    const document = await vscode.workspace.openTextDocument(uriOf(id, title));
    const editor = await vscode.window.showTextDocument(document, {
      viewColumn: besides(), preview: true, preserveFocus: true, selection: new vscode.Range(line, 0, line, 0),
    });
    editor.revealRange(new vscode.Range(line, 0, line, 0), vscode.TextEditorRevealType.AtTop);
  }
}

/** `contract-spec-standard:/ID/TITLE.md`: the tab shows the title, and `.md` makes it Markdown. */
const uriOf = (id: string, title: string): vscode.Uri => vscode.Uri.from({ scheme: standardScheme, path: `/${id}/${title.replaceAll('/', '／')}.md` });

const idOf = (uri: vscode.Uri): string => uri.path.split('/')[1] ?? '';

/** Where a standard is open already; else beside the draft. */
function besides(): vscode.ViewColumn {
  const open = vscode.window.visibleTextEditors.find((editor) => editor.document.uri.scheme === standardScheme);
  return open?.viewColumn ?? vscode.ViewColumn.Beside;
}
