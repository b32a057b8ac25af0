/** How much of its standards the contract in front of the user meets: 9/11. */
import * as vscode from 'vscode';
import { activeContract } from './language';
import type { LanguageServer } from './languageServer';
import type { StatusParams } from './protocol';

export function showStatus(server: LanguageServer): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('contractSpec.status', vscode.StatusBarAlignment.Right, 100);
  item.name = vscode.l10n.t('Compliance with standards');
  item.command = 'contractSpec.insertClause';
  const statuses = new Map<string, StatusParams>();

  const refresh = () => {
    const editor = activeContract();
    const status = editor && statuses.get(editor.document.uri.toString());
    if (!status || status.standards.length === 0) return item.hide();
    const missing = status.total - status.met;
    item.text = `$(law) ${status.met}/${status.total}`;
    item.tooltip = tooltip(status);
    item.accessibilityInformation = { label: vscode.l10n.t('{0} of {1} items of the standard met', status.met, status.total) };
    item.backgroundColor = missing > 0 ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    item.show();
  };

  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(refresh),
    vscode.workspace.onDidOpenTextDocument(refresh),
    vscode.workspace.onDidCloseTextDocument((document) => {
      statuses.delete(document.uri.toString());
      refresh();
    }),
    server.onDidCreate((client) => {
      statuses.clear();
      refresh();
      client.onNotification('contractSpec/status', (status: StatusParams) => {
        // The server writes URIs in its own way (escapes, drive letters): compare them as VS Code writes them.
        statuses.set(vscode.Uri.parse(status.uri).toString(), status);
        refresh();
      });
    }),
  );
}

function tooltip(status: StatusParams): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  for (const standard of status.standards) {
    text.appendText(vscode.l10n.t('{0}: {1} of {2} items met', standard.title, standard.met, standard.total));
    text.appendMarkdown('\n\n');
  }
  text.appendText(
    status.met === status.total
      ? vscode.l10n.t('Nothing that the standard requires is missing.')
      : vscode.l10n.t('Click to insert standard clauses for what is missing.'),
  );
  return text;
}
