/** One file checked: what is printed of it, and what of it is needed afterwards. This is where the parser and the standards are loaded. */
import { inLocale } from '../features/convert';
import { statusOf } from '../features/status';
import { annexUri } from '../service/workspace';
import { githubFile } from './github';
import { readInput, standardInput, type InputFile, type Unreadable } from './input';
import type { CheckOptions } from './options';
import { countsOf, fileReport, findingsReport, type Counts, type FileReport, type FindingsReport } from './report';
import { openFile, openSession } from './session';
import { paintFor, stylishFile } from './stylish';

export interface Checked {
  readonly counts: Counts;
  /** What is printed of the file, in a format that is printed file by file. */
  readonly output: string;
  /** In the formats that are one document of all files: whole for JSON. */
  readonly report?: FileReport | FindingsReport;
  /** For the cache. */
  readonly basis?: Basis;
}

/** What a result depends on beside the options: the file's text and its annexes, by URI; null where there is none. */
export interface Basis {
  readonly hash: string;
  readonly annexes: readonly (readonly [uri: string, hash: string | null])[];
}

export type Result = Checked | { readonly unreadable: Unreadable };
/** Results in the order of the files. */
export type CheckFiles = (files: readonly InputFile[]) => AsyncGenerator<Result, void, undefined>;

/** `colours`: the output goes to a terminal. Undefined where the options name a standard that is not there. */
export async function openChecker(options: CheckOptions, colours: boolean): Promise<CheckFiles | undefined> {
  const { kind, format, locale, standard, cache } = options;
  const service = await openSession(locale, standard);
  // A standard may be one of the current folder's: whether it is there is known only now.
  if (standard !== undefined && !(await service.standard(standard))) return undefined;
  const paint = paintFor(colours);
  const hashOf = cache === undefined ? undefined : (await import('./hash')).hashOf;
  return async function* (files) {
    for (const file of files) yield checked(file, await readInput(file.path, locale));
  };

  async function checked({ path, named }: InputFile, input: Awaited<ReturnType<typeof readInput>>): Promise<Result> {
    if ('unreadable' in input) return input;
    const document = openFile(path, input.text, kind);
    // Files of a folder are marked one way or another; a file that the user names may be anything.
    if (named && document.kind === undefined && document.frontMatter?.version === undefined && input.text.trim() !== '') return { unreadable: { path, message: noKind(locale) } };
    const analysis = await service.analysis(document);
    const name = path === standardInput ? 'stdin' : path;
    const findings = await service.findings(document);
    const report = format === 'json' ? fileReport(name, analysis, findings) : findingsReport(name, findings);
    return {
      counts: countsOf(report),
      output: format === 'stylish' ? stylishFile(report, statusOf(document, analysis.coverage).standards, locale, paint) : format === 'github' ? githubFile(report) : '',
      ...((format === 'json' || format === 'sarif') && { report }),
      ...(hashOf && {
        basis: {
          hash: hashOf(input.text),
          annexes: analysis.annexes.map(({ path: annex, document: read }) => [annexUri(document.uri, annex) ?? '', read ? hashOf(read.getText()) : null] as const),
        },
      }),
    };
  }
}

const noKind = (locale: CheckOptions['locale']): string =>
  inLocale(
    {
      ja: '文書の種類が分かりません。--kind contract（契約書）、--kind specification（仕様書）又は --kind policy（規程）を指定してください。',
      en: 'It is not known what kind of document this is. Use --kind contract, --kind specification or --kind policy.',
    },
    locale,
  );
