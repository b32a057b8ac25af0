/**
 * Numbers and the references to them. The law: whatever changes its number, every reference keeps the target it had. Only numerals are
 * replaced; where the target of 前条 no longer stands right before, it becomes 第○条, and where the target of
 * 第○条 comes to stand right before or behind, 前条 or 次条, as drafters write.
 */
import type { Pointer, Reference } from '../dialect/references';
import { paragraphNumber, resolvedReferences, type ResolvedReference } from '../dialect/resolve';
import { writeNumeral } from '../dialect/numerals';
import { numberKey } from '../dialect/shape';
import type { ContractDocument, Item, NumberLabel, Numeral, Placed, Scope } from '../dialect/types';
import type { TextEdit } from './types';

/** What stands where: articles that are kept, by {@link Placed.index}, and `new` ones. */
export type ArticleOrder = readonly (number | 'new')[];

interface Plan {
  readonly document: ContractDocument;
  /** New number of an article, by segment index. */
  readonly numbers: ReadonlyMap<number, readonly number[]>;
  /** Position in the new order, by segment index, within its scope. */
  readonly order: ReadonlyMap<number, number>;
  readonly before: ReadonlyMap<number, number>;
  /** New numbers of 項 and 号, `segment/paragraph` and `segment/paragraph/item`. */
  readonly inner: ReadonlyMap<string, number>;
}

const numbered = (placed: Placed) => placed.segment.heading?.number !== undefined && placed.segment.heading.form !== 'title';

/** Numbers in order from 1; 枝番号 stay with the article they follow; 2.1 with its chapter. */
function numbersInOrder(document: ContractDocument, order: ArticleOrder): Map<number, readonly number[]> {
  const numbers = new Map<number, readonly number[]>();
  let current = 0;
  let branch = 1;
  for (const entry of order) {
    if (entry === 'new') {
      current++;
      branch = 1;
      continue;
    }
    const placed = document.segments[entry] as Placed;
    if (!numbered(placed)) continue;
    const old = placed.segment.heading!.number!.numerals;
    if (old.length > 1) {
      // 第1条の2 that comes first stays one: a number cannot lose its branch.
      if (current === 0 && placed.segment.heading!.form === 'number') branch = 0;
      current = Math.max(1, current);
      numbers.set(entry, [current, ...(old.length === 2 ? [++branch] : old.slice(1).map((numeral) => numeral.value))]);
    } else {
      numbers.set(entry, [++current]);
      current += deletedBehind(placed);
      branch = placed.segment.heading!.form === 'number' ? 0 : 1;
    }
  }
  return numbers;
}

/** 第４条から第６条まで　削除 takes two numbers more. */
function deletedBehind({ segment: { heading } }: Placed): number {
  const [first, last] = [heading?.number?.numerals[0]?.value, heading?.until?.numerals[0]?.value];
  return first === undefined || last === undefined ? 0 : Math.max(0, last - first);
}

/** Edits that bring all numbers into order: articles of every scope, their 項 and their 号, and the references to them. */
export function renumberAll(document: ContractDocument): TextEdit[] {
  const numbers = new Map<number, readonly number[]>();
  const inner = new Map<string, number>();
  for (const scope of document.scopes) {
    if (isListLike(scope)) continue;
    for (const [index, number] of numbersInOrder(document, scope.articles.map((placed) => placed.index))) numbers.set(index, number);
    for (const placed of scope.articles) innerNumbers(placed, inner);
  }
  const labels = document.articles.flatMap((placed) => innerLabelEdits(placed, inner));
  return [...articleLabelEdits(document, numbers), ...labels, ...referenceEdits({ document, numbers, inner, ...positions(document, undefined) })];
}

/** Bare numbers in an annex may be the entries of a list or of a table, that count as they please. */
const isListLike = ({ kind, articles }: Scope) => kind === 'annex' && articles.every(({ segment: { heading } }) => heading?.form === 'number' && heading.level === 0);

/** Edits that give the articles of one scope the numbers of a new order, in which `new` articles (inserted elsewhere) have their places. */
export function renumberFor(document: ContractDocument, scope: Scope, order: ArticleOrder): TextEdit[] {
  const numbers = numbersInOrder(document, order);
  return [...articleLabelEdits(document, numbers), ...referenceEdits({ document, numbers, inner: new Map(), ...positions(document, { scope, order }) })];
}

/** The number that the `new` article at a position of an order gets. */
export function numberAt(document: ContractDocument, order: ArticleOrder, position: number): number {
  let current = 0;
  order.forEach((entry, i) => {
    if (i > position) return;
    if (entry === 'new') current++;
    else {
      const placed = document.segments[entry] as Placed;
      if (!numbered(placed)) return;
      current = placed.segment.heading!.number!.numerals.length > 1 ? Math.max(1, current) : current + 1 + deletedBehind(placed);
    }
  });
  return current;
}

