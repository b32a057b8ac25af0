/** The standards that ship, compiled at build time (scripts/compile-standards.ts). */
import generated from './builtin.generated.json';
import { provideLexicon } from './evidence/compile';
import type { PackedLexicon } from './evidence/lexicon';
import type { Standard } from './types';

export interface BuiltinFile {
  readonly standards: readonly { readonly standard: Standard; readonly source: string; readonly lexicon: PackedLexicon }[];
}

const { standards } = generated as unknown as BuiltinFile;

for (const { standard, lexicon } of standards) provideLexicon(standard, lexicon);

const builtin: readonly Standard[] = standards.map(({ standard }) => standard);

/** Always the same objects, so that what is derived from them is kept. */
export function builtinStandards(): readonly Standard[] {
  return builtin;
}

/** The Markdown that a built-in standard was compiled from, to be opened read-only beside a draft. */
export function sourceOf(standardId: string): string | undefined {
  return standards.find(({ standard }) => standard.id === standardId)?.source;
}
