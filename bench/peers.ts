/** Tools to measure beside, installed from npm into .cache/bench for the purpose. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(__dirname, '..');
export const folder = path.join(root, '.cache/bench');
const packages = ['rumdl', 'markdownlint-cli2', 'remark-cli', 'remark-preset-lint-recommended'];
const commands = ['rumdl', 'markdownlint-cli2', 'remark'];

/** remark-cli reads its plugins from a file beside what it checks. */
export const remarkConfiguration = (): string => JSON.stringify({ plugins: [path.join(folder, 'node_modules/remark-preset-lint-recommended/index.js')] });

export const peer = (name: string): string => path.join(folder, 'node_modules/.bin', name);

export function installPeers(): void {
  if (commands.every((name) => existsSync(peer(name)))) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', ...packages], { cwd: folder, stdio: 'inherit' });
  if (status !== 0) throw new Error('The tools to compare with could not be installed.');
}
