/**
 * Runs the same suite in desktop VS Code, which @vscode/test-electron downloads: `npm run test:vscode:electron`. VSCODE_VERSION picks a version, for
 * example the oldest that package.json allows; VSCODE_PATH names a VS Code that is installed already.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { root } from './web/paths';
import { makeWorkspace } from './workspace';

async function main(): Promise<void> {
  const { folder, remove } = makeWorkspace();
  const profile = mkdtempSync(path.join(tmpdir(), 'contract-spec-profile-'));
  const { VSCODE_PATH, VSCODE_VERSION } = process.env;
  try {
    await runTests({
      ...(VSCODE_PATH ? { vscodeExecutablePath: VSCODE_PATH } : {}),
      ...(VSCODE_VERSION ? { version: VSCODE_VERSION } : {}),
      extensionDevelopmentPath: root,
      extensionTestsPath: path.join(root, 'dist/test/index.js'),
      launchArgs: [folder, '--disable-extensions', '--disable-workspace-trust', '--user-data-dir', profile],
    });
  } finally {
    remove();
    rmSync(profile, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
