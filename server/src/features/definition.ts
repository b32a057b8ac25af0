/** Go to definition (LSP 3.17, textDocument/definition): from a reference to its target, from a term to its definition, from `{{name}}` to the front matter. */
import type { LocationLink } from 'vscode-languageserver-types';
import type { Bundle } from '../dialect/bundle';
import type { ContractDocument, Position } from '../dialect/types';
import { rangeOf } from './convert';
import { occurrencesAt } from './occurrences';

export function definitionAt(bundle: Bundle, document: ContractDocument, position: Position): LocationLink[] {
  const found = occurrencesAt(bundle, document, document.offsetAt(position));
  return (found?.declarations ?? []).map(({ document: file, span, whole }) => ({
    originSelectionRange: rangeOf(document, found!.span),
    targetUri: file.uri,
    targetRange: rangeOf(file, whole ?? span),
    targetSelectionRange: rangeOf(file, span),
  }));
}
