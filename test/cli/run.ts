/** The command line as a process. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Report } from '../../server/src/cli/report';

export const root = path.resolve(__dirname, '../..');

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function run(args: readonly string[], { cwd = root, input = '', locale = 'ja', bundle = path.join(root, 'dist/cli.js'), nodeOptions = '' }: { cwd?: string; input?: string | Uint8Array; locale?: string; bundle?: string; nodeOptions?: string } = {}): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, ...args], {
    cwd, input, encoding: 'utf8', env: { ...process.env, LC_ALL: locale === 'ja' ? 'ja_JP.UTF-8' : 'en_US.UTF-8', NO_COLOR: '1', NODE_OPTIONS: nodeOptions }, maxBuffer: 256 * 1024 * 1024,
  });
  return { status, stdout, stderr };
}

export const report = (args: readonly string[], options?: Parameters<typeof run>[1]): Report => JSON.parse(run([...args, '--format', 'json'], options).stdout) as Report;

/** A folder with these files, gone when `body` has returned. */
export function inFolder<T>(files: Readonly<Record<string, string | Uint8Array>>, body: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'contract-spec-cli-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
    }
    return body(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
