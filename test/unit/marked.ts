/** Texts with marks, so that a test shows what it means: `⟦…⟧` around what is expected to be found, `‸` where the cursor stands. */
import { applyEdits, type TextEdit } from '../../server/src/edits/types';
import type { ContractDocument, Range } from '../../server/src/dialect/types';
import type { WorkspaceEdit } from 'vscode-languageserver-types';

export interface Marked {
  readonly text: string;
  /** Of the ⟦…⟧, in order, in the text without marks. */
  readonly spans: readonly { readonly start: number; readonly end: number }[];
  /** Offset of the ‸; -1 where there is none. */
  readonly cursor: number;
}

export function unmark(marked: string): Marked {
  let text = '';
  let cursor = -1;
  const spans: { start: number; end: number }[] = [];
  const open: number[] = [];
  for (const char of marked) {
    if (char === '⟦') {
      open.push(spans.length);
      spans.push({ start: text.length, end: -1 });
    } else if (char === '⟧') spans[open.pop()!]!.end = text.length;
    else if (char === '‸') cursor = text.length;
    else text += char;
  }
  return { text, spans, cursor };
}

/** The text with ⟦…⟧ around ranges that do not cross. */
export function mark(document: ContractDocument, ranges: readonly Range[]): string {
  const marks = ranges.flatMap(({ start, end }): TextEdit[] => {
    const [from, to] = [document.offsetAt(start), document.offsetAt(end)];
    return [{ start: from, end: from, newText: '⟦' }, { start: to, end: to, newText: '⟧' }];
  });
  return applyEdits(document.getText(), marks);
}

/** The texts of documents after an edit, by URI; as an editor applies it. */
export function edited(edit: WorkspaceEdit, documents: readonly ContractDocument[]): Map<string, string> {
  const byUri = new Map(Object.entries(edit.changes ?? {}));
  for (const change of edit.documentChanges ?? []) if ('textDocument' in change) byUri.set(change.textDocument.uri, change.edits as NonNullable<(typeof change)['edits'][number] & { newText: string }>[]);
  return new Map(
    documents.map((document) => [
      document.uri,
      applyEdits(document.getText(), (byUri.get(document.uri) ?? []).map(({ range, newText }) => ({ start: document.offsetAt(range.start), end: document.offsetAt(range.end), newText }))),
    ]),
  );
}