function positions(document: ContractDocument, change: { scope: Scope; order: ArticleOrder } | undefined): Pick<Plan, 'order' | 'before'> {
  const before = new Map<number, number>();
  const order = new Map<number, number>();
  for (const scope of document.scopes) {
    scope.articles.forEach((placed, i) => {
      before.set(placed.index, i);
      order.set(placed.index, i);
    });
  }
  change?.order.forEach((entry, i) => {
    if (entry !== 'new') order.set(entry, i);
  });
  return { order, before };
}

function innerNumbers({ segment, index }: Placed, inner: Map<string, number>): void {
  const labels = segment.paragraphs.map((paragraph) => paragraph.number);
  // The first number may be 2: the 項 before it carries none, or there is only a title.
  const startsAtTwo = !labels[0] || (labels[0].numerals.length === 1 && labels[0].numerals[0]!.value === 2);
  segment.paragraphs.forEach((paragraph, p) => {
    if (paragraph.number) inner.set(`${index}/${p}`, positionAmong(labels, p) + (startsAtTwo && paragraph.number.numerals.length === 1 ? 1 : 0));
    else if (p === 0) inner.set(`${index}/0`, 1);
    const items = paragraph.items.map((item) => item.label);
    items.forEach((label, i) => {
      if (label) inner.set(`${index}/${p}/${i}`, positionAmong(items, i));
    });
  });
}

/** Siblings count on where they are written alike, (1) and (2), and, 2.1 and 2.2, have the same parent. */
function seriesOf({ span, numerals }: NumberLabel): string {
  const [first, last] = [numerals[0]!, numerals[numerals.length - 1]!];
  return `${first.script} ${first.span.start - span.start} ${span.end - last.span.end} ${numberKey({ numerals: numerals.slice(0, -1) })}`;
}

/** Place among the siblings of its series; a list that begins anew with 1 counts anew. */
function positionAmong(labels: readonly (NumberLabel | undefined)[], at: number): number {
  const series = seriesOf(labels[at]!);
  let position = 0;
  for (const label of labels.slice(0, at + 1)) {
    if (!label || seriesOf(label) !== series) continue;
    position = label.numerals[label.numerals.length - 1]!.value === 1 ? 1 : position + 1;
  }
  return position;
}

function innerLabelEdits({ segment, offset, index }: Placed, inner: ReadonlyMap<string, number>): TextEdit[] {
  const edits: TextEdit[] = [];
  const write = ({ numerals }: NumberLabel, number: number) => edits.push(...numeralEdits(numerals.slice(-1), [number], offset));
  const visit = (items: readonly Item[], numberOf: (i: number) => number | undefined) =>
    items.forEach((item, i) => {
      const number = item.label && numberOf(i);
      if (item.label && number !== undefined) write(item.label, number);
      const below = item.items.map((child) => child.label);
      visit(item.items, (j) => below[j] && positionAmong(below, j));
    });
  segment.paragraphs.forEach((paragraph, p) => {
    const number = inner.get(`${index}/${p}`);
    if (paragraph.number && number !== undefined) write(paragraph.number, number);
    visit(paragraph.items, (i) => inner.get(`${index}/${p}/${i}`));
  });
  return edits;
}

/** 5.1 and 5.2 below 5 go with it when it becomes 6. */
function dottedEdits({ segment, offset }: Placed, number: readonly number[]): TextEdit[] {
  const old = segment.heading?.number?.numerals.map((numeral) => numeral.value) ?? [];
  if (segment.heading?.form !== 'number') return [];
  const edits: TextEdit[] = [];
  const write = (label: NumberLabel | undefined) => {
    if (!label || label.numerals.length <= old.length || !old.every((value, i) => label.numerals[i]!.value === value)) return;
    edits.push(...numeralEdits(label.numerals.slice(0, old.length), number, offset));
  };
  const visit = (items: readonly Item[]) => {
    for (const item of items) {
      write(item.label);
      visit(item.items);
    }
  };
  for (const paragraph of segment.paragraphs) {
    write(paragraph.number);
    visit(paragraph.items);
  }
  return edits;
}

function articleLabelEdits(document: ContractDocument, numbers: ReadonlyMap<number, readonly number[]>): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const [index, number] of numbers) {
    const placed = document.segments[index] as Placed;
    const label = placed.segment.heading?.number as NumberLabel;
    edits.push(...numeralEdits(label.numerals, number, placed.offset), ...dottedEdits(placed, number));
    const until = placed.segment.heading?.until;
    if (until) edits.push(...numeralEdits(until.numerals, [number[0]! + deletedBehind(placed)], placed.offset));
  }
  return edits;
}

/** Writes values over numerals, each in its own script; those that stay are not touched. */
function numeralEdits(numerals: readonly Numeral[], values: readonly number[], offset: number): TextEdit[] {
  return numerals.flatMap((numeral, i) => {
    const value = values[i];
    if (value === undefined || value === numeral.value) return [];
    return [{ start: offset + numeral.span.start, end: offset + numeral.span.end, newText: writeNumeral(value, numeral.script) }];
  });
}

