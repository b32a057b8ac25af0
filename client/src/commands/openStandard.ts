/** Opens the standard beside the draft: at the section that is asked for, or at one picked from its table of contents. */
import * as vscode from 'vscode';
import type { Command, Services } from '.';
import type { ClauseInfo } from '../protocol';
import { requireContract } from './edit';

interface SectionChoice extends vscode.QuickPickItem {
  readonly id: string;
  readonly section: string;
}

/** `contractSpec.openStandard(standard, section)`. */
export const openStandard: Command = async (services, standard, section) => {
  if (typeof standard === 'string') {
    await services.viewer.open(standard, typeof section === 'string' ? section : undefined);
    return;
  }
  const picked = await vscode.window.showQuickPick(sections(services), {
    title: vscode.l10n.t('Open the Standard'),
    placeHolder: vscode.l10n.t('Choose a section'),
    matchOnDescription: true,
  });
  if (picked) await services.viewer.open(picked.id, picked.section);
};

/** The sections of every standard that applies to the contract in front of the user. */
async function sections({ server, viewer }: Services): Promise<SectionChoice[]> {
  const { document } = requireContract();
  const client = await server.client();
  const clauses = await client.sendRequest<ClauseInfo[]>('contractSpec/clauses', { uri: client.code2ProtocolConverter.asUri(document.uri) });
  const choices: SectionChoice[] = [];
  for (const id of new Set(clauses.map(({ standard }) => standard))) {
    const standard = await viewer.standard(id);
    choices.push({ label: standard.title, kind: vscode.QuickPickItemKind.Separator, id, section: '' });
    for (const { number, title } of standard.sections) choices.push({ label: `${number} ${title}`, id, section: number });
  }
  return choices;
}
