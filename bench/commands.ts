/** Whole commands: wall time and peak memory. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { percentile } from './statistics';

export interface Timed {
  readonly seconds: number;
  /** MB at the most, of the process itself. */
  readonly memory: number;
}

export interface Command {
  readonly name: string;
  readonly command: readonly string[];
  /** Too slow for more than one run, which counts. */
  readonly once?: boolean;
}

/** Medians of some runs, after one that is not counted. The commands take turns: a machine is not as fast at every minute. */
export async function timedInTurn(commands: readonly Command[], cwd: string, runs: number): Promise<Timed[]> {
  const results = commands.map((): Timed[] => []);
  for (let round = 0; round <= runs; round++) {
    for (const [i, command] of commands.entries()) {
      if (command.once && round > 0) continue;
      const result = await run(command.command, cwd);
      if (command.once || round > 0) results[i]!.push(result);
    }
  }
  return results.map((of) => ({ seconds: percentile(of.map(({ seconds }) => seconds), 0.5), memory: percentile(of.map(({ memory }) => memory), 0.5) }));
}

function run(command: readonly string[], cwd: string): Promise<Timed> {
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
