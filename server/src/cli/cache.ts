/**
 * Results of earlier runs, by content (`--cache`): a result counts only while the tool, the options, the standards, the day, the text of the file and the texts of its
 * annexes are what they were. What is not certain is checked again: a stale answer would be a false assurance.
 */
import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { textOf, withoutMark } from '../disk/decode';
import { nodeFiles } from '../disk/files';
import { writeWhole } from '../disk/whole';
import type { Checked, Result } from './check-file';
import { hashOf } from './hash';
import { standardInput, type InputFile } from './input';
import type { CheckOptions } from './options';

/** The layout of the file; another one is not read. */
const layout = 1;
/** What every cache begins with: a file that begins otherwise is somebody's, and stays. */
const mark = '{"layout":';

interface Entry extends Required<Pick<Checked, 'basis'>> {
  readonly checked: Checked;
  /** {@link environmentOf} the run that wrote it. */
  readonly environment: string;
  /** Of the arguments that concern the file. */
  readonly named: boolean;
}

/** All that results depend on beside files: the program itself, options, standards of the current folder, the day (waivers end). */
async function environmentOf({ standard, kind, format, locale }: CheckOptions, colours: boolean, program: readonly string[]): Promise<string> {
  const folder = pathToFileURL(process.cwd()).href;
  const standards = await Promise.all((await nodeFiles.standardFiles([folder])).sort().map(async (uri) => [uri, (await nodeFiles.readFile(uri)) ?? '']));
  const now = new Date();
  return hashOf(JSON.stringify([program.map((file) => hashOf(readFileSync(file))), process.cwd(), standard, kind, format, locale, colours, now.getFullYear(), now.getMonth(), now.getDate(), standards]));
}

export class Cache {
  private readonly used = new Map<string, Entry>();
  private changed = false;

  private constructor(private readonly file: string, private readonly entries: ReadonlyMap<string, Entry>, private readonly environment: string) {}

  /** `program`: the files that make the results. A cache that cannot be read is an empty one. */
  static async open(file: string, options: CheckOptions, colours: boolean, program: readonly string[]): Promise<Cache> {
    return new Cache(file, read(file), await environmentOf(options, colours, program));
  }

  async find({ path: name, named }: InputFile): Promise<Checked | undefined> {
    const entry = name === standardInput ? undefined : this.entries.get(name);
    if (!entry || entry.environment !== this.environment || entry.named !== named) return undefined;
    const { basis, checked } = entry;
    const [hash, ...annexes] = await Promise.all([hashOfFile(name), ...basis.annexes.map(([uri]) => hashOfUri(uri))]);
    if (hash !== basis.hash || annexes.some((annex, i) => annex !== basis.annexes[i]![1])) return undefined;
    this.used.set(name, entry);
    return checked;
  }

  add({ path: name, named }: InputFile, result: Result): void {
    if ('unreadable' in result || !result.basis || name === standardInput) return;
    const { basis, ...checked } = result;
    this.changed = true;
    this.used.set(name, { environment: this.environment, named, basis, checked });
  }

  /**
   * Writes what this run has used and made, and keeps what other runs have of files that this one did not look at and that are still there. Returns what went wrong:
   * a code of the system, or `foreign` where the file is no cache.
   */
  save(looked: readonly InputFile[]): string | undefined {
    const now = new Set(looked.map(({ path: name }) => name));
    const kept = [...this.entries].filter(([name]) => !now.has(name) && existsSync(name)).slice(-mostKept);
    if (!this.changed && kept.length + this.used.size === this.entries.size) return undefined;
    if (isForeign(this.file)) return 'foreign';
    try {
      writeWhole(this.file, JSON.stringify({ layout, entries: [...kept, ...this.used] }));
    } catch (error) {
      return (error as NodeJS.ErrnoException).code ?? String(error);
    }
    return undefined;
  }
}

function isForeign(file: string): boolean {
  try {
    const text = readFileSync(file, 'utf8');
    return text !== '' && !text.startsWith(mark);
  } catch {
    return false;
  }
}

/** Entries of files that a run did not look at. */
const mostKept = 5000;

function read(file: string): ReadonlyMap<string, Entry> {
  try {
    const { layout: written, entries } = JSON.parse(textOf(readFileSync(file))) as { layout: number; entries: [string, Entry][] };
    return written === layout && Array.isArray(entries) ? new Map(entries.filter(([, entry]) => Array.isArray(entry?.basis?.annexes) && typeof entry.checked?.output === 'string')) : new Map();
  } catch {
    return new Map();
  }
}

async function hashOfFile(file: string): Promise<string | null> {
  try {
    const bytes = await readFile(path.resolve(file));
    // Of its text, which need not be made for it.
    return isUtf8(bytes) ? hashOf(withoutMark(bytes)) : null;
  } catch {
    return null;
  }
}

async function hashOfUri(uri: string): Promise<string | null> {
  const text = uri === '' ? undefined : await nodeFiles.readFile(uri);
  return text === undefined ? null : hashOf(text);
}
