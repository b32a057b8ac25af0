/** A workspace in memory for the language service: what editors and disks are elsewhere. */
import { parseDocument } from '../../server/src/dialect/document';
import type { ContractDocument } from '../../server/src/dialect/types';
import { createLanguageService, type LanguageService, type ServiceOptions } from '../../server/src/service/service';
import type { Workspace } from '../../server/src/service/workspace';

export const uriOf = (name: string): string => `file:///w/${encodeURI(name)}`;

export interface Files {
  readonly service: LanguageService;
  document(name: string): ContractDocument;
  readonly documents: readonly ContractDocument[];
}

/** Files by name. `open`: those that an editor has open; all, when not given. */
export function files(texts: Readonly<Record<string, string>>, options: ServiceOptions = {}, open: readonly string[] = Object.keys(texts)): Files {
  const byUri = new Map(Object.entries(texts).map(([name, text]) => [uriOf(name), parseDocument(uriOf(name), text)]));
  const workspace: Workspace = {
    openDocument: (uri) => (open.some((name) => uriOf(name) === uri) ? byUri.get(uri) : undefined),
    readFile: async (uri) => byUri.get(uri)?.getText(),
    contractFiles: async () => [...byUri.keys()],
    standardFiles: async () => [],
  };
  return {
    service: createLanguageService({ workspace, locale: 'ja', today: () => '2026-01-15', ...options }),
    document: (name) => byUri.get(uriOf(name))!,
    documents: [...byUri.values()],
  };
}
