/** A Chromium: the one of this computer, else the one that npm carries. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import type { Installed } from './install';
import { cacheRoot } from './paths';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

export async function launchBrowser(installed: Installed): Promise<Browser> {
  const executablePath = findOnThisComputer() ?? unpack(installed);
  try {
    return await chromium.launch({
      executablePath,
      headless: true,
      env: { ...process.env, FONTCONFIG_FILE: fontConfiguration(installed) },
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--lang=ja'],
    });
  } catch (error) {
    throw new Error(`${executablePath} does not start; set CHROME_PATH to a Chromium or Chrome that does.\n${error instanceof Error ? error.message : error}`);
  }
}

function findOnThisComputer(): string | undefined {
  const given = process.env['CHROME_PATH'];
  if (given) {
    if (!existsSync(given)) throw new Error(`CHROME_PATH is ${given}, and there is no such file.`);
    return given;
  }
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const candidates = [...folders.flatMap((folder) => names.map((name) => path.join(folder, name))), ...usualPlaces];
  return candidates.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** `@sparticuz/chromium` unpacks itself into the folder for temporary files; it needs Node 22, so the server's Node runs it. */
function unpack(installed: Installed): string {
  const folder = path.join(cacheRoot, 'chromium');
  mkdirSync(folder, { recursive: true });
  const script = `import('@sparticuz/chromium').then(async (m) => console.log(await m.default.executablePath()))`;
  const result = spawnSync(installed.node, ['--input-type=module', '--eval', script], {
    cwd: path.dirname(installed.modules), env: { ...process.env, TMPDIR: folder, TEMP: folder }, encoding: 'utf8',
  });
  const file = result.stdout?.trim();
  if (result.status === 0 && file) return file;
  throw new Error(`No Chromium on this computer, and the one from npm cannot be unpacked; install Chromium or set CHROME_PATH.\n${result.stderr ?? result.error}`);
}

/** Japanese text needs a font, and a bare machine has none. BIZ UDGothic comes from npm; alone, so that pictures are the same on every machine. */
function fontConfiguration(installed: Installed): string {
  const file = path.join(cacheRoot, 'fonts.conf');
  const fonts = path.join(installed.modules, '@expo-google-fonts');
  mkdirSync(cacheRoot, { recursive: true });
  writeFileSync(file, `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${fonts}</dir>
  <cachedir>${path.join(cacheRoot, 'fontconfig')}</cachedir>
  <alias binding="strong"><family>monospace</family><prefer><family>BIZ UDGothic</family></prefer></alias>
  <alias binding="strong"><family>sans-serif</family><prefer><family>BIZ UDPGothic</family></prefer></alias>
</fontconfig>
`);
  return file;
}
