/** Checks every contract document of the open folders; what is found stands in the Problems panel. */
import * as vscode from 'vscode';
import type { WorkDoneProgressBegin, WorkDoneProgressEnd, WorkDoneProgressReport } from 'vscode-languageclient/node';
import type { Command } from '.';
import type { CheckWorkspaceParams, CheckWorkspaceResult } from '../protocol';

let runs = 0;

export const checkWorkspace: Command = async ({ server }) => {
  const client = await server.client();
  const workDoneToken = `contractSpec.checkWorkspace.${++runs}`;
  const { WorkDoneProgress } = await import('vscode-languageclient/node');

  const result = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Checking contract documents'), cancellable: true },
    async (progress, cancellation) => {
      let percentage = 0;
      const listener = client.onProgress(WorkDoneProgress.type, workDoneToken, (value: WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd) => {
        if (value.kind === 'end') return;
        const increment = (value.percentage ?? percentage) - percentage;
        percentage += increment;
        progress.report({ increment, ...(value.message === undefined ? {} : { message: value.message }) });
      });
      try {
        return await client.sendRequest<CheckWorkspaceResult>('contractSpec/checkWorkspace', { workDoneToken } satisfies CheckWorkspaceParams, cancellation);
      } finally {
        listener.dispose();
      }
    },
  );
  await summarise(result);
  return result;
};

async function summarise({ files, errors, warnings }: CheckWorkspaceResult): Promise<void> {
  if (files === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There are no contract documents in this folder.'));
    return;
  }
  const message = vscode.l10n.t('{0} contract documents checked: {1} errors, {2} warnings.', files, errors, warnings);
  const show = vscode.l10n.t('Show Problems');
  // Not awaited: the command has done its work, whether or not anybody reacts to the message.
  void vscode.window.showInformationMessage(message, ...(errors + warnings > 0 ? [show] : [])).then((chosen) => {
    if (chosen === show) void vscode.commands.executeCommand('workbench.actions.view.problems');
  });
}
