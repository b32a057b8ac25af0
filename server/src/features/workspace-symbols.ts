/** Workspace symbols (LSP 3.17, workspace/symbol): articles, divisions, annexes and defined terms of all contract documents. */
import type { SymbolInformation, SymbolKind } from 'vscode-languageserver-types';
import { documentDefinitions } from '../dialect/terms';
import type { ContractDocument } from '../dialect/types';
import { rangeIn } from './convert';
import { headingText, rankOf } from './outline';

const kinds = { article: 5, other: 3, term: 14 } as const satisfies Record<string, SymbolKind>;

/** Full width and half width, and capitals, are alike to who searches. */
const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

export function workspaceSymbols(documents: readonly ContractDocument[], query: string, most: number): SymbolInformation[] {
  const wanted = plain(query);
  const found: SymbolInformation[] = [];
  for (const document of documents) {
    const add = (name: string, kind: SymbolKind, range: ReturnType<typeof rangeIn>) => {
      if (found.length < most && name !== '' && plain(name).includes(wanted)) found.push({ name, kind, location: { uri: document.uri, range }, containerName: document.title });
    };
    for (const placed of document.segments) {
      const span = placed.segment.heading?.span;
      if (span && rankOf(placed) !== undefined) add(headingText(placed.segment), placed.segment.kind === 'article' ? kinds.article : kinds.other, rangeIn(document, placed, span));
    }
    for (const { name, placed, span } of documentDefinitions(document)) add(name, kinds.term, rangeIn(document, placed, span));
  }
  return found;
}
