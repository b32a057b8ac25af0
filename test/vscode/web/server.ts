/** Starts and stops the VS Code server. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Installed } from './install';

export interface Server {
  readonly port: number;
  /** All that the server printed: what to show when something failed. */
  log(): string;
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** Settings of the machine: apply to every window of this server. */
  readonly settings?: Record<string, unknown>;
  /** The built workbench listens to the test payload only with the smoke test driver. */
  readonly testDriver?: boolean;
  readonly port?: number;
  /** Where extensions are installed; empty by default. */
  readonly extensions?: string;
  readonly timeout?: number;
}

export async function startServer(installed: Installed, options: ServerOptions = {}): Promise<Server> {
  const data = mkdtempSync(path.join(tmpdir(), 'contract-spec-vscode-'));
  mkdirSync(path.join(data, 'data/Machine'), { recursive: true });
  writeFileSync(path.join(data, 'data/Machine/settings.json'), JSON.stringify(options.settings ?? {}));

  const args = [
    installed.serverMain, '--host', '127.0.0.1', '--port', String(options.port ?? 0), '--without-connection-token', '--accept-server-license-terms',
    '--disable-telemetry', '--disable-workspace-trust', '--server-data-dir', data, '--extensions-dir', options.extensions ?? path.join(data, 'extensions'),
  ];
  if (options.testDriver) args.push('--enable-smoke-test-driver');
  const child = spawn(installed.node, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    // No gallery: the tests need no network, and must not wait for one.
    env: { ...process.env, EXTENSIONS_GALLERY: '{}', CONTRACT_SPEC_MARK: '1' },
  });

  let printed = '';
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    // The extension host is a process of its own: end the whole group.
    if (child.pid !== undefined && child.exitCode === null) {
      try {
        process.platform === 'win32' ? child.kill() : process.kill(-child.pid, 'SIGTERM');
      } catch {
        // Gone already.
      }
      const force = setTimeout(() => child.kill('SIGKILL'), 3000);
      await exited;
      clearTimeout(force);
    }
    rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };

  const port = await new Promise<number>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The VS Code server did not start within ${options.timeout ?? 60_000} ms.\n${printed}`)), options.timeout ?? 60_000);
    const listen = (chunk: Buffer) => {
      printed += chunk.toString();
      const match = /listening on (\d+)/.exec(printed);
      if (match) {
        clearTimeout(timer);
        resolve(Number(match[1]));
      }
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The VS Code server ended with ${code}.\n${printed}`)));
  }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { port, log: () => printed, stop };
}
