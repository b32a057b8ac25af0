import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, open, openText, problems, problemsGone } from './editor';

/** Puts the cursor on an empty line of its own before the closing words. */
async function emptyLineAtTheEnd(editor: vscode.TextEditor): Promise<vscode.Position> {
  const { document } = editor;
  const line = document.positionAt(document.getText().indexOf('この契約の締結を証する')).line;
  await editor.edit((edit) => edit.insert(new vscode.Position(line, 0), '\n\n'));
  const position = new vscode.Position(line, 0);
  editor.selection = new vscode.Selection(position, position);
  return position;
}

describe('writing', () => {
  afterEach(closeAll);

  it('completes a missing clause, which comes first in the list', async () => {
    const editor = await open('poor.contract.md');
    const [problem] = await problems(editor.document);
    const position = await emptyLineAtTheEnd(editor);
    const list = await eventually('completions', async () => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', editor.document.uri, position);
      return items.length > 0 && items;
    });
    const [first] = [...list].sort((one, other) => (one.sortText ?? '').localeCompare(other.sortText ?? ''));
    assert.ok(first && problem);

    const before = editor.document.getText();
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await eventually('a clause is inserted', async () => {
      await vscode.commands.executeCommand('acceptSelectedSuggestion');
      return editor.document.getText() !== before;
    });
    assert.match(editor.document.getText().slice(before.indexOf('第4条')), /第5条/);
  });

  it('inserts a clause as a snippet', async () => {
    const editor = await open('poor.contract.md');
    const all = await problems(editor.document);
    const problem = all.find(({ message }) => message.includes('3(3)'));
    assert.ok(problem, all.map(({ message }) => message).join('\n'));
    await emptyLineAtTheEnd(editor);
    await vscode.commands.executeCommand('editor.action.insertSnippet', { langId: 'contract-markdown', name: 'gaibu-itaku 契約書 3(3) 作業従事者の特定' });
    assert.match(editor.document.getText(), /## 第○条（作業従事者の特定）\n乙は、/);
    await problemsGone(editor.document, ({ message }) => message === problem.message, 'no problem for 3(3)');
  });

  it('continues a list', async () => {
    const editor = await openText('- 一つ目');
    await vscode.commands.executeCommand('cursorEnd');
    await vscode.commands.executeCommand('type', { text: '\n' });
    assert.equal(editor.document.getText().replace('\r', ''), '- 一つ目\n- ');
  });

  it('closes the brackets of Japanese', async () => {
    const editor = await openText('');
    await vscode.commands.executeCommand('type', { text: '（' });
    assert.equal(editor.document.getText(), '（）');
  });
});
