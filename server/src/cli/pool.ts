/**
 * Many files on all processors. The main thread begins; worker threads join when what is left would take much longer than they take to start. dist/cli.js is its own
 * worker.
 */
import { availableParallelism } from 'node:os';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { CheckFiles, Result } from './check-file';
import type { InputFile } from './input';
import type { CheckOptions } from './options';

/** Files handed over at once: messages cost little, but not nothing. */
const batchSize = 8;
/** Milliseconds of work left for which workers are worth their start. */
const worthWorkers = 2500;
/** The batch, from 1, by which the time of the rest is estimated: by then the program is warm. */
const sample = 10;
const mostThreads = 8;

interface Task {
  readonly options: CheckOptions;
  readonly colours: boolean;
}
type Batch = readonly InputFile[];

/** `done` is told the results by index, in no particular order. Rejects when a worker ends before its work is done. `alone`: no workers. */
export async function checkAll(files: readonly InputFile[], checkFiles: CheckFiles, task: Task, alone: boolean, done: (index: number, result: Result) => void): Promise<void> {
  let next = 0;
  const take = (): { readonly first: number; readonly batch: Batch } | undefined => {
    const first = next;
    next += batchSize;
    return first < files.length ? { first, batch: files.slice(first, next) } : undefined;
  };
  const workers: Promise<void>[] = [];
  const join = (threads: number) => {
    for (let i = 1; i < threads; i++) workers.push(runWorker(task, take, done));
  };
  const { concurrency } = task.options;
  if (!alone && concurrency !== undefined) join(concurrency);
  for (let taken = take(), batches = 1; taken; taken = take(), batches++) {
    const started = performance.now();
    let index = taken.first;
    for await (const result of checkFiles(taken.batch)) done(index++, result);
    const left = ((performance.now() - started) / taken.batch.length) * (files.length - next);
    if (!alone && concurrency === undefined && batches === sample && left > worthWorkers) join(Math.min(availableParallelism(), mostThreads));
  }
  await Promise.all(workers);
}

function runWorker(task: Task, take: () => { readonly first: number; readonly batch: Batch } | undefined, done: (index: number, result: Result) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(__filename, { workerData: task });
    let taken: ReturnType<typeof take>;
    const hand = () => {
      taken = take();
      if (taken) return worker.postMessage(taken.batch);
      void worker.terminate();
      resolve();
    };
    worker.once('online', hand);
    worker.on('message', (results: readonly Result[]) => {
      results.forEach((result, i) => done(taken!.first + i, result));
      hand();
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
  parentPort!.on('message', async (batch: Batch) => {
    const results: Result[] = [];
    for await (const result of (await checking)!(batch)) results.push(result);
    parentPort!.postMessage(results);
  });
}
