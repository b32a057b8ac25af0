/** Which files form a bundle: known from the contract's front matter, looked up from the annexes' side when somebody asks. */
import { parseDocument } from '../dialect/document';
import type { Bundle } from '../dialect/bundle';
import type { ContractDocument } from '../dialect/types';
import type { Analyses } from './analyses';
import { throwIfCancelled, type CancellationToken } from './cancellation';
import { annexUri, canonicalUri, type Workspace } from './workspace';

export class Bundles {
  /** Contracts that name annexes, by canonical URI; null for other files. Only for files that are not open. */
  private readonly contracts = new Map<string, ContractDocument | null>();
  /** Files that were searched for symbols, by canonical URI. */
  private readonly documents = new Map<string, ContractDocument | null>();
  private files: readonly string[] | undefined;

  constructor(private readonly workspace: Workspace, private readonly analyses: Analyses) {}

  /** The document's bundle, the contract first; the document alone where nothing is said. */
  async of(document: ContractDocument, token?: CancellationToken): Promise<Bundle> {
    const main = hasAnnexes(document) ? document : ((await this.contractOf(document, token)) ?? document);
    const { annexes } = await this.analyses.of(main, token);
    return [...new Set([main, ...annexes.flatMap((annex) => annex.document ?? [])])].map((file) => (canonicalUri(file.uri) === canonicalUri(document.uri) ? document : file));
  }

  /** A file has changed on disk, is new or gone. */
  forget(uri: string): void {
    this.contracts.delete(canonicalUri(uri));
    this.documents.delete(canonicalUri(uri));
    // A file that is listed already makes no other list: every save would search the folders again.
    if (!this.files?.some((file) => canonicalUri(file) === canonicalUri(uri))) this.files = undefined;
  }

  /** All contract documents of the workspace: as they are open, else as they are on disk. */
  async everyDocument(token?: CancellationToken): Promise<readonly ContractDocument[]> {
    this.files ??= await this.workspace.contractFiles();
    const documents: ContractDocument[] = [];
    for (const uri of this.files) {
      const document = this.workspace.openDocument(uri) ?? (await this.parsed(uri));
      throwIfCancelled(token);
      if (document) documents.push(document);
    }
    return documents;
  }

  private async parsed(uri: string): Promise<ContractDocument | undefined> {
    const key = canonicalUri(uri);
    let document = this.documents.get(key);
    if (document === undefined) {
      const text = await this.workspace.readFile(uri);
      document = text === undefined ? null : parseDocument(uri, text);
      this.documents.set(key, document);
    }
    return document ?? undefined;
  }

  private async contractOf({ uri }: ContractDocument, token?: CancellationToken): Promise<ContractDocument | undefined> {
    const open = this.workspace.openDocuments?.().find((contract) => includes(contract, uri));
    if (open) return open;
    this.files ??= await this.workspace.contractFiles();
    for (const candidate of this.files) {
      const contract = this.workspace.openDocument(candidate) ?? (await this.read(candidate));
      throwIfCancelled(token);
      if (contract && includes(contract, uri)) return contract;
    }
    return undefined;
  }

  private async read(uri: string): Promise<ContractDocument | undefined> {
    const key = canonicalUri(uri);
    let contract = this.contracts.get(key);
    if (contract === undefined) {
      const text = await this.workspace.readFile(uri);
      contract = text !== undefined && /^annexes[ \t]*:/m.test(text.slice(0, longestFrontMatter)) ? parseDocument(uri, text) : null;
      this.contracts.set(key, contract);
    }
    return contract ?? undefined;
  }
}

/** UTF-16 units in which `annexes:` is looked for before a file is read as a whole. */
const longestFrontMatter = 8_000;

const hasAnnexes = ({ frontMatter }: ContractDocument) => (frontMatter?.annexes.length ?? 0) > 0;

/** Does the front matter of a document name a file? */
export const includes = ({ uri, frontMatter }: ContractDocument, other: string): boolean =>
  (frontMatter?.annexes ?? []).some(({ value }) => {
    const annex = annexUri(uri, value);
    return annex !== undefined && canonicalUri(annex) === canonicalUri(other);
  });
