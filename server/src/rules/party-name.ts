import { perSegment } from '../dialect/per-segment';
import { placesWith } from '../dialect/places-with';
import type { Segment, Span } from '../dialect/types';
import { bundleTerms } from './document-terms';
import { absolute } from './places';
import type { Rule } from './types';

/** Pairs by which the parties go. A document keeps to one. */
const pairs = [['甲', '乙'], ['委託者', '受託者'], ['発注者', '受注者'], ['注文者', '請負者']] as const;
/** 他の受託者, 前の受注者 and the like are somebody else. */
const subjects = /(?<![一-龯の])(甲|乙|委託者|受託者|発注者|受注者|注文者|請負者)(?=[はがのにと])/g;

/** Where each name first stands in a segment. */
const partyUses = perSegment((segment: Segment): readonly { readonly name: string; readonly span: Span }[] => {
  if (segment.kind === 'front-matter' || segment.kind === 'closing') return [];
  const first = new Map<string, Span>();
  for (const match of segment.text.matchAll(subjects)) if (!first.has(match[1]!)) first.set(match[1]!, { start: match.index, end: match.index + match[1]!.length });
  return [...first].map(([name, span]) => ({ name, span }));
});

/** Where names of other pairs stand, by the pair that a document uses. */
const usesBeside = new Map(
  pairs.map((used) => [
    used,
    placesWith((segment) => {
      const others = partyUses(segment).filter(({ name }) => !used.some((own) => own === name));
      return others.length > 0 ? others : undefined;
    }),
  ]),
);

/** 甲/乙 and 発注者/受注者 in one document: who the second pair is, nobody has said. */
export const partyName: Rule = {
  id: 'party-name',
  severity: 'warning',
  title: { ja: '当事者の呼び方の混在', en: 'Two names for one party' },
  *check(analysis) {
    const { document } = analysis;
    // Both sides go by one pair, or nothing is certain: 「市」 and 「受託者」 are names of their own.
    const used = pairs.find(([client, contractor]) => client === document.parties.client && contractor === document.parties.contractor);
    if (!used) return;
    const defined = bundleTerms(analysis).set.names;
    const reported = new Set<string>();
    for (const { index, value } of usesBeside.get(used)!(document)) {
      const placed = document.segments[index]!;
      for (const { name, span } of value) {
        if (defined.includes(name)) continue;
        const key = `${placed.scope.label}\u0000${name}`;
        if (reported.has(key)) continue;
        reported.add(key);
        const meant = ['甲', '委託者', '発注者', '注文者'].includes(name) ? document.parties.client : document.parties.contractor;
        yield {
          span: absolute(placed, span),
          message: { ja: `この文書では当事者を「${document.parties.client}」「${document.parties.contractor}」と呼んでいますが、ここでは「${name}」となっています（「${meant}」のことではありませんか）。`, en: `The parties of this document are "${document.parties.client}" and "${document.parties.contractor}", but here stands "${name}" (did you mean "${meant}"?).` },
          data: { replacement: meant },
        };
      }
    }
  },
};
