/** Opens the workbench in the browser, with an extension under development and, if wanted, its tests. */
import type { Browser, Page } from 'playwright-core';
import { suiteMark } from '../mark';
import type { Server } from './server';

export interface WorkbenchOptions {
  readonly folder: string;
  readonly extension?: string;
  /** A CommonJS file that exports `run(): Promise<void>`. */
  readonly tests?: string;
  readonly size?: { readonly width: number; readonly height: number };
  readonly scale?: number;
}

export interface Workbench {
  readonly page: Page;
  /** The exit code of the test runner. */
  readonly exit: Promise<number>;
}

export function workbenchUrl(server: Server, { folder, extension, tests }: WorkbenchOptions): string {
  const authority = `127.0.0.1:${server.port}`;
  const payload: [string, string][] = [['skipWelcome', 'true']];
  if (extension) payload.push(['extensionDevelopmentPath', `vscode-remote://${authority}${extension}`]);
  if (tests) payload.push(['extensionTestsPath', `vscode-remote://${authority}${tests}`]);
  const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) });
  return `http://${authority}/?${query}`;
}

export async function openWorkbench(browser: Browser, server: Server, options: WorkbenchOptions): Promise<Workbench> {
  const context = await browser.newContext({ viewport: options.size ?? { width: 1280, height: 800 }, deviceScaleFactor: options.scale ?? 1 });
  const page = await context.newPage();
  const exit = new Promise<number>((resolve, reject) => {
    // Both are called by the workbench's smoke test driver: the console and the end of the extension host's test run.
    void page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => print(type, args));
    void page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
    page.once('crash', () => reject(new Error('The page of the workbench crashed.')));
  });
  exit.catch(() => undefined);
  await page.goto(workbenchUrl(server, options));
  return { page, exit };
}

function print(_type: string, args: readonly unknown[]): void {
  const [line] = args;
  if (typeof line === 'string' && line.startsWith(suiteMark)) console.log(line.slice(suiteMark.length));
  else if (process.env['VSCODE_VERBOSE']) console.error('[workbench]', ...args);
}
