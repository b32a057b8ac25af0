/** `contract-spec check`: files in, findings and an exit status out. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Cache } from './cache';
import type { Checked, Result } from './check-file';
import { listInput, standardInput, type InputFile, type Unreadable } from './input';
import { readOptions, type CheckOptions } from './options';
import { Progress } from './progress';
import type { FileReport, FindingsReport, Report, Summary } from './report';
import { hasColours, paintFor, stylishSummary } from './stylish';
import { usage, usageError } from './usage';

export async function check(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === 'help') {
    process.stdout.write(usage());
    return 0;
  }
  if ('ja' in options) return usageError(options);
  const { files, unreadable } = await listInput(options.paths, options.locale);
  const colours = hasColours(process.stdout);
  const cache = options.cache === undefined ? undefined : await (await import('./cache')).Cache.open(options.cache, options, colours, programFiles());
  const summary = { files: 0, errors: 0, warnings: 0 };
  const reports: (FileReport | FindingsReport)[] = [];
  const print = (result: Result): void => {
    if ('unreadable' in result) return void unreadable.push(result.unreadable);
    summary.files++;
    summary.errors += result.counts.errors;
    summary.warnings += result.counts.warnings;
    if (result.report) reports.push(result.report);
    process.stdout.write(result.output);
  };
  try {
    if (!(await checkFiles(files, options, colours, cache, print))) return usageError(unknownStandard(options.standard ?? ''), options.locale);
  } catch (error) {
    process.stderr.write(`${interrupted(error instanceof Error ? error.message : String(error))[options.locale]}\n`);
    return 2;
  }
  const problem = cache?.save(files);
  if (problem !== undefined) process.stderr.write(`${(problem === 'foreign' ? foreignCache : cacheProblem)(options.cache ?? '', problem)[options.locale]}\n`);
  for (const { path, message } of unreadable) process.stderr.write(`${path}: ${message}\n`);
  process.stdout.write(await closing(options, colours, summary, reports, unreadable));
  if (unreadable.length > 0) return 2;
  return summary.errors > 0 || summary.warnings > options.maxWarnings ? 1 : 0;
}

/** What makes the results: the program and the standards that ship with it. */
function programFiles(): string[] {
  const standards = path.join(__dirname, 'standards');
  return [__filename, ...readdirSync(standards).map((name) => path.join(standards, name))];
}

/** Files whose texts are compared with the cache at the same time. */
const lookedUpAtOnce = 64;

/** Prints the results in the order of the files, each as soon as those before it are printed. False where the options name a standard that is not there. */
async function checkFiles(files: readonly InputFile[], options: CheckOptions, colours: boolean, cache: Cache | undefined, print: (result: Result) => void): Promise<boolean> {
  const progress = new Progress(files.length, options.locale);
  const results: (Result | undefined)[] = [];
  let printed = 0;
  const add = (index: number, result: Result): void => {
    results[index] = result;
    progress.report(index, files[index]!.path);
    for (; results[printed]; printed++) {
      progress.clear();
      print(results[printed]!);
      results[printed] = undefined;
    }
  };
  const left: number[] = [];
  for (let from = 0; from < files.length; from += lookedUpAtOnce) {
    const some = files.slice(from, from + lookedUpAtOnce);
    const found: readonly (Checked | undefined)[] = cache ? await Promise.all(some.map((file) => cache.find(file))) : [];
    some.forEach((_, i) => {
      const known = found[i];
      if (known) add(from + i, known);
      else left.push(from + i);
    });
  }
  if (left.length === 0 && files.length > 0) return true;
  const [{ openChecker }, pool] = await Promise.all([import('./check-file'), import('./pool')]);
  const checker = await openChecker(options, colours);
  if (!checker) return false;
  const some = left.map((index) => files[index]!);
  // Standard input is the main thread's.
  const alone = some.some(({ path }) => path === standardInput);
  await pool.checkAll(some, checker, { options, colours }, alone, (at, result) => {
    cache?.add(some[at]!, result);
    add(left[at]!, result);
  });
  return true;
}

const unknownStandard = (id: string) => ({
  ja: `--standard に「${id}」は指定できません。同梱の基準又は .contract-spec/standards/ にある基準の ID を指定してください。`,
  en: `--standard cannot be "${id}": it is neither a built-in standard nor one of .contract-spec/standards/.`,
});

const interrupted = (why: string) => ({
  ja: `点検を続けられませんでした（${why}）。ここまでに表示した結果は一部の文書のものです。`,
  en: `The check could not go on (${why}). What was printed concerns some of the documents only.`,
});

const cacheProblem = (file: string, code: string) => ({
  ja: `キャッシュ「${file}」に書き込めません（${code}）。点検の結果に影響はありません。`,
  en: `The cache "${file}" cannot be written (${code}). The results are not affected.`,
});

const foreignCache = (file: string) => ({
  ja: `「${file}」はキャッシュではないため、上書きしませんでした。--cache-location に別のファイルを指定してください。点検の結果に影響はありません。`,
  en: `"${file}" is not a cache and was left as it is: give another file as --cache-location. The results are not affected.`,
});

async function closing({ format, locale }: CheckOptions, colours: boolean, summary: Summary, files: readonly (FileReport | FindingsReport)[], unreadable: readonly Unreadable[]): Promise<string> {
  switch (format) {
    case 'stylish':
      return stylishSummary(summary, unreadable, locale, paintFor(colours));
    case 'json':
      return `${JSON.stringify({ version: 1, files: files as readonly FileReport[], summary } satisfies Report, undefined, 2)}\n`;
    case 'sarif': {
      const [{ sarif }, { packageVersion }] = await Promise.all([import('./sarif'), import('../disk/package')]);
      return `${JSON.stringify(sarif(files, packageVersion(__dirname), locale), undefined, 2)}\n`;
    }
    case 'github':
      return '';
  }
}
