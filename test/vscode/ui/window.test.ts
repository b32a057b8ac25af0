/**
 * What only a window shows: the status bar, the Problems panel, the light bulb, the hover, the quick pick. Driven by keyboard and pointer.
 */
import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../web/browser';
import { install } from '../web/install';
import { root } from '../web/paths';
import { Person } from '../web/person';
import { startServer, type Server } from '../web/server';
import { openWorkbench } from '../web/workbench';
import { makeWorkspace, type Workspace } from '../workspace';

describe('the window', function () {
  this.timeout(120_000);
  let workspace: Workspace;
  let server: Server;
  let browser: Browser;
  let page: Page;
  let person: Person;

  before(async () => {
    const installed = install();
    workspace = makeWorkspace();
    server = await startServer(installed, { testDriver: true, settings: { 'chat.disableAIFeatures': true, 'workbench.startupEditor': 'none' } });
    browser = await launchBrowser(installed);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    workspace?.remove();
  });
  beforeEach(async () => {
    ({ page } = await openWorkbench(browser, server, { folder: workspace.folder, extension: root, size: { width: 1280, height: 1000 } }));
    person = new Person(page);
    await person.openFile('poor.contract.md');
    await person.statusBar.waitFor({ timeout: 30_000 });
  });
  afterEach(() => page.context().close());

  const met = async (): Promise<number[]> => /(\d+)\/(\d+)/.exec(await person.statusBar.innerText())!.slice(1).map(Number);

  it('counts the requirements met in the status bar', async () => {
    const [done = 0, total = 0] = await met();
    assert.ok(done < total && total > 5, `${done}/${total}`);
    await person.openFile('plain.md');
    await person.statusBar.waitFor({ state: 'hidden' });
  });

  it('lists what is missing in the Problems panel, in Japanese', async () => {
    await page.keyboard.press('Control+Shift+m');
    await person.problems.first().waitFor();
    // The panel draws its rows bit by bit, and only as many as there is room for.
    await person.problems.filter({ hasText: /3\(3\)「作業従事者の特定」に関する条項がありません/ }).waitFor();
  });

  it('writes a clause from the light bulb; Ctrl+Z takes it back', async () => {
    const [before = 0] = await met();
    await person.goToLine(5);
    await person.openLightBulb();
    await page.keyboard.press('Enter');
    const item = page.locator('#contract-spec\\.contract-spec\\.contractSpec\\.status', { hasNotText: `${before}/` });
    await item.waitFor();
    const [after = 0] = await met();
    assert.ok(after > before, `${before} before, ${after} after`);
    await page.keyboard.press('Control+z');
    await page.locator('#contract-spec\\.contract-spec\\.contractSpec\\.status', { hasText: `${before}/` }).waitFor();
  });

  it('shows the section of the standard where the pointer rests on an article', async () => {
    const hover = await person.pointAt('再委託の禁止');
    // The editor shows the problem at once, and the server's words below it as they come.
    await hover.getByText('当該委託業務').first().waitFor();
    assert.match(await hover.innerText(), /当該委託業務を第三者に再委託してはならないこと/);
  });

  it('offers the missing clauses by name, and inserts those that are ticked', async () => {
    const [before = 0] = await met();
    await person.statusBar.click();
    const row = page.locator('.quick-input-list .monaco-list-row', { hasText: '定期報告' });
    await row.waitFor();
    await row.click();
    await page.locator('.quick-input-widget .monaco-button', { hasText: 'OK' }).click();
    await page.locator('#contract-spec\\.contract-spec\\.contractSpec\\.status', { hasText: `${before + 1}/` }).waitFor();
  });
});
