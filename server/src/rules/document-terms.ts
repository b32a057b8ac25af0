/** Terms of a bundle: definitions of the document and of its annexes, and how often each name is used. Shared by the rules on terms. */
import { keptWith } from '../dialect/kept-with';
import { documentDefinitions, namedEnd, termSetOf, termUses, type PlacedDefinition, type TermSet } from '../dialect/terms';
import type { Analysis } from '../standard/analysis';

export interface BundleTerms {
  /** Of the document itself, in order. */
  readonly own: readonly PlacedDefinition[];
  /** Of its annexes. */
  readonly others: readonly PlacedDefinition[];
  readonly set: TermSet;
  /** Names that are used nowhere in the bundle but where they are defined. */
  unused(): ReadonlySet<string>;
}

const kept = keptWith<Analysis, BundleTerms>();

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
  return {
    own,
    others,
    set,
    unused() {
      const uses = new Map<string, number>();
      for (const { name } of [...own, ...others]) uses.set(name, (uses.get(name) ?? 0) - 1);
      // 運用員（以下「運用員」という。）: what is named is no use of the name.
      for (const definition of [...own, ...others]) {
        if (definition.kind !== 'inline') continue;
        const { name, placed: { segment } } = definition;
        const end = namedEnd(segment, definition);
        if (segment.text.slice(0, end).endsWith(name) && termUses(segment, set).some((use) => use.span.end === end)) uses.set(name, uses.get(name)! - 1);
      }
      // Most names are used within a few articles: look no further than needed.
      for (const file of [document, ...files]) {
        for (const { segment } of file.segments) {
          if (uses.size === 0) return new Set();
          for (const { name } of termUses(segment, set)) {
            const left = uses.get(name);
            if (left === undefined) continue;
            if (left >= 0) uses.delete(name);
            else uses.set(name, left + 1);
          }
        }
      }
      return new Set(uses.keys());
    },
  };
}
