/** Runs commands for the other scripts. */
import { spawn } from 'node:child_process';
import path from 'node:path';

export const root = path.resolve(__dirname, '..');

/** A tool of node_modules/.bin. */
export const tool = (name: string): string => path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);

export interface Result {
  readonly code: number;
  /** What it printed, which has been passed on already. */
  readonly output: string;
}

/** Runs a command in the project's root and passes on what it prints. */
export function run(command: string, args: readonly string[], env: Record<string, string> = {}): Promise<Result> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root, env: { ...process.env, ...env }, stdio: ['inherit', 'pipe', 'pipe'], shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      process.stdout.write(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => process.stderr.write(chunk));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
