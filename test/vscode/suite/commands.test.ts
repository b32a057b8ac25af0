import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, fixture, open, problems, problemsGone } from './editor';

describe('commands', () => {
  afterEach(closeAll);

  it('insert one clause', async () => {
    const { document } = await open('poor.contract.md');
    await problems(document);
    await vscode.commands.executeCommand('contractSpec.insertClause', { standard: 'gaibu-itaku', requirement: '3(8)' });
    await problemsGone(document, ({ message }) => /3\(8\)(?!コン)/.test(message) && message.includes('研修'), 'no problem for 3(8)');
    assert.match(document.getText(), /研修/);
  });

  it('insert all that is missing; one undo takes it back', async () => {
    const { document } = await open('poor.contract.md');
    await problems(document);
    const before = document.getText();
    await vscode.commands.executeCommand('contractSpec.insertAllMissing');
    await problemsGone(document, ({ severity }) => severity === vscode.DiagnosticSeverity.Error, 'no problem at error level');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  it('open the standard beside the draft at a section, read-only', async () => {
    const { document: draft } = await open('poor.contract.md');
    await problems(draft);
    await vscode.commands.executeCommand('contractSpec.openStandard', 'gaibu-itaku', '3(5)');
    const viewer = await eventually('the standard is open', () => vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === 'contract-spec-standard'));
    assert.match(viewer.document.lineAt(viewer.selection.start.line).text, /再委託の禁止又は制限/);
    assert.notEqual(viewer.viewColumn, vscode.window.visibleTextEditors.find(({ document }) => document === draft)?.viewColumn);
    assert.equal(vscode.workspace.fs.isWritableFileSystem('contract-spec-standard') ?? false, false);
  });

  it('check the whole folder, opened or not', async () => {
    const result = await vscode.commands.executeCommand<{ files: number; errors: number }>('contractSpec.checkWorkspace');
    assert.ok(result.files >= 1, JSON.stringify(result));
    assert.ok(result.errors >= 1, JSON.stringify(result));
    await eventually('problems of a file that no editor has shown', () => vscode.languages.getDiagnostics(fixture('pasted-from-word.contract.md')).length > 0);
  });

  it('restart the server, which finds the same again', async () => {
    const { document } = await open('poor.contract.md');
    const before = (await problems(document)).map(({ message }) => message).sort();
    await vscode.commands.executeCommand('contractSpec.restartServer');
    const after = (await problems(document)).map(({ message }) => message).sort();
    assert.deepEqual(after, before);
  });
});
