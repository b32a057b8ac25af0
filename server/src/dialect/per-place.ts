import { keptWith } from './kept-with';
import { changeOf, sameTables, type StructureChange } from './numbering';
import { perSegment } from './per-segment';
import { referencesOf } from './references';
import { numberKey } from './shape';
import type { ContractDocument, Placed, Segment, Structure } from './types';

/** Places from `at` on (of the structure before) are `by` farther down. */
export interface Move {
  readonly at: number;
  readonly by: number;
}

interface Entry {
  readonly segment: Segment;
  readonly value: unknown;
}

/** By derivation, by {@link Placed.index}. */
const kept = keptWith<Structure, (Entry | undefined)[][]>();

/** Asked for place after place: the same as a moment ago. */
let latest: { readonly structure: Structure; readonly lists: (Entry | undefined)[][] } | undefined;

function entriesOf(structure: Structure, slot: number): (Entry | undefined)[] {
  if (latest?.structure !== structure) {
    let lists = kept.get(structure);
    if (!lists) kept.set(structure, (lists = []));
    latest = { structure, lists };
  }
  return (latest.lists[slot] ??= []);
}

let slots = 0;

/**
 * A derivation from a segment among the numbers of its document: kept as long as neither its text nor any number changes, and taken over where the numbers that
 * changed do not concern it. It may look at the segment, at the articles that it refers to, at two numbered articles before it, and at whether another bears its
 * number; at no words elsewhere. `moved`: the value where places have moved; undefined has it derived again.
 */
export function perPlace<T>(derive: (document: ContractDocument, placed: Placed) => T, moved: (value: T, move: Move) => T | undefined): (document: ContractDocument, placed: Placed) => T {
  const slot = slots++;
  return (document, placed) => {
    const entries = entriesOf(document.structure, slot);
    const entry = entries[placed.index];
    if (entry?.segment === placed.segment) return entry.value as T;
    const value = takenOver(document, placed, slot, moved) ?? derive(document, placed);
    entries[placed.index] = { segment: placed.segment, value };
    return value;
  };
}

function takenOver<T>(document: ContractDocument, placed: Placed, slot: number, moved: (value: T, move: Move) => T | undefined): T | undefined {
  const change = changeOf(document.structure);
  if (!change) return undefined;
  const by = change.toEnd - change.fromEnd;
  const entry = kept.get(change.from)?.[slot]?.[placed.index < change.start ? placed.index : placed.index - by];
  if (entry?.segment !== placed.segment || concerns(change, document, placed)) return undefined;
  return moved(entry.value as T, { at: change.fromEnd, by });
}

/** What a segment looks at outside of itself. */
interface Surroundings {
  /** Numbers of articles: its own and those that it refers to. */
  readonly numbers: readonly string[];
  /** How many articles before and behind it 前条, 前二条, 次条 reach. */
  readonly before: number;
  readonly behind: number;
  /** It names annexes or other documents. */
  readonly far: boolean;
}

const surroundingsOf = perSegment((segment: Segment): Surroundings => {
  const numbers = new Set([numberKey(segment.heading?.number)]);
  const reach = { before: 0, behind: 0 };
  let far = false;
  for (const { article, annex, external } of referencesOf(segment)) {
    far ||= external || annex !== undefined;
    if (article?.kind === 'number') numbers.add(numberKey(article));
    if (article?.kind !== 'relative') continue;
    const side = article.by < 0 ? 'before' : 'behind';
    reach[side] = Math.max(reach[side], article.count === 0 ? Infinity : article.count);
  }
  return { numbers: [...numbers], ...reach, far };
});

/** Numbered articles before a place that a derivation may look at. */
const looksBack = 2;

function concerns(change: StructureChange, document: ContractDocument, placed: Placed): boolean {
  const { numbers, before, behind, far } = surroundingsOf(placed.segment);
  if (far || numbers.some((number) => change.numbers.has(number)) || !sameTables(document, change)) return true;
  if (placed.index < change.start) return behind > 0 && reaches(document, placed, 1, behind, change.start);
  if (placed.index < change.toEnd) return true;
  return reaches(document, placed, -1, Math.max(before, looksBack), change.toEnd - 1);
}

/** Whether so many numbered articles of its scope, counted from a place, reach as far as another place. */
function reaches(document: ContractDocument, { index, scope }: Placed, step: 1 | -1, count: number, end: number): boolean {
  let left = count;
  for (let i = index + step; i !== end; i += step) {
    const other = document.segments[i];
    if (other?.scope !== scope) return false;
    if (other.segment.kind === 'article' && other.segment.heading?.number && other.segment.heading.form !== 'number' && --left === 0) return false;
  }
  return true;
}
