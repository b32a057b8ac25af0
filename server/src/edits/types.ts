import type { Range } from '../dialect/types';

/** Replaces a stretch of the document. Offsets are UTF-16, of the document before any edit. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** Edits of one file of a bundle; `path` is absent for the document itself. */
export interface FileEdits {
  readonly path?: string;
  readonly edits: readonly TextEdit[];
}

/** The same as LSP writes it. */
export interface RangeEdit {
  readonly range: Range;
  readonly newText: string;
}

/** The text after edits that do not overlap, whatever their order. Insertions at one place stand in the order given. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const edit of sortEdits(edits)) {
    result += text.slice(at, edit.start) + edit.newText;
    at = edit.end;
  }
  return result + text.slice(at);
}

export const sortEdits = (edits: readonly TextEdit[]): TextEdit[] => [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
