import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { apply, closeAll, eventually, hover, insertion, open, problems, problemsGone, quickFixes, ruleOf } from './editor';

describe('a poor draft', () => {
  let editor: vscode.TextEditor;
  beforeEach(async () => {
    editor = await open('poor.contract.md');
  });
  afterEach(closeAll);

  const missing = (all: readonly vscode.Diagnostic[], section: string): vscode.Diagnostic => {
    const problem = all.find((one) => ruleOf(one) === 'missing-clause' && one.message.includes(section));
    assert.ok(problem, `a missing clause for ${section} among\n${all.map(({ message }) => message).join('\n')}`);
    return problem;
  };

  it('has a problem for what is missing, at the standards that it names', async () => {
    const problem = missing(await problems(editor.document), '3(6)');
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    assert.match(editor.document.lineAt(problem.range.start.line).text, /^standards: /);
  });

  it('has none for what it provides for', async () => {
    const all = await problems(editor.document);
    assert.ok(!all.some((one) => ruleOf(one) === 'missing-clause' && one.message.includes('3(5) ') && !one.message.includes('通知')), 'it forbids subcontracting');
  });

  it('has a problem for what is incomplete, at the heading of the article', async () => {
    const all = await problems(editor.document, 'incomplete-clause');
    const incomplete = all.find((one) => ruleOf(one) === 'incomplete-clause' && editor.document.getText(one.range).includes('再委託の禁止'));
    assert.ok(incomplete, all.map(({ message }) => message).join('\n'));
    assert.match(incomplete.message, /3\(5\)/);
  });

  it('loses a problem by its quick fix, and nothing else of its text; one undo restores it', async () => {
    const before = editor.document.getText();
    const problem = missing(await problems(editor.document), '3(6)');
    // All that is missing stands at the same place: each line of the menu says which section it is for.
    const fixes = await quickFixes(editor.document, problem);
    const fix = fixes.find(({ title }) => title.startsWith('3(6)'));
    assert.ok(fix, `a fix for 3(6) among\n${fixes.map(({ title }) => title).join('\n')}`);
    assert.ok(fix.isPreferred, `${fix.title} is preferred`);

    await apply(fix);
    await problemsGone(editor.document, ({ message }) => message === problem.message, `no "${problem.message}"`);
    insertion(before, editor.document.getText());
    assert.match(editor.document.getText(), /\n\n## 第\d+条（委託業務実施状況の定期報告）\n乙は、[^\n]*報告[^\n]*\n\n/);

    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), before);
    await eventually(`"${problem.message}" again`, async () => (await problems(editor.document)).some(({ message }) => message === problem.message));
  });

  it('cites the standard to the letter where the pointer rests on an article', async () => {
    await problems(editor.document);
    const text = await hover(editor.document, '第3条（再委託の禁止）');
    assert.ok(text.includes('委託先事業者は、当該委託業務を第三者に再委託してはならないこと。ただし、本件業務全体に大きな影響が生じない補助的業務について、あらかじめ市町村の承諾を得た場合には、この限りでないこと。'), text);
    assert.match(text, /3\(5\)/);
  });
});
