/** Files for the language service, read from disk: annexes beside the documents, and the standards of the working folder, which are data. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { decodeUtf8 } from '../disk/decode';
import { standardFilesIn } from '../disk/walk';
import { noWorkspace, type Workspace } from '../service/workspace';

export function nodeWorkspace(cwd: string): Workspace {
  return {
    ...noWorkspace,
    async readFile(uri) {
      const bytes = await readFile(fileURLToPath(uri)).catch(() => undefined);
      const decoded = bytes && decodeUtf8(bytes);
      return decoded && 'text' in decoded ? decoded.text : undefined;
    },
    standardFiles: async () => (await standardFilesIn(cwd)).map((file) => pathToFileURL(file).href),
  };
}
