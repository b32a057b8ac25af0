/** The folder that the tests open: a copy of the samples and of the suite's fixtures, so that no test writes into the project. */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './web/paths';

export interface Workspace {
  readonly folder: string;
  remove(): void;
}

export function makeWorkspace(sources: readonly string[] = ['samples', 'test/vscode/fixtures']): Workspace {
  const folder = mkdtempSync(path.join(tmpdir(), 'contract-spec-workspace-'));
  for (const source of sources) {
    const from = path.join(root, source);
    if (existsSync(from)) cpSync(from, folder, { recursive: true });
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
