/** The language service on files, as the command line uses it. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseDocument } from '../dialect/document';
import type { ContractDocument, DocumentKind } from '../dialect/types';
import { nodeFiles } from '../disk/files';
import { createLanguageService, type LanguageService } from '../service/service';
import { defaultSettings, type Settings } from '../service/settings';
import type { Locale } from '../standard/analysis';
import { standardInput } from './input';

/** Workspace standards are those of the current folder: who runs the command there trusts it. */
export async function openSession(locale: Locale, standard: string | undefined): Promise<LanguageService> {
  const settings: Settings = { ...defaultSettings, locale, standards: standard === undefined ? [] : [standard] };
  const folders = [pathToFileURL(process.cwd()).href];
  const service = createLanguageService({
    locale,
    settingsFor: () => settings,
    workspace: {
      openDocument: () => undefined,
      readFile: (uri) => nodeFiles.readFile(uri),
      contractFiles: () => nodeFiles.contractFiles(folders),
      standardFiles: () => nodeFiles.standardFiles(folders),
    },
  });
  await service.reloadStandards();
  return service;
}

/** `kind`: of documents whose front matter does not say it. */
export function openFile(file: string, text: string, kind: DocumentKind | undefined): ContractDocument {
  const uri = file === standardInput ? 'untitled:stdin' : pathToFileURL(path.resolve(file)).href;
  const document = parseDocument(uri, text);
  if (kind === undefined || document.frontMatter?.kind !== undefined) return document;
  return Object.create(document, { kind: { value: kind, enumerable: true } }) as ContractDocument;
}
