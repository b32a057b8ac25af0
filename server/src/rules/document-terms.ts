/** Terms of a bundle: definitions of the document and of its annexes, and how often each name is used. Shared by the rules on terms. */
import { documentDefinitions, termSetOf, termUses, type PlacedDefinition, type TermSet } from '../dialect/terms';
import type { ContractDocument } from '../dialect/types';
import type { Analysis } from '../standard/analysis';

export interface BundleTerms {
  /** Of the document itself, in order. */
  readonly own: readonly PlacedDefinition[];
  /** Of its annexes. */
  readonly others: readonly PlacedDefinition[];
  readonly set: TermSet;
  /** How often a name is used in the bundle, definitions included. */
  count(name: string): number;
}

const kept = new WeakMap<Analysis, BundleTerms>();

export function bundleTerms(analysis: Analysis): BundleTerms {
  let terms = kept.get(analysis);
  if (!terms) kept.set(analysis, (terms = derive(analysis)));
  return terms;
}

function derive({ document, annexes }: Analysis): BundleTerms {
  const files = annexes.flatMap((annex) => annex.document ?? []);
  const own = documentDefinitions(document);
  const others = files.flatMap((file) => documentDefinitions(file));
  const set = termSetOf([...own, ...others].map((definition) => definition.name));
  let counts: Map<string, number> | undefined;
  const countIn = (file: ContractDocument, into: Map<string, number>) => {
    for (const { segment } of file.segments) for (const use of termUses(segment, set)) into.set(use.name, (into.get(use.name) ?? 0) + 1);
  };
  return {
    own,
    others,
    set,
    count(name) {
      if (!counts) {
        counts = new Map();
        for (const file of [document, ...files]) countIn(file, counts);
      }
      return counts.get(name) ?? 0;
    },
  };
}
