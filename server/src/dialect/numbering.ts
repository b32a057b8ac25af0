/** The numbers of a document: its structure, how an edit changed it, and which article bears which number. */
import { keptWith } from './kept-with';
import { perSegment } from './per-segment';
import { numberKey, shapeOf } from './shape';
import type { ContractDocument, HeadForm, NumeralScript, Placed, Scope, Segment, Structure } from './types';
import type { VersionChange } from './versions';

/** How a structure came from the one before an edit that touched articles and divisions alone. Indices of places ({@link Placed.index}). */
export interface StructureChange {
  readonly from: Structure;
  /** The places before it are the same in both. */
  readonly start: number;
  /** So are those from here on in the structure before… */
  readonly fromEnd: number;
  /** …and from here on in the one behind. */
  readonly toEnd: number;
  /** Numbers of the articles that came, went or changed ({@link numberKey}). */
  readonly numbers: ReadonlySet<string>;
}

const changes = keptWith<Structure, StructureChange>();

export const changeOf = (structure: Structure): StructureChange | undefined => changes.get(structure);

/** As many structures of other documents are looked through. */
const mostShared = 4;
/** Of the documents read last: contracts of one template share theirs, and with it what stands in it. */
let shared: readonly Structure[] = [];

/** The structure of these segments: one of `recent` (the latest first), or of another document, when nothing but words tells it from theirs. `change`: since the version with the latest of `recent`. */
export function structureOf(segments: readonly Placed[], noun: string, recent: readonly Structure[], change?: VersionChange): Structure {
  const [latest] = recent;
  const shapes = latest && change ? shapesAfter(latest.shapes, change, segments) : segments.map(({ segment }) => shapeOf(segment));
  const structure: Structure = { shapes, scopes: scopesOf(segments), noun };
  const same = recent.find((other) => isSame(other, structure)) ?? (latest ? undefined : shared.find((other) => isSame(other, structure)));
  if (!latest && same !== shared[0]) shared = [same ?? structure, ...shared.filter((other) => other !== same)].slice(0, mostShared);
  if (same) return same;
  const changed = latest && changeBetween(latest, structure);
  if (changed) changes.set(structure, changed);
  // One step, not a chain.
  if (latest) changes.delete(latest);
  return structure;
}

const isSame = (a: Structure, b: Structure): boolean => a.noun === b.noun && a.scopes === b.scopes && (a.shapes === b.shapes || (a.shapes.length === b.shapes.length && a.shapes.every((shape, i) => shape === b.shapes[i])));

/** The same list where no shape is another. */
function shapesAfter(before: readonly string[], { start, fromEnd, toEnd }: VersionChange, segments: readonly Placed[]): readonly string[] {
  const between = segments.slice(start, toEnd).map(({ segment }) => shapeOf(segment));
  if (toEnd === fromEnd && between.every((shape, i) => shape === before[start + i])) return before;
  return [...before.slice(0, start), ...between, ...before.slice(fromEnd)];
}

function scopesOf(segments: readonly Placed[]): string {
  let text = '';
  let scope: Scope | undefined;
  for (const placed of segments) {
    if (placed.scope === scope) continue;
    scope = placed.scope;
    text += `${placed.index} ${scope.label}\n`;
  }
  return text;
}

function changeBetween(from: Structure, to: Structure): StructureChange | undefined {
  if (from.noun !== to.noun) return undefined;
  const [a, b] = [from.shapes, to.shapes];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let same = 0;
  while (same < a.length - start && same < b.length - start && a[a.length - 1 - same] === b[b.length - 1 - same]) same++;
  const [fromEnd, toEnd] = [a.length - same, b.length - same];
  const touched = [...a.slice(start, fromEnd), ...b.slice(start, toEnd)];
  if (!touched.every((shape) => shape.startsWith('article|') || shape.startsWith('division|'))) return undefined;
  if (!sameScopes(from.scopes, to.scopes, start, fromEnd, toEnd - fromEnd)) return undefined;
  return { from, start, fromEnd, toEnd, numbers: new Set(touched.flatMap(numbersInShape)) };
}

