import { namedEnd, termUses, type PlacedDefinition } from '../dialect/terms';
import { bundleTerms } from './document-terms';
import { absolute } from './places';
import type { Rule } from './types';

/**
 * （以下「X」という。） holds from there on; X stands in an article before it. Not judged: the preamble, which says in general words what the contract is about, and names
 * that only shorten the words before them (頭書の物品（以下「物品」という。）), for these are general words too.
 */
export const termBeforeDefinition: Rule = {
  id: 'term-before-definition',
  severity: 'information',
  title: { ja: '定義より前の使用', en: 'A term that is used before it is defined' },
  *check(analysis) {
    const terms = bundleTerms(analysis);
    const { client, contractor } = analysis.document.parties;
    const reported = new Set<string>();
    const inline = terms.own.filter((definition) => definition.kind === 'inline' && !definition.local && definition.name.length > 1 && definition.name !== client && definition.name !== contractor && !isGeneralWord(definition));
    for (const definition of inline) {
      if (reported.has(definition.name)) continue;
      reported.add(definition.name);
      // Defined in a way that holds everywhere as well, or by an annex: then its place does not matter.
      if ([...terms.own, ...terms.others].some((other) => other.name === definition.name && other.kind !== 'inline')) continue;
      for (const placed of analysis.document.segments) {
        if (placed.index >= definition.placed.index || placed.scope !== definition.placed.scope) break;
        if (placed.segment.kind === 'preamble') continue;
        const use = termUses(placed.segment, terms.set).find((candidate) => candidate.name === definition.name && !inHeading(placed.segment.heading?.span, candidate.span.start));
        if (!use) continue;
        yield {
          span: absolute(placed, use.span),
          message: { ja: `「${use.name}」は、後の条で初めて定義されています。最初に使う箇所で定義してください。`, en: `"${use.name}" is defined only later. Define it where it is first used.` },
          related: [{ at: absolute(definition.placed, definition.span), message: { ja: '定義', en: 'The definition' } }],
        };
        break;
      }
    }
  },
};

const isGeneralWord = (definition: PlacedDefinition) => definition.placed.segment.text.slice(0, namedEnd(definition.placed.segment, definition)).endsWith(definition.name);

const inHeading = (heading: { readonly start: number; readonly end: number } | undefined, offset: number) => heading !== undefined && offset >= heading.start && offset < heading.end;
