/**
 * What a document's own names stand for: behind 「…を記録した外部記憶媒体（以下「受診票等」という。）」, 受診票等 says whatever 媒体 says. Only for concepts that a standard
 * declares to be nameable (`yaml names`): a thing or a person may be called anything, an act may not.
 */
import { definitionsOf, namedEnd, type Definition } from '../../dialect/terms';
import { perSegmentIn } from '../../dialect/per-segment';
import { placesWith, type At } from '../../dialect/places-with';
import type { ContractDocument, Segment } from '../../dialect/types';
import { normalise, normalisedOffset } from '../text/normalise';
import type { CompiledStandards } from './compile';
import { findHits, type Hit } from './hits';

export interface Alias {
  /** Normalised. */
  readonly name: string;
  readonly concepts: readonly number[];
}

/** Interned: equal aliases are one object, so that facts are kept by identity. */
export interface Aliases {
  readonly list: readonly Alias[];
}

const none: readonly Alias[] = [];
export const noAliases: Aliases = { list: none };

const inSegment = perSegmentIn<CompiledStandards, readonly Alias[]>((segment, standards) => {
  const definitions = definitionsOf(segment).filter(({ name, kind, local }) => name.length > 1 && !local);
  if (definitions.length === 0) return none;
  const normalised = normalise(segment.text);
  const hits = findHits(normalised.text, standards);
  const found = definitions.flatMap((definition) => {
    const end = explainedEnd(segment, definition);
    const concepts = end === undefined ? [] : headConcepts(normalised.text, normalisedOffset(normalised, end), hits, standards);
    return concepts.length > 0 ? [{ name: normalise(definition.name).text, concepts }] : [];
  });
  return found.length > 0 ? found : none;
});

/** Where the words end that explain a name: before the bracket of （以下「…」という。）, or before をいう. */
function explainedEnd(segment: Segment, definition: Definition): number | undefined {
  if (definition.kind === 'inline') return namedEnd(segment, definition);
  const { text } = segment;
  // 利用者に関する個人情報であって、受託者が取得したものをいう: 個人情報.
  const qualified = text.slice(definition.span.end, definition.explanation.end).indexOf('であって、');
  const end = qualified >= 0 ? definition.span.end + qualified : text.lastIndexOf('をい', definition.explanation.end);
  return end > definition.span.end ? end : undefined;
}

/** What the last word before an offset says: the noun that all before it belongs to. 等 may follow it. */
function headConcepts(text: string, end: number, hits: readonly Hit[], { nameable }: CompiledStandards): number[] {
  const head = text.charAt(end - 1) === '等' ? end - 1 : end;
  return [...new Set(hits.filter((hit) => nameable.has(hit.concept) && (hit.end === head || hit.end === end)).map(({ concept }) => concept))];
}

const interned = new Map<string, Aliases>();
/** As many different ones are told apart. */
const mostInterned = 500;

/** Where a document gives names, by standards. */
const naming = new WeakMap<CompiledStandards, (document: ContractDocument) => readonly At<readonly Alias[]>[]>();

function namesGiven(document: ContractDocument, standards: CompiledStandards): readonly At<readonly Alias[]>[] {
  let places = naming.get(standards);
  if (!places) {
    const inThese = (segment: Segment): readonly Alias[] | undefined => {
      const found = inSegment(segment, standards);
      return found.length > 0 ? found : undefined;
    };
    naming.set(standards, (places = placesWith(inThese)));
  }
  return places(document);
}

export function aliasesOf(document: ContractDocument, standards: CompiledStandards): Aliases {
  if (standards.nameable.size === 0) return noAliases;
  const { clientNames, contractorNames } = document.parties;
  const byName = new Map<string, Set<number>>();
  for (const { value } of namesGiven(document, standards)) {
    for (const { name, concepts } of value) {
      if (clientNames.includes(name) || contractorNames.includes(name)) continue;
      const known = byName.get(name) ?? new Set();
      byName.set(name, known);
      for (const concept of concepts) known.add(concept);
    }
  }
  if (byName.size === 0) return noAliases;
  const list = [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, concepts]) => ({ name, concepts: [...concepts].sort((a, b) => a - b) }));
  const key = `${standards.standards.map(({ id }) => id).join()}\n${list.map(({ name, concepts }) => `${name} ${concepts.join()}`).join('\n')}`;
  let aliases = interned.get(key);
  if (!aliases) {
    if (interned.size === mostInterned) interned.clear();
    interned.set(key, (aliases = { list }));
  }
  return aliases;
}

const partOfWord = /[\p{Script=Han}\p{Script=Katakana}ーa-z0-9]/u;
/** What may touch a name before it without making another word of it. */
const mayPrecede = /[及又並若各該当全]/;

/** The places of a document's own names in a normalised text. */
export function aliasHits(text: string, { list }: Aliases): Hit[] {
  const hits: Hit[] = [];
  for (const { name, concepts } of list) {
    for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + name.length)) {
      const before = text.charAt(start - 1);
      if (partOfWord.test(before) && !mayPrecede.test(before)) continue;
      for (const concept of concepts) hits.push({ concept, start, end: start + name.length });
    }
  }
  return hits;
}
