import type { ContractDocument } from '../dialect/types';

/** The only door from the language service to files. Editors, the command line and tests bring their own. URIs throughout. */
export interface Workspace {
  /** The live text of a document that is open in an editor. */
  openDocument(uri: string): ContractDocument | undefined;
  /** All that are open, of no folder too. */
  openDocuments?(): readonly ContractDocument[];
  /** Undefined when there is no such file, or when it is not text in UTF-8. */
  readFile(uri: string): Promise<string | undefined>;
  /** Contract documents of the workspace, in order. */
  contractFiles(): Promise<readonly string[]>;
  /** The workspace's own standards; none where the workspace is not trusted. */
  standardFiles(): Promise<readonly string[]>;
}

/** A workspace without files: documents are all there is. */
export const noWorkspace: Workspace = {
  openDocument: () => undefined,
  readFile: async () => undefined,
  contractFiles: async () => [],
  standardFiles: async () => [],
};

/**
 * The URI of an annex as the front matter names it: a path relative to the document, with `/` or `\`. Undefined for absolute paths, other schemes and
 * hosts: a document must not make the server look anywhere else than beside it.
 */
export function annexUri(documentUri: string, path: string): string | undefined {
  const relative = path.trim().replaceAll('\\', '/');
  if (relative === '' || relative.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(relative)) return undefined;
  try {
    const base = new URL(documentUri);
    const escaped = relative.split('/').map(encodeURIComponent).join('/');
    const url = new URL(escaped, base);
    return url.protocol === base.protocol && url.host === base.host && url.href !== base.href ? url.href : undefined;
  } catch {
    // untitled:Untitled-1 stands beside nothing.
    return undefined;
  }
}

/** One way of writing a URI: clients differ in escapes and drive letters (file:///c%3A/… and file:///C:/…). */
export function canonicalUri(uri: string): string {
  try {
    return decodeURIComponent(uri).replace(/^file:\/\/\/([A-Z]):/, (_, drive: string) => `file:///${drive.toLowerCase()}:`);
  } catch {
    return uri;
  }
}
