/** Numbers articles, paragraphs and items in order, with every reference to them. */
import * as vscode from 'vscode';
import type { Command } from '.';
import type { RenumberParams } from '../protocol';
import { applyFromServer, requireContract } from './edit';

export const renumber: Command = async ({ server }) => {
  const { document } = requireContract();
  if (await applyFromServer<RenumberParams>(server, 'contractSpec/renumber', document, {})) return;
  void vscode.window.showInformationMessage(vscode.l10n.t('All numbers are in order.'));
};
