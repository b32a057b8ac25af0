/** What stands at a position (a reference or its target, a term, a placeholder), where it is made and where it is used, over the files of a bundle. */
import { bundleReferences, bundleTermSet, definitionsFor, usesOf, type Bundle, type BundleDefinition } from '../dialect/bundle';
import { placeholdersOf } from '../dialect/placeholders';
import type { Target } from '../dialect/resolve';
import { termUses } from '../dialect/terms';
import type { ContractDocument, Placed, Span } from '../dialect/types';
import { contains } from './convert';

/** Absolute offsets. */
export interface Place {
  readonly document: ContractDocument;
  readonly span: Span;
  /** All that belongs to it: the article of a heading. */
  readonly whole?: Span;
}

export interface Occurrences {
  readonly kind: 'target' | 'term' | 'placeholder';
  /** What the cursor stands on. */
  readonly span: Span;
  readonly declarations: readonly Place[];
  /** Without the declarations. */
  uses(): readonly Place[];
  readonly term?: BundleDefinition;
  /** The article, 項 or 号 that is meant. */
  readonly target?: { readonly document: ContractDocument; readonly target: Target };
  readonly placeholder?: string;
}

export function occurrencesAt(bundle: Bundle, document: ContractDocument, offset: number): Occurrences | undefined {
  const placed = document.segmentAt(offset);
  const at = offset - placed.offset;
  if (placed.segment.kind === 'front-matter') return ofKey(bundle, document, offset);
  const placeholder = placeholdersOf(placed.segment).find(({ name, span }) => name !== undefined && contains(span, at));
  if (placeholder) return ofPlaceholder(bundle, document, placeholder.name!, absolute(placed, placeholder.span));
  return ofTarget(bundle, document, placed, at) ?? ofTerm(bundle, document, placed, at);
}

const absolute = ({ offset }: Placed, { start, end }: Span): Span => ({ start: start + offset, end: end + offset });

function ofTarget(bundle: Bundle, document: ContractDocument, placed: Placed, at: number): Occurrences | undefined {
  const reference = bundleReferences(bundle, document, placed).find(({ reference: { span } }) => contains(span, at));
  if (reference) {
    if (reference.targets.length === 0) return undefined;
    const meant = reference.targets.map((target) => ({ document: reference.document, target }));
    return { kind: 'target', span: absolute(placed, reference.reference.span), declarations: meant.map(placeOf), uses: () => meant.flatMap((one) => referencesTo(bundle, one)), target: meant[0]! };
  }
  const { heading, paragraphs } = placed.segment;
  const own = (target: Target, span: Span): Occurrences => {
    const meant = { document, target };
    return { kind: 'target', span: absolute(placed, span), declarations: [placeOf(meant)], uses: () => referencesTo(bundle, meant), target: meant };
  };
  if (heading && contains(heading.span, at) && (placed.segment.kind === 'article' || placed.segment.kind === 'annex')) return own({ segment: placed.index }, heading.span);
  for (const [paragraph, { number, items }] of paragraphs.entries()) {
    if (number && contains(number.span, at)) return own({ segment: placed.index, paragraph }, number.span);
    for (const [item, { label }] of items.entries()) if (label && contains(label.span, at)) return own({ segment: placed.index, paragraph, item }, label.span);
  }
  return undefined;
}

/** Heading, number of the 項 or label of the 号; what has none, its text. */
export function placeOf({ document, target }: { readonly document: ContractDocument; readonly target: Target }): Place {
  const placed = document.segments[target.segment]!;
  const paragraph = target.paragraph === undefined ? undefined : placed.segment.paragraphs[target.paragraph];
  const item = target.item === undefined ? undefined : paragraph?.items[target.item];
  const whole = item?.span ?? paragraph?.span ?? { start: 0, end: placed.segment.text.trimEnd().length };
  const firstLine = { start: whole.start, end: Math.min(whole.end, whole.start + placed.segment.text.slice(whole.start, whole.end).search(/[\r\n]|$/)) };
  const span = (item ? item.label?.span : paragraph ? paragraph.number?.span : placed.segment.heading?.span) ?? firstLine;
  return { document, span: absolute(placed, span), whole: absolute(placed, { start: Math.min(whole.start, span.start), end: Math.max(whole.end, span.end) }) };
}

/** References to an article and what is below it, to a 項, to a 号; ranges that reach over it included. */
function referencesTo(bundle: Bundle, { document: home, target }: { readonly document: ContractDocument; readonly target: Target }): Place[] {
  const isIn = (other: Target) => other.segment === target.segment && (target.paragraph === undefined || (other.paragraph === target.paragraph && (target.item === undefined || other.item === target.item)));
  return bundle.flatMap((document) =>
    document.segments.flatMap((placed) => {
      const all = bundleReferences(bundle, document, placed);
      return all.flatMap(({ reference, document: file, targets }, i): Place[] => {
        const [first, last] = [targets[0], reference.through && all[i + 1]?.targets[0]];
        const reaches = target.paragraph === undefined && first && last && first.paragraph === undefined && first.segment < target.segment && target.segment < last.segment;
        return file === home && (targets.some(isIn) || reaches) ? [{ document, span: absolute(placed, reference.span) }] : [];
      });
    }),
  );
}

function ofTerm(bundle: Bundle, document: ContractDocument, placed: Placed, at: number): Occurrences | undefined {
  const use = termUses(placed.segment, bundleTermSet(bundle)).find(({ span }) => contains(span, at));
  const definitions = use ? definitionsFor(bundle, document, placed, use.name) : [];
  const first = definitions[0];
  if (!use || !first) return undefined;
  const declarations = definitions.map(({ document: file, definition: { placed: home, span, explanation } }) => ({ document: file, span: absolute(home, span), whole: absolute(home, explanation) }));
  const isDeclared = (place: Place) => declarations.some((other) => other.document === place.document && other.span.start === place.span.start);
  return { kind: 'term', span: absolute(placed, use.span), declarations, uses: () => usesOf(bundle, first).filter((place) => !isDeclared(place)), term: first };
}

/** `{{name}}` and the key of the front matter that fills it. */
function ofPlaceholder(bundle: Bundle, document: ContractDocument, name: string, span: Span): Occurrences {
  const keys = bundle.flatMap((file) => {
    const key = file.frontMatter?.keys.get(name);
    return key ? [{ document: file, span: key.key, whole: { start: key.key.start, end: Math.max(key.key.end, key.value.end) } }] : [];
  });
  const uses = () =>
    bundle.flatMap((file) => file.segments.flatMap((placed) => placeholdersOf(placed.segment).filter((other) => other.name === name).map((other) => ({ document: file, span: absolute(placed, other.span) }))));
  return { kind: 'placeholder', span, declarations: keys, uses, placeholder: name };
}

function ofKey(bundle: Bundle, document: ContractDocument, offset: number): Occurrences | undefined {
  for (const [name, { key }] of document.frontMatter?.keys ?? []) {
    if (!contains(key, offset)) continue;
    const found = ofPlaceholder(bundle, document, name, key);
    return found.uses().length > 0 ? found : undefined;
  }
  return undefined;
}
