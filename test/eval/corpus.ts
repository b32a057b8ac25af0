/** The documents of test/corpus with their labels (test/corpus/README.md). */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseDocument } from '../../server/src/dialect/document';
import type { ContractDocument, DocumentKind } from '../../server/src/dialect/types';

export type State = 'met' | 'partial' | 'missing';

export interface Label {
  readonly state: State;
  /** As numbered in the document: 第7条. */
  readonly articles: readonly string[];
  readonly elements: ReadonlySet<string>;
  readonly why?: string;
}

export interface Labelled {
  readonly name: string;
  readonly document: ContractDocument;
  readonly labels: ReadonlyMap<string, Label>;
}

interface LabelsFile {
  readonly kind: DocumentKind;
  readonly requirements?: Readonly<Record<string, { readonly state: State; readonly articles?: readonly string[]; readonly elements?: readonly string[]; readonly why?: string }>> | null;
}

/** `part`: `tune` or `unseen`. A document without labels, or labels without a document, is an error. */
export function readCorpus(root: string, part: string): Labelled[] {
  const folder = join(root, 'test/corpus', part);
  const files = readdirSync(folder).sort();
  return files
    .filter((file) => file.endsWith('.md'))
    .map((file) => {
      const name = file.slice(0, -3);
      const labels = parse(readFileSync(join(folder, `${name}.labels.yaml`), 'utf8')) as LabelsFile;
      return {
        name,
        // By the name a user would give it: front matter need not repeat the kind.
        document: parseDocument(`file:///corpus/${name}.${labels.kind}.md`, readFileSync(join(folder, file), 'utf8')),
        labels: new Map(
          Object.entries(labels.requirements ?? {}).map(([id, label]) => [
            id,
            { state: label.state, articles: label.articles ?? [], elements: new Set(label.elements ?? []), ...(label.why !== undefined && { why: label.why }) },
          ]),
        ),
      };
    });
}