function referenceEdits(plan: Plan): TextEdit[] {
  return plan.document.segments.flatMap((placed) => resolvedReferences(plan.document, placed).flatMap((resolved) => editsOfReference(plan, placed, resolved)));
}

function editsOfReference(plan: Plan, placed: Placed, { reference, targets }: ResolvedReference): TextEdit[] {
  const first = targets[0];
  if (!first) return [];
  const edits: TextEdit[] = [];
  if (reference.article) edits.push(...articlePointerEdits(plan, placed, reference.article, targets.map((target) => target.segment), reference));
  const { paragraph, item } = reference;
  if (paragraph?.kind === 'number' && first.paragraph !== undefined) {
    const number = plan.inner.get(`${first.segment}/${first.paragraph}`) ?? paragraphNumber(plan.document.segments[first.segment]!.segment.paragraphs, first.paragraph);
    if (number !== undefined) edits.push(...numeralEdits(paragraph.numerals, [number], placed.offset));
  }
  if (item?.kind === 'number' && first.item !== undefined) {
    const number = plan.inner.get(`${first.segment}/${first.paragraph}/${first.item}`);
    if (number !== undefined) edits.push(...numeralEdits(item.numerals, [number], placed.offset));
  }
  return edits;
}

const thisDocument = { contract: 'この契約', specification: 'この仕様書', policy: 'この規程', standard: 'この基準' } as const;

/** Does the scope of a segment have an article with the new number of a target elsewhere? */
function isOwnNumber(plan: Plan, placed: Placed, target: number): boolean {
  const key = (plan.numbers.get(target) ?? []).join('.');
  return placed.scope.articles.some((article) => (plan.numbers.get(article.index) ?? article.segment.heading?.number?.numerals.map((numeral) => numeral.value) ?? []).join('.') === key);
}

function articlePointerEdits(plan: Plan, placed: Placed, pointer: Pointer, targets: readonly number[], { ordinal = false, named }: Pick<Reference, 'ordinal' | 'named'>): TextEdit[] {
  const target = targets[0] as number;
  const distance = (places: ReadonlyMap<number, number>) => (places.get(target) ?? NaN) - (places.get(placed.index) ?? NaN);
  const sameScope = plan.document.segments[target]?.scope === placed.scope;
  const replace = (newText: string): TextEdit[] => [{ start: placed.offset + pointer.span.start, end: placed.offset + pointer.span.end, newText }];
  switch (pointer.kind) {
    case 'this':
    case 'same':
      return [];
    case 'number': {
      const apart = distance(plan.order);
      const comesNear = sameScope && !ordinal && Math.abs(apart) === 1 && distance(plan.before) !== apart && plan.document.segments[target]?.segment.heading?.form === 'article';
      if (comesNear) return replace(apart < 0 ? '前条' : '次条');
      const edits = numeralEdits(pointer.numerals, newNumber(plan, target, pointer.numerals), placed.offset);
      if (edits.length === 0 || sameScope || named || !isOwnNumber(plan, placed, target)) return edits;
      // An annex has an article of that number itself: say whose is meant.
      return replace(thisDocument[plan.document.kind ?? 'contract'] + labelOf(plan, target));
    }
    case 'relative': {
      const old = targets.map((index) => (plan.before.get(index) ?? 0) - (plan.before.get(placed.index) ?? 0));
      const now = targets.map((index) => (plan.order.get(index) ?? 0) - (plan.order.get(placed.index) ?? 0));
      if (old.every((value, i) => value === now[i])) return [];
      const labels = targets.map((index) => labelOf(plan, index));
      return replace(labels.length === 1 ? labels[0]! : labels.length === 2 ? labels.join('及び') : `${labels[0]}から${labels[labels.length - 1]}まで`);
    }
  }
}

/** The new number of a target; of 第５条 in 「第４条から第６条まで　削除」 the one as far behind the first. */
function newNumber({ document, numbers }: Plan, target: number, written: readonly Numeral[]): readonly number[] {
  const number = numbers.get(target) ?? [];
  const heading = document.segments[target]?.segment.heading;
  return heading?.until && number[0] !== undefined ? [number[0] + Math.max(0, (written[0]?.value ?? 0) - (heading.number?.numerals[0]?.value ?? 0))] : number;
}

/** 第5条, as the target's own heading writes it, with its new number. */
function labelOf(plan: Plan, index: number): string {
  const { segment } = plan.document.segments[index] as Placed;
  const label = segment.heading?.number as NumberLabel;
  const number = plan.numbers.get(index) ?? label.numerals.map((numeral) => numeral.value);
  let text = '';
  let at = label.span.start;
  label.numerals.forEach((numeral, i) => {
    text += segment.text.slice(at, numeral.span.start) + writeNumeral(number[i] ?? numeral.value, numeral.script);
    at = numeral.span.end;
  });
  return text + segment.text.slice(at, label.span.end);
}
