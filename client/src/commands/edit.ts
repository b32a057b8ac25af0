/** Applies an edit that the server computed: all of it in one undo step, or nothing. */
import * as vscode from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { activeContract } from '../language';
import type { LanguageServer } from '../languageServer';

/** The contract that a command works on; says so when there is none. */
export function requireContract(): vscode.TextEditor {
  const editor = activeContract();
  if (!editor) throw new Error(vscode.l10n.t('Open a contract, a policy or a specification first.'));
  return editor;
}

/** Asks the server for an edit of a document and applies it. False when there is nothing to change. */
export async function applyFromServer<P extends { readonly uri: string }>(
  server: LanguageServer, method: string, document: vscode.TextDocument, params: Omit<P, 'uri'>,
): Promise<boolean> {
  const client = await server.client();
  const { version } = document;
  const answer = await client.sendRequest<WorkspaceEdit | null>(method, { uri: client.code2ProtocolConverter.asUri(document.uri), ...params });
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answer);
  if (!edit || edit.size === 0) return false;
  // The edit is right for the text that the server saw. Who typed meanwhile asks again.
  if (document.version !== version) throw new Error(vscode.l10n.t('The document was changed meanwhile. Please try again.'));
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(vscode.l10n.t('The change could not be applied to the document.'));
  return true;
}
