/**
 * Reading YAML with positions: every value that is not what it should be is a problem at its place and reads as absent. Nodes are walked as they
 * are parsed (aliases are refused), so that a hostile file cannot expand.
 */
import { isAlias, isMap, isScalar, isSeq, parseDocument, type Node, type Pair } from 'yaml';
import type { Span } from '../../dialect/types';
import type { Report } from './problem';

/** A map of which only known keys are read. */
export interface MapReader {
  readonly span: Span;
  text(key: string): string | undefined;
  flag(key: string): boolean | undefined;
  /** A scalar or a list of scalars. */
  texts(key: string): readonly { readonly text: string; readonly span: Span }[];
  maps(key: string, keys: readonly string[]): readonly MapReader[];
  map(key: string, keys: readonly string[]): MapReader | undefined;
  /** Keys and scalar values (or lists of scalars) of a map with free keys. */
  entries(): readonly { readonly key: string; readonly keySpan: Span; readonly values: readonly { readonly value: string | boolean; readonly span: Span }[] }[];
  spanOf(key: string): Span;
  has(key: string): boolean;
  /** The scalar's own type: a boolean stays one. */
  scalar(key: string): string | boolean | undefined;
  scalars(key: string): readonly (string | boolean)[];
  isMap(key: string): boolean;
}

/** `offset`: where the YAML text starts in the file. Yields the maps of a list, or the one map. `keys` undefined: any key. */
export function readYaml(text: string, offset: number, keys: readonly string[] | undefined, report: Report): readonly MapReader[] {
  const document = parseDocument(text, { uniqueKeys: true, strict: true, prettyErrors: false, version: '1.2', schema: 'core' });
  for (const error of document.errors) {
    const span = { start: offset + error.pos[0], end: offset + Math.max(error.pos[1], error.pos[0] + 1) };
    report('yaml', span, `YAML として読めません: ${error.message}`, `Not readable as YAML: ${error.message}`);
  }
  const root = document.contents as Node | null;
  if (document.errors.length > 0 || !root) return [];
  return mapsOf(root, keys, { offset, report });
}

interface Context {
  readonly offset: number;
  readonly report: Report;
}

function spanOfNode(node: Node, context: Context): Span {
  const [start = 0, end = start] = node.range ?? [];
  return { start: context.offset + start, end: context.offset + end };
}

function wrongType(node: Node, wanted: readonly [ja: string, en: string], context: Context): void {
  const refused = isAlias(node) ? ['別名（*）は使えません', 'Aliases are not read'] : [`${wanted[0]}が必要です`, `Expected ${wanted[1]}`];
  context.report('wrong-type', spanOfNode(node, context), refused[0]!, refused[1]!);
}

function mapsOf(node: Node, keys: readonly string[] | undefined, context: Context): MapReader[] {
  const nodes = isSeq(node) ? (node.items as Node[]) : [node];
  return nodes.flatMap((item) => {
    if (isMap(item)) return [readMap(item.items as Pair<Node, Node | null>[], spanOfNode(item, context), keys, context)];
    wrongType(item, ['キーと値の組', 'a map'], context);
    return [];
  });
}

function scalarsOf(node: Node, context: Context): { value: string | boolean; span: Span }[] {
  const nodes = isSeq(node) ? (node.items as Node[]) : [node];
  return nodes.flatMap((item) => {
    if (isScalar(item) && item.value !== null) {
      const value = typeof item.value === 'boolean' ? item.value : (item.source ?? String(item.value));
      return [{ value, span: spanOfNode(item, context) }];
    }
    wrongType(item, ['文字列', 'a string'], context);
    return [];
  });
}

function readMap(pairs: readonly Pair<Node, Node | null>[], span: Span, keys: readonly string[] | undefined, context: Context): MapReader {
  const values = new Map<string, { key: Node; value: Node | null }>();
  for (const { key, value } of pairs) {
    const name = isScalar(key) ? String(isScalar(key) && key.source !== undefined ? key.source : key.value) : '';
    if (keys && !keys.includes(name)) {
      context.report('unknown-key', spanOfNode(key, context), `知らないキーです: ${name}`, `Unknown key: ${name}`, 'warning');
    } else values.set(name, { key, value });
  }
  const scalars = (key: string): { value: string | boolean; span: Span }[] => {
    const node = values.get(key)?.value;
    return node ? scalarsOf(node, context) : [];
  };
  const reader: MapReader = {
    span,
    has: (key) => values.has(key),
    isMap: (key) => isMap(values.get(key)?.value),
    spanOf: (key) => {
      const entry = values.get(key);
      return entry ? spanOfNode(entry.value ?? entry.key, context) : span;
    },
    scalar: (key) => scalars(key)[0]?.value,
    scalars: (key) => scalars(key).map(({ value }) => value),
    text: (key) => {
      const value = scalars(key)[0]?.value;
      return value === undefined ? undefined : String(value);
    },
    flag(key) {
      const value = scalars(key)[0]?.value;
      if (value === undefined || typeof value === 'boolean') return value;
      context.report('wrong-type', reader.spanOf(key), 'true か false が必要です', 'Expected true or false');
      return undefined;
    },
    texts: (key) => scalars(key).map(({ value, span: at }) => ({ text: String(value), span: at })),
    maps: (key, inner) => {
      const node = values.get(key)?.value;
      return node ? mapsOf(node, inner, context) : [];
    },
    map: (key, inner) => reader.maps(key, inner)[0],
    entries: () =>
      [...values].map(([key, entry]) => ({
        key,
        keySpan: spanOfNode(entry.key, context),
        values: entry.value ? scalarsOf(entry.value, context) : [],
      })),
  };
  return reader;
}
