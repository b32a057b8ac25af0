/** What is to be checked: paths as given, as texts. */
import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { decodeUtf8, type BadEncoding } from '../disk/decode';
import { contractFilesIn } from '../disk/walk';
import { inLocale } from '../features/convert';
import type { Locale } from '../standard/analysis';

export const standardInput = '-';

/** A file to check; `named` when the user named it rather than a folder above it. */
export interface InputFile {
  /** With `/`, relative where the argument was relative. */
  readonly path: string;
  readonly named: boolean;
}

export interface Unreadable {
  readonly path: string;
  readonly message: string;
}

/** Every file once, in the order of the arguments. */
export async function listInput(paths: readonly string[], locale: Locale): Promise<{ files: InputFile[]; unreadable: Unreadable[] }> {
  const files: InputFile[] = [];
  const unreadable: Unreadable[] = [];
  const seen = new Set<string>();
  const add = (file: string, named: boolean) => {
    const key = file === standardInput ? file : path.resolve(file);
    if (!seen.has(key)) files.push({ path: file === standardInput ? file : plainPath(file), named });
    seen.add(key);
  };
  for (const given of paths) {
    if (given === standardInput) {
      add(given, true);
      continue;
    }
    try {
      if ((await stat(given)).isDirectory()) for await (const file of contractFilesIn(given)) add(file, false);
      else add(given, true);
    } catch (error) {
      unreadable.push({ path: given, message: reasonOf(error, locale) });
    }
  }
  return { files, unreadable };
}

/** `./a/b.md` and `a\b.md` are a/b.md. */
const plainPath = (file: string): string => path.normalize(file).split(path.sep).join('/');

/** At once: a file is read in less time than it takes to ask for it, and there are other threads. */
export async function readInput(file: string, locale: Locale): Promise<{ readonly text: string } | { readonly unreadable: Unreadable }> {
  try {
    const bytes = file === standardInput ? await readStandardInput() : readFileSync(file);
    const decoded = decodeUtf8(bytes);
    return 'text' in decoded ? decoded : { unreadable: { path: file, message: encodingMessage(decoded.bad, locale) } };
  } catch (error) {
    return { unreadable: { path: file, message: reasonOf(error, locale) } };
  }
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function encodingMessage({ offset, line, looksLike }: BadEncoding, locale: Locale): string {
  const guess = looksLike === 'utf-16' ? 'UTF-16' : looksLike === 'shift_jis' ? 'Shift_JIS' : undefined;
  return inLocale(
    {
      ja: `UTF-8 のテキストではありません（${line} 行目、先頭から ${offset} バイトの位置）。${guess ? `${guess} で保存されている可能性があります。` : ''}UTF-8 で保存し直してください。`,
      en: `Not UTF-8 (line ${line}, byte offset ${offset}).${guess ? ` It may be ${guess}.` : ''} Save it as UTF-8.`,
    },
    locale,
  );
}

function reasonOf(error: unknown, locale: Locale): string {
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  switch (code) {
    case 'ENOENT':
      return inLocale({ ja: 'ファイル又はフォルダーがありません。', en: 'No such file or folder.' }, locale);
    case 'EACCES':
    case 'EPERM':
      return inLocale({ ja: '読み取る権限がありません。', en: 'Permission denied.' }, locale);
    default:
      return inLocale({ ja: `読み取れません（${code}）。`, en: `Cannot be read (${code}).` }, locale);
  }
}
