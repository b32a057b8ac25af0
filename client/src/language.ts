import * as vscode from 'vscode';

export const languageId = 'contract-markdown';

/** Standards are shown under this scheme: read-only, made by the server, no file behind them. */
export const standardScheme = 'contract-spec-standard';

export const isContract = (document: vscode.TextDocument): boolean => document.languageId === languageId && document.uri.scheme !== standardScheme;

/** The contract in front of the user. */
export function activeContract(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor && isContract(editor.document) ? editor : undefined;
}
