/** Works in the workbench as a person does: with the keyboard and the pointer. */
import type { Locator, Page } from 'playwright-core';

const ready = 30_000;

export class Person {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get statusBar(): Locator {
    return this.page.locator('#contract-spec\\.contract-spec\\.contractSpec\\.status');
  }

  get problems(): Locator {
    return this.page.locator('.markers-panel .monaco-list-row');
  }

  get lightBulbMenu(): Locator {
    return this.page.locator('.action-widget:not(.action-list-submenu-panel)').first();
  }

  async openFile(name: string): Promise<void> {
    await this.page.locator('.monaco-workbench').waitFor({ timeout: ready });
    await this.page.locator(`.explorer-viewlet [aria-label^="${name}"]`).dblclick({ timeout: ready });
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor({ timeout: ready });
    await this.page.locator('.editor-instance .view-line').first().waitFor({ timeout: ready });
  }

  async command(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    const input = this.page.locator('.quick-input-widget input');
    await input.waitFor();
    await input.fill(`>${title}`);
    await this.page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** Puts the cursor at a line; lines count from 1, as the editor shows them. */
  async goToLine(line: number): Promise<void> {
    await this.page.keyboard.press('Control+g');
    const input = this.page.locator('.quick-input-widget input');
    await input.waitFor();
    await input.fill(`:${line}`);
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Rests the pointer on a text of the editor. */
  async pointAt(text: string): Promise<Locator> {
    const word = this.page.locator('.editor-instance .view-line span span', { hasText: text }).last();
    await word.hover();
    // What Problems there are comes first, then what the server says.
    const hover = this.page.locator('.monaco-hover:visible').first();
    await hover.waitFor({ timeout: ready });
    return hover;
  }

  /** The menu is empty, and closes at once, until the server has answered: who sees nothing presses again. */
  async openLightBulb(): Promise<void> {
    const line = this.lightBulbMenu.locator('.monaco-list-row').first();
    for (const end = Date.now() + ready; ; ) {
      await this.page.keyboard.press('Control+.');
      try {
        await line.waitFor({ timeout: 3_000 });
        return;
      } catch (error) {
        if (Date.now() > end) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }
}
