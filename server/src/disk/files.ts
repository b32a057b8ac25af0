/** The workspace on a disk. Only `file:` URIs have files; other schemes are served from what is open. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { decodeUtf8 } from './decode';
import { contractFilesIn, standardFilesIn } from './walk';
/** URIs of folders. */
type Folders = readonly string[];

const pathOf = (uri: string): string | undefined => {
  try {
    // A host would be another computer (file://server/share): nothing is fetched from there because a document says so.
    const url = new URL(uri);
    return url.protocol === 'file:' && url.host === '' ? fileURLToPath(url) : undefined;
  } catch {
    return undefined;
  }
};

const uriOf = (file: string): string => pathToFileURL(file).href;

export const nodeFiles = {
  async readFile(uri: string): Promise<string | undefined> {
    const file = pathOf(uri);
    if (file === undefined) return undefined;
    try {
      const decoded = decodeUtf8(await readFile(file));
      return 'text' in decoded ? decoded.text : undefined;
    } catch {
      return undefined;
    }
  },
  async contractFiles(folders: Folders): Promise<string[]> {
    const files: string[] = [];
    for (const folder of folders) {
      const root = pathOf(folder);
      if (root !== undefined) for await (const file of contractFilesIn(root)) files.push(uriOf(file));
    }
    return files;
  },
  async standardFiles(folders: Folders): Promise<string[]> {
    const files = await Promise.all(folders.flatMap((folder) => pathOf(folder) ?? []).map(standardFilesIn));
    return files.flat().map(uriOf);
  },
};
