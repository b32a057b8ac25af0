/** Which files a path means: a file is itself, a folder the contract documents in it. */
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { contractFilesIn } from '../disk/walk';

export interface FoundFile {
  /** As the user would write it: relative to the working folder where it lies inside. */
  readonly shown: string;
  readonly absolute: string;
}

export interface Found {
  readonly files: readonly FoundFile[];
  /** Paths that do not exist. */
  readonly missing: readonly string[];
}

/** `anyMarkdown`: whoever names the kind of what is not marked means all Markdown of a folder. */
export async function findFiles(cwd: string, paths: readonly string[], anyMarkdown: boolean): Promise<Found> {
  const files = new Map<string, FoundFile>();
  const missing: string[] = [];
  const add = (absolute: string) => {
    if (!files.has(absolute)) files.set(absolute, { absolute, shown: shownPath(cwd, absolute) });
  };
  for (const given of paths) {
    const absolute = path.resolve(cwd, given);
    const info = await stat(absolute).catch(() => undefined);
    if (!info) missing.push(given);
    else if (info.isDirectory()) for await (const file of anyMarkdown ? markdownIn(absolute) : contractFilesIn(absolute)) add(file);
    else add(absolute);
  }
  return { files: [...files.values()], missing };
}

/** With `/` on every system, so that reports compare. */
export function shownPath(cwd: string, absolute: string): string {
  const relative = path.relative(cwd, absolute);
  return (relative === '' || relative.startsWith('..') || path.isAbsolute(relative) ? absolute : relative).split(path.sep).join('/');
}

/** Markdown files in order; nothing hidden, nothing of other people's packages, no links (they may lead round in circles). */
async function* markdownIn(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const absolute = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* markdownIn(absolute);
    else if (entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name) && !/\.standard\.md$/i.test(entry.name)) yield absolute;
  }
}
