/** Find references (LSP 3.17, textDocument/references): of an article, 項 or 号, of a term, of a placeholder, in all files of the bundle. */
import type { Location } from 'vscode-languageserver-types';
import type { Bundle } from '../dialect/bundle';
import type { ContractDocument, Position } from '../dialect/types';
import { rangeOf } from './convert';
import { occurrencesAt } from './occurrences';

export function referencesAt(bundle: Bundle, document: ContractDocument, position: Position, includeDeclaration: boolean): Location[] {
  const found = occurrencesAt(bundle, document, document.offsetAt(position));
  if (!found) return [];
  const places = [...(includeDeclaration ? found.declarations : []), ...found.uses()];
  return places.map(({ document: file, span }) => ({ uri: file.uri, range: rangeOf(file, span) }));
}
