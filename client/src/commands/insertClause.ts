/** Inserts standard clauses: those picked from a list, or all that are missing. */
import * as vscode from 'vscode';
import type { Command, Services } from '.';
import type { ClauseInfo, InsertClauseParams } from '../protocol';
import { applyFromServer, requireContract } from './edit';

interface Choice extends vscode.QuickPickItem {
  readonly clause?: ClauseInfo;
}

const method = 'contractSpec/insertClause';

/** Without arguments asks which clauses; with `{ standard, requirement }` inserts that one (used by keybindings and other extensions). */
export const insertClause: Command = async (services, argument) => {
  const { document } = requireContract();
  const given = argument as { standard?: unknown; requirement?: unknown } | undefined;
  if (typeof given?.standard === 'string' && typeof given.requirement === 'string') {
    await insert(services, document, given.standard, [given.requirement]);
    return;
  }

  const clauses = (await clausesOf(services, document)).filter(({ state }) => state === 'missing' || state === 'partial');
  if (clauses.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Nothing that the standard requires is missing.'));
    return;
  }
  const picked = await vscode.window.showQuickPick<Choice>(choices(clauses), {
    canPickMany: true,
    matchOnDescription: true,
    title: vscode.l10n.t('Insert Standard Clauses'),
    placeHolder: vscode.l10n.t('Choose what the contract shall provide for'),
  });
  for (const [standard, requirements] of byStandard(picked ?? [])) await insert(services, document, standard, requirements);
};

/** One edit, over all standards of the document: one undo takes it back. */
export const insertAllMissing: Command = async ({ server }) => {
  const { document } = requireContract();
  if (await applyFromServer<InsertClauseParams>(server, method, document, { requirements: 'all' })) return;
  void vscode.window.showInformationMessage(vscode.l10n.t('Nothing that the standard requires is missing.'));
};

async function clausesOf({ server }: Services, document: vscode.TextDocument): Promise<ClauseInfo[]> {
  const client = await server.client();
  return client.sendRequest<ClauseInfo[]>('contractSpec/clauses', { uri: client.code2ProtocolConverter.asUri(document.uri) });
}

/** Missing clauses first, then incomplete ones, in the order of the standard. */
function choices(clauses: readonly ClauseInfo[]): Choice[] {
  const separator = (label: string): Choice => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const group = (state: ClauseInfo['state'], label: string): Choice[] => {
    const items = clauses.filter((clause) => clause.state === state).map((clause) => ({ label: clause.title, description: clause.section, clause }));
    return items.length === 0 ? [] : [separator(label), ...items];
  };
  return [...group('missing', vscode.l10n.t('Missing')), ...group('partial', vscode.l10n.t('Incomplete'))];
}

function byStandard(picked: readonly Choice[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { clause } of picked) {
    if (clause) groups.set(clause.standard, [...(groups.get(clause.standard) ?? []), clause.requirement]);
  }
  return groups;
}

async function insert({ server }: Services, document: vscode.TextDocument, standard: string, requirements: readonly string[]): Promise<void> {
  if (await applyFromServer<InsertClauseParams>(server, method, document, { standard, requirements })) return;
  throw new Error(vscode.l10n.t('The standard has no clause for this kind of document.'));
}
