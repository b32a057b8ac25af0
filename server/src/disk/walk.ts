/** Contract documents in a folder: by name, or by front matter. */
import { open, readdir } from 'node:fs/promises';
import path from 'node:path';

const byName = /\.(?:contract|policy|specification)\.(?:md|markdown)$/i;
const markdown = /\.(?:md|markdown)$/i;
/** Bytes that are read to see whether Markdown is marked as a contract: more than front matter needs. */
const headLength = 8 * 1024;

/** Files below a folder, in order of their paths. Folders of tools (dot folders, node_modules) and symbolic links are passed over. */
export async function* contractFilesIn(folder: string): AsyncGenerator<string> {
  let entries;
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch {
    // A folder that may not be read holds nothing for us.
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules') yield* contractFilesIn(file);
    else if (entry.isFile() && (byName.test(entry.name) || (markdown.test(entry.name) && (await isMarked(file))))) yield file;
  }
}

/** Does the front matter say `contract-spec:` (and not that it is a standard)? */
async function isMarked(file: string): Promise<boolean> {
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(headLength), 0, headLength, 0);
      return marks(buffer.toString('utf8', 0, bytesRead));
    } finally {
      await handle.close();
    }
  } catch {
    return false;
  }
}

export function marks(head: string): boolean {
  const lines = head.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  if (lines[0]?.trimEnd() !== '---') return false;
  let marked = false;
  for (const line of lines.slice(1)) {
    if (/^(?:---|\.\.\.)\s*$/.test(line)) break;
    if (/^["']?contract-spec["']?\s*:/.test(line)) marked = true;
    if (/^kind\s*:\s*["']?standard\b/.test(line)) return false;
  }
  return marked;
}

/** `.contract-spec/standards/*.md` of a folder. */
export async function standardFilesIn(folder: string): Promise<string[]> {
  const standards = path.join(folder, '.contract-spec', 'standards');
  try {
    const entries = await readdir(standards, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile() && markdown.test(entry.name)).map((entry) => path.join(standards, entry.name)).sort();
  } catch {
    return [];
  }
}
