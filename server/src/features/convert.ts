/** Between the document's own positions and those of LSP. Both count UTF-16; an LSP range is a pair of line and character. */
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { ContractDocument, Placed, Range, Span } from '../dialect/types';
import { sortEdits, type TextEdit } from '../edits/types';
import type { Locale } from '../standard/analysis';
import type { LocalizedText } from '../standard/types';

export const rangeOf = (document: ContractDocument, span: Span): Range => ({ start: document.positionAt(span.start), end: document.positionAt(span.end) });

/** The range of a span that is relative to a segment. */
export const rangeIn = (document: ContractDocument, placed: Placed, span: Span): Range => rangeOf(document, { start: placed.offset + span.start, end: placed.offset + span.end });

/** Edits of several files, to be applied, and undone, in one step. `version`: of `document`; that of the others is not known; clients that support versions refuse the edit when the text has changed since (LSP 3.17, OptionalVersionedTextDocumentIdentifier). */
export function bundleEditOf(edits: ReadonlyMap<ContractDocument, readonly TextEdit[]>, document: ContractDocument, version?: number): WorkspaceEdit {
  const files = [...edits].map(([file, list]) => ({ file, changes: sortEdits(list).map((edit) => ({ range: rangeOf(file, edit), newText: edit.newText })) }));
  if (version === undefined) return { changes: Object.fromEntries(files.map(({ file, changes }) => [file.uri, changes])) };
  return { documentChanges: files.map(({ file, changes }) => ({ textDocument: { uri: file.uri, version: file === document ? version : null }, edits: changes })) };
}

export const inLocale = (text: LocalizedText, locale: Locale): string => (locale === 'en' ? (text.en ?? text.ja) : text.ja);

export const contains = (span: Span, offset: number): boolean => offset >= span.start && offset <= span.end;

export const compare = (a: Range['start'], b: Range['start']): number => a.line - b.line || a.character - b.character;

export const overlap = (a: Range, b: Range): boolean => compare(a.start, b.end) <= 0 && compare(b.start, a.end) <= 0;
