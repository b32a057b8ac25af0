/** References in the other files of a bundle follow the numbers that an edit of one file changes. */
import { bundleReferences, type Bundle } from '../dialect/bundle';
import { readNumeral, writeNumeral } from '../dialect/numerals';
import type { Pointer } from '../dialect/references';
import type { ContractDocument, NumberLabel, Placed } from '../dialect/types';
import type { TextEdit } from './types';

/** `edits`: those of `document` that rewrite labels, numeral by numeral, as renumbering makes them. */
export function followElsewhere(bundle: Bundle, document: ContractDocument, edits: readonly TextEdit[]): ReadonlyMap<ContractDocument, readonly TextEdit[]> {
  const result = new Map<ContractDocument, TextEdit[]>();
  if (bundle.length < 2 || edits.length === 0) return result;
  const newTexts = new Map(edits.filter((edit) => edit.end > edit.start).map((edit) => [edit.start, edit.newText]));
  for (const file of bundle) {
    if (file === document) continue;
    const found: TextEdit[] = [];
    const follow = (placed: Placed, pointer: Pointer | undefined, home: Placed, label: NumberLabel | undefined) => {
      if (pointer?.kind !== 'number' || !label) return;
      pointer.numerals.forEach((numeral, i) => {
        const written = newTexts.get(home.offset + (label.numerals[i]?.span.start ?? -1));
        const value = written === undefined ? undefined : readNumeral(written)?.value;
        if (value !== undefined && value !== numeral.value) found.push({ start: placed.offset + numeral.span.start, end: placed.offset + numeral.span.end, newText: writeNumeral(value, numeral.script) });
      });
    };
    for (const placed of file.segments) {
      for (const { reference, document: home, targets } of bundleReferences(bundle, file, placed)) {
        const target = targets[0];
        const there = home === document && target ? document.segments[target.segment] : undefined;
        if (!there || !target) continue;
        const paragraph = there.segment.paragraphs[target.paragraph ?? -1];
        follow(placed, reference.article, there, there.segment.heading?.number);
        follow(placed, reference.paragraph, there, paragraph?.number);
        follow(placed, reference.item, there, paragraph?.items[target.item ?? -1]?.label);
      }
    }
    if (found.length > 0) result.set(file, found);
  }
  return result;
}

/** Do other files of the bundle refer to an article? */
export const isReferredElsewhere = (bundle: Bundle, document: ContractDocument, article: Placed): boolean =>
  bundle.some((file) => file !== document && file.segments.some((placed) => bundleReferences(bundle, file, placed).some(({ document: home, targets }) => home === document && targets.some(({ segment }) => segment === article.index))));
