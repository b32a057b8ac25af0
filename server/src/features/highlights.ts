/** Document highlight (LSP 3.17, textDocument/documentHighlight): the same article, term or placeholder elsewhere in the document. */
import type { DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver-types';
import type { Bundle } from '../dialect/bundle';
import type { ContractDocument, Position } from '../dialect/types';
import { rangeOf } from './convert';
import { occurrencesAt, type Place } from './occurrences';

const read: DocumentHighlightKind = 2;
const write: DocumentHighlightKind = 3;

export function highlightsAt(bundle: Bundle, document: ContractDocument, position: Position): DocumentHighlight[] {
  const found = occurrencesAt(bundle, document, document.offsetAt(position));
  if (!found) return [];
  const here = (places: readonly Place[], kind: DocumentHighlightKind) => places.filter((place) => place.document === document).map(({ span }) => ({ range: rangeOf(document, span), kind }));
  return [...here(found.declarations, write), ...here(found.uses(), read)];
}
