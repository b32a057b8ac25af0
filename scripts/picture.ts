/**
 * `npm run picture`: takes the pictures of the README from the real VS Code with the samples, as a person would see them.
 */
import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../test/vscode/web/browser';
import { install } from '../test/vscode/web/install';
import { Person } from '../test/vscode/web/person';
import { startServer } from '../test/vscode/web/server';
import { openWorkbench } from '../test/vscode/web/workbench';
import { makeWorkspace } from '../test/vscode/workspace';
import { root } from './run';

/** A quiet window: what the picture is about, and nothing else. */
const settings = {
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.startupEditor': 'none',
  'workbench.activityBar.location': 'hidden',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'window.menuBarVisibility': 'hidden',
  'editor.fontFamily': "'BIZ UDGothic', monospace",
  'editor.fontSize': 14,
  'editor.lineHeight': 24,
  'editor.minimap.enabled': false,
  'editor.renderLineHighlight': 'none',
  'breadcrumbs.enabled': false,
  'contractSpec.locale': 'ja',
};

const shoot = (page: Page, name: string): Promise<unknown> => page.screenshot({ path: path.join(root, 'images', name), animations: 'disabled', caret: 'hide' });

async function main(): Promise<void> {
  const [sample = 'poor.contract.md'] = process.argv.slice(2);
  const installed = install();
  const { folder, remove } = makeWorkspace(['samples']);
  const server = await startServer(installed, { settings, testDriver: true });
  const browser = await launchBrowser(installed);
  try {
    const { page } = await openWorkbench(browser, server, { folder, extension: root, size: { width: 1200, height: 760 }, scale: 2 });
    const person = new Person(page);
    await person.openFile(sample);
    await page.keyboard.press('Control+Shift+m');
    await page.waitForTimeout(5000);
    await shoot(page, 'problems.png');
  } finally {
    await browser.close();
    await server.stop();
    remove();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
