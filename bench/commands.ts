/** Whole commands: wall time and peak memory. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { percentile } from './statistics';

export interface Timed {
  readonly seconds: number;
  /** MB at the most, of the process itself. */
  readonly memory: number;
}

/** Median of some runs, after one that is not counted. */
export async function timed(command: readonly string[], cwd: string, runs = 5): Promise<Timed> {
  const results: Timed[] = [];
  for (let i = 0; i <= runs; i++) {
    const result = await once(command, cwd);
    if (i > 0) results.push(result);
  }
  return { seconds: percentile(results.map(({ seconds }) => seconds), 0.5), memory: percentile(results.map(({ memory }) => memory), 0.5) };
}

function once(command: readonly string[], cwd: string): Promise<Timed> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command[0]!, command.slice(1), { cwd, stdio: 'ignore' });
    let memory = 0;
    const watch = setInterval(() => (memory = Math.max(memory, peakOf(child.pid))), 20);
    child.once('error', reject);
    child.once('exit', () => {
      clearInterval(watch);
      resolve({ seconds: (performance.now() - started) / 1000, memory });
    });
  });
}

function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;
  } catch {
    return 0;
  }
}
