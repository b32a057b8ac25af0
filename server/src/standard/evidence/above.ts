/**
 * What the headings above an article say, as a set of concepts: of its 編, 章 and 節 and, in a policy, of the policy itself (外部委託に関する規程). An article need not repeat what
 * its chapter is about. A contract's title says what the work is, not what its articles are about.
 */
import { perSegmentIn } from '../../dialect/per-segment';
import type { ContractDocument, Placed, Segment } from '../../dialect/types';
import { normalise } from '../text/normalise';
import { include, merge, noBits, type Bits } from './bits';
import type { CompiledStandards } from './compile';
import { findHits } from './hits';

export const nothingAbove: Bits = noBits(0);

/** For each segment, by {@link Placed.index}; undefined where nothing stands above any. Equal sets are one object. */
export function headingsAbove({ segments, kind, title }: ContractDocument, standards: CompiledStandards): ((placed: Placed) => Bits) | undefined {
  const whole = kind === 'policy' ? interned(said(title, standards)) : nothingAbove;
  if (!segments.some(({ segment }) => segment.kind === 'division')) return whole === nothingAbove ? undefined : () => whole;
  const sets: Bits[] = [];
  const open: { readonly rank: number; readonly set: Bits }[] = [];
  let current = whole;
  let scope: Placed['scope'] | undefined;
  for (const placed of segments) {
    const { segment } = placed;
    if (placed.scope !== scope) {
      scope = placed.scope;
      open.length = 0;
      current = whole;
    }
    if (segment.kind === 'division') {
      const rank = rankOf(segment);
      while (open.length > 0 && open.at(-1)!.rank >= rank) open.pop();
      open.push({ rank, set: saidByHeading(segment, standards) });
      const set = noBits(standards.conceptNames.length);
      if (whole.length > 0) merge(set, whole);
      for (const { set: own } of open) merge(set, own);
      current = interned(set);
    }
    sets.push(current);
  }
  return ({ index }) => sets[index]!;
}

const levels = '編部章節款目';

function rankOf({ heading, text }: Segment): number {
  if (!heading) return levels.length;
  if (heading.level > 0) return heading.level;
  const unit = heading.number ? text.slice(heading.number.span.start, heading.number.span.end).match(/[編部章節款目]/)?.[0] : undefined;
  return unit ? levels.indexOf(unit) : levels.length;
}

const saidByHeading = perSegmentIn<CompiledStandards, Bits>(({ text, heading }, standards) => said(heading ? text.slice(heading.span.start, heading.span.end) : '', standards));

function said(text: string, standards: CompiledStandards): Bits {
  const set = noBits(standards.conceptNames.length);
  for (const { concept } of findHits(normalise(text).text, standards)) include(set, concept);
  return set;
}

const known = new Map<string, Bits>();
/** As many different ones are told apart. */
const mostKnown = 1_000;

function interned(set: Bits): Bits {
  if (set.every((word) => word === 0)) return nothingAbove;
  const key = set.join();
  let same = known.get(key);
  if (!same) {
    if (known.size === mostKnown) known.clear();
    known.set(key, (same = set));
  }
  return same;
}
