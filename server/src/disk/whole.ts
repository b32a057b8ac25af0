import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** Writes a file whole or not at all: who reads it meanwhile reads what was there before. Throws what `fs` throws, and leaves nothing behind. */
export function writeWhole(file: string, content: string | Uint8Array, mode?: number): void {
  const temporary = `${file}.${process.pid}`;
  try {
    writeFileSync(temporary, content, { mode });
    renameSync(temporary, file);
  } catch (error) {
    try {
      rmSync(temporary, { force: true });
    } catch {
      // It was never there.
    }
    throw error;
  }
}
