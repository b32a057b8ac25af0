import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, open, openText } from './editor';

const isContract = (document: vscode.TextDocument) => () => document.languageId === 'contract-markdown';

/** Time enough for a detection that must not happen. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 300));

describe('detection', () => {
  afterEach(closeAll);

  it('takes *.contract.md by its name', async () => {
    const { document } = await open('poor.contract.md');
    assert.equal(document.languageId, 'contract-markdown');
  });

  it('takes any Markdown whose front matter says contract-spec:', async () => {
    const { document } = await open('marked.md');
    await eventually('marked.md is a contract', isContract(document));
  });

  it('leaves other Markdown alone, whatever its text says', async () => {
    const { document } = await open('plain.md');
    await pause();
    assert.equal(document.languageId, 'markdown');
  });

  it('takes a document as soon as its front matter is written', async () => {
    const editor = await openText('# 契約書\n', 'markdown');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '---\ncontract-spec: 1\n---\n'));
    await eventually('the document is a contract', isContract(editor.document));
  });

  it('gives way to a user who switches back', async () => {
    const { document } = await open('marked.md');
    await eventually('marked.md is a contract', isContract(document));
    const markdown = await vscode.languages.setTextDocumentLanguage(document, 'markdown');
    await pause();
    assert.equal(markdown.languageId, 'markdown');
  });

  it('is turned off by contractSpec.detectFrontMatter', async () => {
    const settings = vscode.workspace.getConfiguration('contractSpec');
    await settings.update('detectFrontMatter', false, vscode.ConfigurationTarget.Workspace);
    try {
      const { document } = await openText('---\ncontract-spec: 1\n---\n# 契約書\n', 'markdown');
      await pause();
      assert.equal(document.languageId, 'markdown');
    } finally {
      await settings.update('detectFrontMatter', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('keeps the Markdown preview', async () => {
    await open('poor.contract.md');
    await vscode.commands.executeCommand('markdown.showPreview');
    await eventually('a preview of the contract', () => vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes('poor.contract.md') && vscode.window.tabGroups.activeTabGroup.activeTab.input instanceof vscode.TabInputWebview);
  });
});
