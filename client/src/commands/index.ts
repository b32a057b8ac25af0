/** Every command of the palette, and what happens when one fails. */
import * as vscode from 'vscode';
import type { LanguageServer } from '../languageServer';
import type { StandardViewer } from '../standardViewer';
import { editArticle } from './article';
import { checkWorkspace } from './checkWorkspace';
import { insertAllMissing, insertClause } from './insertClause';
import { openStandard } from './openStandard';
import { renumber } from './renumber';

export interface Services {
  readonly server: LanguageServer;
  readonly viewer: StandardViewer;
  readonly output: vscode.LogOutputChannel;
}

export type Command = (services: Services, ...args: readonly unknown[]) => Promise<unknown>;

const commands: Record<string, Command> = {
  'contractSpec.insertClause': insertClause,
  'contractSpec.insertAllMissing': insertAllMissing,
  'contractSpec.renumber': renumber,
  'contractSpec.moveArticleUp': editArticle('up'),
  'contractSpec.moveArticleDown': editArticle('down'),
  'contractSpec.deleteArticle': editArticle('delete'),
  'contractSpec.openStandard': openStandard,
  'contractSpec.checkWorkspace': checkWorkspace,
  'contractSpec.restartServer': async ({ server }) => server.restart(),
  'contractSpec.showOutput': async ({ output }) => output.show(),
};

export function registerCommands(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([id, command]) =>
      vscode.commands.registerCommand(id, async (...args: unknown[]) => {
        try {
          return await command(services, ...args);
        } catch (error) {
          if (error instanceof vscode.CancellationError) return undefined;
          return void report(services.output, id, error);
        }
      }),
    ),
  );
}

async function report(output: vscode.LogOutputChannel, id: string, error: unknown): Promise<void> {
  output.error(`${id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  const show = vscode.l10n.t('Show Output');
  const message = error instanceof Error ? error.message : String(error);
  if ((await vscode.window.showErrorMessage(vscode.l10n.t('Contract Spec: {0}', message), show)) === show) output.show();
}
