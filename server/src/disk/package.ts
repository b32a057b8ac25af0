/** The package that a bundle belongs to. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The package's folder: one level above dist/, three above a file of server/src/ROOM/. */
export const packageFolder = (from: string): string | undefined =>
  [path.join(from, '..'), path.join(from, '../../..')].find((folder) => existsSync(path.join(folder, 'package.json')));

export function packageVersion(from: string): string {
  try {
    return (JSON.parse(readFileSync(path.join(packageFolder(from) ?? '', 'package.json'), 'utf8')) as { version?: string }).version ?? '';
  } catch {
    return '';
  }
}
