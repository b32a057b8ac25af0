import assert from 'node:assert/strict';
import { reporters } from 'mocha';
import * as vscode from 'vscode';

describe('activation', () => {
  it('is asked for by a contract or any Markdown, and takes no time to speak of', async () => {
    const extension = vscode.extensions.getExtension('contract-spec.contract-spec');
    assert.ok(extension);
    // A person opens a contract when the window is there and at rest, not while it is built.
    await new Promise((resolve) => setTimeout(resolve, 5000));
    const started = performance.now();
    await extension.activate();
    // bench/run.ts reads it.
    reporters.Base.consoleLog(`      activated in ${(performance.now() - started).toFixed(1)} ms`);
    assert.ok(extension.isActive);
  });

  it('registers every command of the palette', async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    const { commands } = vscode.extensions.getExtension('contract-spec.contract-spec')!.packageJSON.contributes;
    for (const { command } of commands) assert.ok(registered.has(command), command);
  });
});
