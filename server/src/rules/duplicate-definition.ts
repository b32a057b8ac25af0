import type { PlacedDefinition } from '../dialect/terms';
import { bundleTerms } from './document-terms';
import { absolute } from './places';
import type { Rule } from './types';

/** A term is defined twice in one scope (an annex may define its own). */
export const duplicateDefinition: Rule = {
  id: 'duplicate-definition',
  severity: 'warning',
  title: { ja: '定義の重複', en: 'A term that is defined twice' },
  *check(analysis) {
    const first = new Map<string, PlacedDefinition>();
    for (const definition of bundleTerms(analysis).own) {
      const { placed, name, span } = definition;
      // 附則 and annexes stand on their own; the main body's scopes share one. 以下この条において: an article's own.
      const key = `${definition.local ? placed.index : placed.scope.kind === 'annex' ? placed.scope.label : ''}\u0000${name}`;
      const before = first.get(key);
      if (!before) first.set(key, definition);
      else if (before.explanation.start !== definition.explanation.start || before.placed !== placed) {
        yield {
          span: absolute(placed, span),
          message: { ja: `「${name}」が二度定義されています。定義を一つにしてください。`, en: `"${name}" is defined twice. Keep one definition.` },
          related: [{ at: absolute(before.placed, before.span), message: { ja: '先の定義', en: 'The first definition' } }],
        };
      }
    }
  },
};
