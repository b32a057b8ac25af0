/**
 * Runs the suite in a real VS Code: the workbench in Chromium, the extension host in the VS Code server. `npm run test:vscode`.
 * The same suite runs in desktop VS Code by run-electron.ts.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from './web/browser';
import { install } from './web/install';
import { cacheRoot, root } from './web/paths';
import { startServer } from './web/server';
import { openWorkbench } from './web/workbench';
import { makeWorkspace } from './workspace';

const limit = 10 * 60_000;

async function main(): Promise<number> {
  const installed = install();
  const { folder, remove } = makeWorkspace();
  const server = await startServer(installed, { testDriver: true });
  try {
    const browser = await launchBrowser(installed);
    try {
      const { page, exit } = await openWorkbench(browser, server, { folder, extension: root, tests: path.join(root, 'dist/test/index.js') });
      const timeout = new Promise<never>((_, reject) => setTimeout(() => reject(new Error(`No result within ${limit / 60_000} minutes.`)), limit).unref());
      const code = await Promise.race([exit, timeout]).catch(async (error: unknown) => {
        await photograph(page.screenshot({ path: path.join(cacheRoot, 'vscode-failure.png') }));
        throw error;
      });
      if (code !== 0) await photograph(page.screenshot({ path: path.join(cacheRoot, 'vscode-failure.png') }));
      return code;
    } finally {
      await browser.close();
    }
  } catch (error) {
    console.error(server.log().slice(-4000));
    throw error;
  } finally {
    await server.stop();
    remove();
  }
}

async function photograph(picture: Promise<unknown>): Promise<void> {
  mkdirSync(cacheRoot, { recursive: true });
  await picture.then(() => console.error('What the window showed: .cache/vscode-failure.png'), () => undefined);
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
