/**
 * Many files on all processors. The main thread begins; worker threads join when what is left would take much longer than they take to start. dist/cli.js is its own
 * worker.
 */
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { letNewSpaceGrow } from '../disk/engine';
import type { CheckFiles, Result } from './check-file';
import type { InputFile } from './input';
import type { CheckOptions } from './options';

/** Files handed over at once: messages cost little, but not nothing. */
const batchSize = 8;
/** Milliseconds of work left for which workers are worth their start: of two processors the engine itself, which collects garbage and compiles beside a thread, keeps the second one busy. */
const worthWorkers = availableParallelism() > 2 ? 2500 : 20_000;
/** The batches, from 1, by which the time of the rest is estimated: the first are slower than the rest, and any single one may be. */
const sample = { from: 4, to: 12 };
const mostThreads = 8;
/** Files between the first that is not done and the last that is begun: results wait to be printed in order, and are held as long. */
const mostAhead = 256;

interface Task {
  readonly options: CheckOptions;
  readonly colours: boolean;
}
interface Batch {
  /** The index of its first file. */
  readonly first: number;
  readonly files: readonly InputFile[];
}

/** What is left to do, batch by batch, for all who take part. */
class Batches {
  private next = 0;
  private readonly open = new Set<number>();
  private failure: Error | undefined;
  private waiting: (() => void)[] = [];

  constructor(private readonly files: readonly InputFile[]) {}

  get left(): number {
    return Math.max(0, this.files.length - this.next);
  }

  /** Undefined when nothing is left; waits while the slowest is too far behind. */
  async take(): Promise<Batch | undefined> {
    while (!this.failure && this.left > 0 && this.next - Math.min(this.next, ...this.open) >= mostAhead) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.throwIfFailed();
    if (this.left === 0) return undefined;
    const first = this.next;
    this.next += batchSize;
    this.open.add(first);
    return { first, files: this.files.slice(first, this.next) };
  }

  finish({ first }: Batch): void {
    this.open.delete(first);
    this.wake();
  }

  /** Nobody takes anything more. */
  fail(error: Error): void {
    this.failure ??= error;
    this.wake();
  }

  throwIfFailed(): void {
    if (this.failure) throw this.failure;
  }

  private wake(): void {
    for (const resume of this.waiting.splice(0)) resume();
  }
}

/** `done` is told the results by index, in no particular order. Rejects when a worker ends before its work is done. `alone`: no workers. */
export async function checkAll(files: readonly InputFile[], checkFiles: CheckFiles, task: Task, alone: boolean, done: (index: number, result: Result) => void): Promise<void> {
  const batches = new Batches(files);
  const workers: Worker[] = [];
  const ends: Promise<void>[] = [];
  const join = (threads: number) => {
    for (let i = 1; i < threads; i++) {
      const worker = new Worker(__filename, { workerData: task });
      workers.push(worker);
      // Main is in the middle of a batch: it hears of the failure when it takes the next.
      ends.push(runWorker(worker, batches, done).catch((error: Error) => batches.fail(error)));
    }
  };
  const { concurrency } = task.options;
  if (files.length > batchSize) letNewSpaceGrow();
  try {
    if (!alone && concurrency !== undefined) join(concurrency);
    let began = 0;
    for (let batch = await batches.take(), taken = 1; batch; batch = await batches.take(), taken++) {
      if (taken === sample.from) began = performance.now();
      let index = batch.first;
      for await (const result of checkFiles(batch.files)) done(index++, result);
      batches.finish(batch);
      // Checking waits for nothing: the workers' messages are read in between.
      await setImmediate();
      if (alone || concurrency !== undefined || taken !== sample.to) continue;
      const perFile = (performance.now() - began) / ((sample.to - sample.from + 1) * batchSize);
      if (perFile * batches.left > worthWorkers) join(Math.min(availableParallelism(), mostThreads));
    }
    await Promise.all(ends);
    batches.throwIfFailed();
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function runWorker(worker: Worker, batches: Batches, done: (index: number, result: Result) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let batch: Batch | undefined;
    const hand = async () => {
      batch = await batches.take();
      if (batch) worker.postMessage(batch.files);
      else resolve();
    };
    worker.once('online', () => void hand().catch(reject));
    worker.on('message', (results: readonly Result[]) => {
      results.forEach((result, i) => done(batch!.first + i, result));
      batches.finish(batch!);
      hand().catch(reject);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`A worker ended early (${code}).`)));
  });
}

/** What a worker thread does: a batch in, its results out. */
export async function work(): Promise<void> {
  const { options, colours } = workerData as Task;
  const { openChecker } = await import('./check-file');
  const checking = openChecker(options, colours);
  parentPort!.on('message', async (files: readonly InputFile[]) => {
    const results: Result[] = [];
    for await (const result of (await checking)!(files)) results.push(result);
    parentPort!.postMessage(results);
  });
}
