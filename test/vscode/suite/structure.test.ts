import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, open, openText, problems, problemsGone } from './editor';

/** Articles that refer to others before and behind where a clause will be inserted. */
const draft = `---
contract-spec: 1
kind: contract
standards: [gaibu-itaku]
---
# 保守業務委託契約書

## 第1条（再委託の禁止）
乙は、本業務を第三者に再委託してはならない。

## 第2条（秘密の保持）
乙は、第1条の業務に関し知り得た秘密を第三者に漏らしてはならない。この契約が終了した後も、同様とする。

## 第3条（契約の解除）
甲は、乙が第2条又は前条の規定に違反したときは、この契約を解除することができる。

## 第4条（協議）
第3条の解除その他この契約に定めのない事項は、甲乙協議して定める。
`;

describe('the structure of a draft', () => {
  afterEach(closeAll);

  it('a clause in the middle moves what follows and every reference to it; one undo restores all', async () => {
    const { document } = await openText(draft);
    await problems(document);
    const before = document.getText();
    await vscode.commands.executeCommand('contractSpec.insertClause', { standard: 'gaibu-itaku', requirement: '3(6)' });
    await problemsGone(document, ({ message }) => message.startsWith('3(6)'), 'no problem for 3(6)');
    const after = document.getText();
    assert.match(after, /## 第2条（委託業務実施状況の定期報告）/);
    assert.match(after, /## 第3条（秘密の保持）\n乙は、第1条の業務/);
    assert.match(after, /## 第4条（契約の解除）\n甲は、乙が第3条又は前条の規定に違反/);
    assert.match(after, /## 第5条（協議）\n第4条の解除/);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  it('a reference leads to its article, and an article to its references', async () => {
    const { document } = await openText(draft);
    await problems(document);
    const at = document.positionAt(document.getText().indexOf('第2条又は') + 1);
    const [definition] = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>('vscode.executeDefinitionProvider', document.uri, at);
    assert.ok(definition);
    const range = 'targetRange' in definition ? (definition.targetSelectionRange ?? definition.targetRange) : definition.range;
    assert.match(document.lineAt(range.start.line).text, /^## 第2条/);
    const references = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, at);
    assert.ok(references.some((reference) => document.getText(reference.range) === '前条'), 'also by 前条');
  });

  it('a term is renamed in every file of a bundle', async () => {
    const { document } = await open('bundle/keiyakusho.contract.md');
    const annex = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(document.uri, '../tokki-jiko.contract.md'));
    const name = /以下「(本?業務|本件業務|委託業務)」という/.exec(document.getText())?.[1];
    assert.ok(name, 'the contract defines what the work is called');
    const position = document.positionAt(document.getText().indexOf(`「${name}」`) + 1);
    const edit = await eventually('the rename is offered', async () => {
      const offered = await vscode.commands.executeCommand<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, position, '当該業務').then((found) => found, () => undefined);
      return offered && offered.size > 0 && offered;
    });
    const used = (text: string) => text.split(name).length - 1;
    const before = used(annex.getText());
    await vscode.workspace.applyEdit(edit);
    assert.equal(used(document.getText()), 0);
    if (before > 0) assert.ok(used(annex.getText()) < before, 'the annex follows');
    assert.ok(edit.size > 1 || before === 0, 'more than one file');
    await vscode.commands.executeCommand('undo');
  });
});
