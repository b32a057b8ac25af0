/** Tables of contents written as plain text: their entries look like the heads they list, and begin nothing. */
import type { Chunk } from './chunks';

/** What an entry and the head that it lists have in common. */
function keyOf({ head }: Chunk): string | undefined {
  if (!head || head.level > 0) return undefined;
  if (head.kind === 'supplementary') return '附則';
  if (head.kind !== 'article' && head.kind !== 'division') return undefined;
  return head.number && `${head.shape} ${head.number.numerals.map((numeral) => numeral.value).join('.')}`;
}

/** Each chunk at most once: what is kept of a chunk is kept by the object. */
const headless = new WeakMap<Chunk, Chunk>();

function withoutHead(chunk: Chunk): Chunk {
  let plain = headless.get(chunk);
  if (!plain) headless.set(chunk, (plain = { text: chunk.text, lineStarts: chunk.lineStarts, bare: false, open: chunk.open }));
  return plain;
}

/**
 * The chunks with the entries of a table of contents no longer heads. A table of contents is a row of two or more heads without text, behind
 * which the same row begins again. Linear in chunks.
 */
export function withoutContents(chunks: readonly Chunk[]): readonly Chunk[] {
  let result: Chunk[] | undefined;
  for (let i = 0; i < chunks.length; i++) {
    const first = chunks[i] as Chunk;
    const key = first.bare ? keyOf(first) : undefined;
    if (key === undefined) continue;
    let end = i + 1;
    while (end < chunks.length && (chunks[end] as Chunk).bare && keyOf(chunks[end] as Chunk) !== undefined) end++;
    let again = i + 1;
    while (again < end && keyOf(chunks[again] as Chunk) !== key) again++;
    // The first head with text, right behind the row, may be where it begins again.
    if (again === end && (end >= chunks.length || keyOf(chunks[end] as Chunk) !== key)) again = i;
    if (again > i + 1) {
      result ??= [...chunks];
      for (let j = i; j < again; j++) result[j] = withoutHead(chunks[j] as Chunk);
    }
    i = Math.max(end - 1, i);
  }
  return result ?? chunks;
}
