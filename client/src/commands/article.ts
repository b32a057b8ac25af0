/** Moves or deletes the article in which the cursor stands, with the numbers and references that follow. */
import * as vscode from 'vscode';
import type { Command } from '.';
import type { EditArticleParams } from '../protocol';
import { applyFromServer, requireContract } from './edit';

export const editArticle = (action: EditArticleParams['action']): Command => async ({ server }) => {
  const { document, selection } = requireContract();
  const { line, character } = selection.active;
  if (await applyFromServer<EditArticleParams>(server, 'contractSpec/editArticle', document, { position: { line, character }, action })) return;
  void vscode.window.showInformationMessage(vscode.l10n.t('There is no article here that can be moved or deleted.'));
};