/** The same scopes, moved as the places are. */
function sameScopes(from: string, to: string, start: number, fromEnd: number, by: number): boolean {
  const read = (scopes: string) => scopes.split('\n').map((line) => ({ index: Number.parseInt(line, 10), label: line.slice(line.indexOf(' ') + 1) }));
  const [a, b] = [read(from), read(to)];
  return a.length === b.length && a.every(({ index, label }, i) => label === b[i]!.label && (Number.isNaN(index) || b[i]!.index === (index < fromEnd && index <= start ? index : index + by)));
}

/** {@link shapeOf} has them between its second and third bar. */
function numbersInShape(shape: string): string[] {
  const [number = '', until = ''] = shape.split('|', 3)[2]!.split('-');
  return numbersFrom(number, until);
}

/** Articles deleted together: no statute has deleted more, and a number is only what somebody typed. */
const mostDeleted = 500;

/** 第４条から第６条まで　削除 is three articles. */
function numbersFrom(number: string, until: string): string[] {
  const [first, last] = [Number.parseInt(number, 10), Number.parseInt(until, 10)];
  const more = Number.isNaN(first) || Number.isNaN(last) ? 0 : Math.min(Math.max(0, last - first), mostDeleted);
  return more === 0 ? [number] : [number, ...Array.from({ length: more }, (_, i) => String(first + i + 1))];
}

const numbersOf: (segment: Segment) => readonly string[] = perSegment(({ heading }) => numbersFrom(numberKey(heading?.number), numberKey(heading?.until)));

/** The articles of one scope by number. */
export interface NumberTable {
  /** Index of the first place that bears a number ({@link numberKey}). */
  readonly byNumber: ReadonlyMap<string, number>;
  readonly forms: ReadonlySet<HeadForm>;
  readonly startsAtOne: boolean;
  /** Its numbers are not all in one script. */
  readonly mixed: boolean;
}

const tables = keptWith<Structure, (NumberTable | undefined)[]>();

export function numberTable(document: ContractDocument, scope: Scope): NumberTable {
  let known = tables.get(document.structure);
  if (!known) tables.set(document.structure, (known = []));
  return (known[document.scopes.indexOf(scope)] ??= readTable(scope));
}

function readTable(scope: Scope): NumberTable {
  const byNumber = new Map<string, number>();
  const forms = new Set<HeadForm>();
  let script: NumeralScript | undefined;
  let mixed = false;
  for (const { segment, index } of scope.articles) {
    if (segment.heading) forms.add(segment.heading.form);
    for (const numeral of segment.heading?.number?.numerals ?? []) mixed ||= numeral.script !== (script ??= numeral.script);
    for (const number of numbersOf(segment)) if (!byNumber.has(number)) byNumber.set(number, index);
  }
  return { byNumber, forms, startsAtOne: byNumber.has('1'), mixed };
}

const alike = keptWith<StructureChange, boolean>();

/** Whether all that was looked up in the tables before a change is answered alike by those behind it, but for {@link StructureChange.numbers}. */
export function sameTables(document: ContractDocument, change: StructureChange): boolean {
  let same = alike.get(change);
  if (same === undefined) alike.set(change, (same = (tables.get(change.from) ?? []).every((before, i) => !before || isAlike(before, document, document.scopes[i]))));
  return same;
}

const referredForms: readonly HeadForm[] = ['article', 'ordinal'];

function isAlike(before: NumberTable, document: ContractDocument, scope: Scope | undefined): boolean {
  if (!scope) return false;
  const { forms, startsAtOne } = numberTable(document, scope);
  // References call articles 第5条 or 第5.
  return startsAtOne === before.startsAtOne && referredForms.every((form) => forms.has(form) === before.forms.has(form));
}
