/** Renders images/icon.svg as images/icon.png, which VS Code wants: `npm run icon`, after the drawing has changed. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '../test/vscode/web/browser';
import { install } from '../test/vscode/web/install';
import { root } from './run';

async function main(): Promise<void> {
  const browser = await launchBrowser(install());
  const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
  await page.setContent(`<style>body { margin: 0 }</style>${readFileSync(path.join(root, 'images/icon.svg'), 'utf8')}`);
  await page.screenshot({ path: path.join(root, 'images/icon.png'), omitBackground: true });
  await browser.close();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
