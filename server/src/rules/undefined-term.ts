import { placesWith } from '../dialect/places-with';
import type { Placed, Segment, Span } from '../dialect/types';
import { bundleTerms } from './document-terms';
import { absolute } from './places';
import type { Rule } from './types';

/** 本システム and the like, used as if defined. What everybody understands without a definition is left out. */
const definedLooking = /(?<![一-龯ァ-ヴー日基見資])本((?:件)?[一-龯]{0,4}[ァ-ヴー]{2,12}(?![一-龯ァ-ヴー])|件[一-龯]{2,6}(?![一-龯ァ-ヴー]))/g;
const understood = /^(?:ページ|件契約|件業務|件委託|件委託業務|件工事|件仕様書|件システム開発|件文書|件書類)$/;

const candidates = placesWith((segment: Segment): readonly { readonly name: string; readonly span: Span }[] | undefined => {
  if (segment.kind === 'front-matter' || segment.kind === 'closing') return undefined;
  const found = [...segment.text.matchAll(definedLooking)].flatMap((match) => (understood.test(match[1]!) ? [] : [{ name: match[0], span: { start: match.index, end: match.index + match[0].length } }]));
  return found.length > 0 ? found : undefined;
});

const attached: ReadonlySet<string> = new Set(['特記事項', '特約事項', '遵守事項', '仕様書', '誓約書', '覚書']);

/** A name that looks like a defined one (本システム) has no definition. Reported once, where it first stands, and only when used again. */
export const undefinedTerm: Rule = {
  id: 'undefined-term',
  severity: 'information',
  title: { ja: '定義のない用語', en: 'A term without a definition' },
  *check(analysis) {
    // What belongs to a contract speaks with its words.
    if (attached.has(analysis.document.structure.noun)) return;
    const uses: { readonly name: string; readonly span: Span; readonly placed: Placed }[] = [];
    const { document } = analysis;
    for (const { index, value } of candidates(document)) for (const candidate of value) uses.push({ ...candidate, placed: document.segments[index]! });
    if (uses.length === 0) return;
    const terms = bundleTerms(analysis);
    const reported = new Set<string>();
    for (const { name, span, placed } of uses) {
      if (reported.has(name)) continue;
      reported.add(name);
      if (terms.set.names.some((term) => term === name || term.startsWith(name) || name.startsWith(term)) || uses.filter((use) => use.name === name).length < 2) continue;
      yield {
        span: absolute(placed, span),
        message: { ja: `「${name}」の定義が見当たりません。初めて使う箇所で「（以下「${name}」という。）」のように定義してください。`, en: `"${name}" is not defined. Define it where it is first used.` },
      };
    }
  },
};
