/** The folder that the tests open: a copy of the samples and of the suite's fixtures, so that no test writes into the project. */
import { cpSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './web/paths';

export function makeWorkspace(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'contract-spec-workspace-'));
  for (const source of ['samples', 'test/vscode/fixtures']) {
    const from = path.join(root, source);
    if (existsSync(from)) cpSync(from, folder, { recursive: true });
  }
  return folder;
}
