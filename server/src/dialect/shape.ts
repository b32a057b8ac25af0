/** The shape of a segment: its numbers without its words. Documents of equal shapes share what is resolved from numbers alone. */
import { perSegment } from './per-segment';
import type { ContractDocument, Item, Placed, Segment, Structure } from './types';

export const numberKey = (label: { readonly numerals: readonly { readonly value: number }[] } | undefined) => (label ? label.numerals.map((numeral) => numeral.value).join('.') : '');

const shapeOfItems = (items: readonly Item[]): string => (items.length === 0 ? '' : `(${items.map((item) => numberKey(item.label) + shapeOfItems(item.items)).join(',')})`);

export const shapeOf = perSegment((segment: Segment) => {
  const paragraphs = segment.paragraphs.map((paragraph) => numberKey(paragraph.number) + shapeOfItems(paragraph.items)).join(';');
  return `${segment.kind}|${segment.heading?.form ?? ''}|${numberKey(segment.heading?.number)}|${paragraphs}`;
});

/** The structure of these segments: that of the previous version when nothing but words changed. */
export function structureOf(segments: readonly Placed[], previous: Pick<ContractDocument, 'segments' | 'structure' | 'scopes'> | undefined): Structure {
  if (previous && previous.segments.length === segments.length) {
    const same = segments.every(({ segment, scope }, i) => {
      const before = previous.segments[i] as Placed;
      return (segment === before.segment || shapeOf(segment) === previous.structure.shapes[i]) && scope.label === before.scope.label;
    });
    if (same) return previous.structure;
  }
  return { shapes: segments.map(({ segment }) => shapeOf(segment)) };
}
