/** What the tests do in the editor, in the words of a person who does it. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

export const fixture = (name: string): vscode.Uri => vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, name);

/** Waits until something is so; says what did not come true. */
export async function eventually<T>(what: string, attempt: () => T | undefined | false | Promise<T | undefined | false>, limit = 15_000): Promise<T> {
  const end = Date.now() + limit;
  for (;;) {
    const result = await attempt();
    if (result !== undefined && result !== false) return result;
    if (Date.now() > end) throw new Error(`Still not so after ${limit} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function open(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(fixture(name)));
}

export const openText = async (content: string, language = 'contract-markdown'): Promise<vscode.TextEditor> =>
  vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language, content }));

/** Leaves nothing behind: neither open editors nor changed files. */
export async function closeAll(): Promise<void> {
  for (const editor of vscode.window.visibleTextEditors) {
    if (!editor.document.isDirty) continue;
    await vscode.window.showTextDocument(editor.document, { viewColumn: editor.viewColumn });
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

export const ruleOf = ({ code }: vscode.Diagnostic): string => String(typeof code === 'object' ? code.value : code);

const ours = (document: vscode.TextDocument): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source !== undefined && /contract/i.test(source));

/** The problems of a document, once there are any of a rule. */
export const problems = (document: vscode.TextDocument, rule = 'missing-clause'): Promise<vscode.Diagnostic[]> =>
  eventually(`${rule} in ${document.uri.path}`, () => {
    const all = ours(document);
    return all.some((problem) => ruleOf(problem) === rule) && all;
  });

export const problemsGone = (document: vscode.TextDocument, gone: (problem: vscode.Diagnostic) => boolean, what: string): Promise<true> =>
  eventually(what, () => !ours(document).some(gone));

/** The quick fixes that the light bulb offers at a problem, the preferred ones first. */
export async function quickFixes(document: vscode.TextDocument, problem: vscode.Diagnostic): Promise<vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, problem.range, vscode.CodeActionKind.QuickFix.value, 100);
  return [...actions].sort((one, other) => Number(other.isPreferred ?? false) - Number(one.isPreferred ?? false));
}

export async function apply(action: vscode.CodeAction): Promise<void> {
  assert.ok(action.edit, `${action.title} carries its edit`);
  assert.ok(await vscode.workspace.applyEdit(action.edit));
}

export async function hover(document: vscode.TextDocument, text: string): Promise<string> {
  const position = document.positionAt(document.getText().indexOf(text) + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
  const markdown = hovers.flatMap(({ contents }) => contents.map((content) => (content instanceof vscode.MarkdownString ? content.value : String(content)))).join('\n');
  // As it is shown: a backslash only says that the next character is no syntax.
  return markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** What was inserted where, provided that all other text is as it was. */
export function insertion(before: string, after: string): { readonly at: number; readonly text: string } {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  assert.equal(before.slice(0, start) + before.slice(before.length - end), before, 'nothing but the insertion has changed');
  return { at: start, text: after.slice(start, after.length - end) };
}
