/**
 * Switches Markdown whose front matter says `contract-spec:` to Contract Markdown. VS Code detects languages by the first line only, and the first line of
 * such a file is `---`.
 */
import * as vscode from 'vscode';
import { isMarkedAsContract, mayBeFrontMatter } from './frontMatter';
import { languageId } from './language';

/** What a user edits; not the sides of a diff, nor what an extension shows. */
const schemes = new Set(['file', 'untitled', 'vscode-remote', 'vscode-vfs', 'vscode-userdata']);

export function detectByFrontMatter(): vscode.Disposable {
  // Documents switched once: who switches one back by hand means it.
  const switched = new Set<string>();

  const look = (document: vscode.TextDocument) => {
    if (document.languageId !== 'markdown' || !schemes.has(document.uri.scheme) || switched.has(document.uri.toString())) return;
    if (!vscode.workspace.getConfiguration('contractSpec', document).get('detectFrontMatter', true)) return;
    if (!isMarkedAsContract(document.lineCount, (line) => document.lineAt(line).text)) return;
    switched.add(document.uri.toString());
    void vscode.languages.setTextDocumentLanguage(document, languageId);
  };

  const forgetWhenClosed = (document: vscode.TextDocument) => {
    // A change of language closes and opens the document too: it is gone only if nothing has opened by then.
    setTimeout(() => {
      const uri = document.uri.toString();
      if (!vscode.workspace.textDocuments.some((open) => open.uri.toString() === uri)) switched.delete(uri);
    });
  };

  vscode.workspace.textDocuments.forEach(look);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (document.languageId === 'markdown' && contentChanges.some((change) => mayBeFrontMatter(change.range.start.line))) look(document);
    }),
    vscode.workspace.onDidCloseTextDocument(forgetWhenClosed),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('contractSpec.detectFrontMatter')) vscode.workspace.textDocuments.forEach(look);
    }),
  );
}
