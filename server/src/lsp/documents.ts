/** Documents as editors have them open: our own incremental document behind vscode-languageserver's TextDocuments. */
import { parseDocument, updateDocument, type TextChange } from '../dialect/document';
import type { ContractDocument } from '../dialect/types';

export interface OpenDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly document: ContractDocument;
}


export const openDocuments = {
  create: (uri: string, languageId: string, version: number, text: string): OpenDocument => ({ uri, languageId, version, document: parseDocument(uri, text) }),
  /** No work over the whole text: LSP sends what changed, and only that is read again. */
  update: ({ uri, languageId, document }: OpenDocument, changes: readonly TextChange[], version: number): OpenDocument => ({ uri, languageId, version, document: updateDocument(document, changes) }),
};
