/** Checks one text after the other; of each, only what is reported is kept. */
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { parseDocument } from '../dialect/document';
import type { ContractDocument, DocumentKind, FrontMatter } from '../dialect/types';
import { decodeUtf8, type BadEncoding } from '../disk/decode';
import { createLanguageService, type LanguageService } from '../service/service';
import { defaultSettings } from '../service/settings';
import type { Locale } from '../standard/analysis';
import type { Standard } from '../standard/types';
import { nodeWorkspace } from './node-workspace';
import { fileReport, type FileReport } from './report';

export interface CheckOptions {
  readonly cwd: string;
  /** Ids of standards, instead of those that the documents name. */
  readonly standards: readonly string[];
  /** Kind of the texts that do not say what they are. */
  readonly kind: DocumentKind | undefined;
  readonly locale: Locale;
  /** ISO date of today. */
  readonly today?: () => string;
}

export type Reading = { readonly document: ContractDocument } | { readonly refused: Refusal };

export type Refusal =
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'encoding'; readonly bad: BadEncoding }
  /** Nothing says what the text is. */
  | { readonly kind: 'no-kind' };

export class Checker {
  private constructor(
    readonly service: LanguageService,
    private readonly options: CheckOptions,
  ) {}

  static async create(options: CheckOptions): Promise<Checker> {
    const settings = { ...defaultSettings, standards: options.standards, locale: options.locale };
    const service = createLanguageService({ workspace: nodeWorkspace(options.cwd), settingsFor: () => settings, locale: options.locale, ...(options.today && { today: options.today }) });
    await service.reloadStandards();
    return new Checker(service, options);
  }

  /** All that are loaded: built in, and of the working folder. */
  async standards(): Promise<readonly Standard[]> {
    return (await this.service.analysis(parseDocument('file:///empty.contract.md', ''))).available;
  }

  async read(absolute: string): Promise<Reading> {
    try {
      return this.decode(await readFile(absolute), absolute);
    } catch (error) {
      return { refused: { kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) } };
    }
  }

  decode(bytes: Uint8Array, absolute: string): Reading {
    const decoded = decodeUtf8(bytes);
    if ('bad' in decoded) return { refused: { kind: 'encoding', bad: decoded.bad } };
    const document = parseDocument(pathToFileURL(absolute).href, decoded.text);
    // Marked as Contract Markdown without a kind: it is read as a contract, as in the editor.
    const kind = document.kind ?? this.options.kind ?? (document.frontMatter?.version ? 'contract' : undefined);
    return kind === undefined ? { refused: { kind: 'no-kind' } } : { document: this.adapted(document, kind) };
  }

  async report(document: ContractDocument, shown: string): Promise<FileReport> {
    const findings = await this.service.findings(document);
    return fileReport(shown, document, document.kind === 'standard' ? undefined : await this.service.analysis(document), findings);
  }

  /** What the command line says of a document that is silent (its kind), or says otherwise (its standards). */
  private adapted(document: ContractDocument, kind: DocumentKind): ContractDocument {
    const { frontMatter } = document;
    const overridden = this.options.standards.length > 0 && frontMatter?.standards !== undefined;
    if (document.kind === kind && !overridden) return document;
    const front: FrontMatter | undefined = overridden ? { ...frontMatter, standards: undefined } : frontMatter;
    return Object.create(document, { kind: { value: kind, enumerable: true }, frontMatter: { value: front, enumerable: true } }) as ContractDocument;
  }
}
