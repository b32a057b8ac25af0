/** `contract-spec check`: files in, findings and an exit status out. */
import { inLocale } from '../features/convert';
import { statusOf } from '../features/status';
import type { LanguageService } from '../service/service';
import { githubFile } from './github';
import { listInput, readInput, standardInput, type InputFile, type Unreadable } from './input';
import { readOptions, type CheckOptions } from './options';
import { Progress } from './progress';
import { fileReport, summaryOf, type FileReport, type Report } from './report';
import { openFile, openSession } from './session';
import { paintFor, stylishFile, stylishSummary } from './stylish';
import { usage, usageError } from './usage';

export async function check(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === 'help') {
    process.stdout.write(usage());
    return 0;
  }
  if ('ja' in options) return usageError(options);
  const { files, unreadable } = await listInput(options.paths, options.locale);
  const service = await openSession(options.locale, options.standard);
  // A standard may be one of the current folder's: whether it is there is known only now.
  if (options.standard !== undefined && !(await service.standard(options.standard))) return usageError(unknownStandard(options.standard), options.locale);
  const progress = new Progress(files.length, options.locale);
  const reports: FileReport[] = [];
  for (const [i, file] of files.entries()) {
    progress.report(i, file.path);
    const result = await checkFile(service, file, options);
    progress.clear();
    if ('unreadable' in result) unreadable.push(result.unreadable);
    else {
      reports.push(result.report);
      process.stdout.write(result.output);
    }
  }
  for (const { path, message } of unreadable) process.stderr.write(`${path}: ${message}\n`);
  const summary = summaryOf(reports);
  process.stdout.write(await closing(options, reports, unreadable));
  if (unreadable.length > 0) return 2;
  return summary.errors > 0 || summary.warnings > options.maxWarnings ? 1 : 0;
}

type Checked = { readonly report: FileReport; readonly output: string } | { readonly unreadable: Unreadable };

async function checkFile(service: LanguageService, { path, named }: InputFile, { kind, format, locale }: CheckOptions): Promise<Checked> {
  const input = await readInput(path, locale);
  if ('unreadable' in input) return input;
  const document = openFile(path, input.text, kind);
  // Files of a folder are marked one way or another; a file that the user names may be anything.
  if (named && document.kind === undefined && document.frontMatter?.version === undefined && input.text.trim() !== '') return { unreadable: { path, message: noKind(locale) } };
  const analysis = await service.analysis(document);
  const report = fileReport(path === standardInput ? 'stdin' : path, analysis, await service.findings(document), format === 'json');
  switch (format) {
    case 'stylish':
      return { report, output: stylishFile(report, statusOf(document, analysis.coverage).standards, locale, paintFor(process.stdout.isTTY)) };
    case 'github':
      return { report, output: githubFile(report) };
    default:
      return { report, output: '' };
  }
}

const unknownStandard = (id: string) => ({
  ja: `--standard に「${id}」は指定できません。同梱の基準又は .contract-spec/standards/ にある基準の ID を指定してください。`,
  en: `--standard cannot be "${id}": it is neither a built-in standard nor one of .contract-spec/standards/.`,
});

const noKind = (locale: CheckOptions['locale']): string =>
  inLocale(
    {
      ja: '文書の種類が分かりません。--kind contract（契約書）、--kind specification（仕様書）又は --kind policy（規程）を指定してください。',
      en: 'It is not known what kind of document this is. Use --kind contract, --kind specification or --kind policy.',
    },
    locale,
  );

async function closing({ format, locale }: CheckOptions, files: readonly FileReport[], unreadable: readonly Unreadable[]): Promise<string> {
  const summary = summaryOf(files);
  switch (format) {
    case 'stylish':
      return stylishSummary(summary, unreadable, locale, paintFor(process.stdout.isTTY));
    case 'json':
      return `${JSON.stringify({ version: 1, files, summary } satisfies Report, undefined, 2)}\n`;
    case 'sarif': {
      const [{ sarif }, { packageVersion }] = await Promise.all([import('./sarif'), import('../disk/package')]);
      return `${JSON.stringify(sarif(files, packageVersion(__dirname), locale), undefined, 2)}\n`;
    }
    case 'github':
      return '';
  }
}
