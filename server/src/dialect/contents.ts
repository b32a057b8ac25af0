/** Tables of contents written as plain text: their entries look like the heads they list, and begin nothing. */
import type { Chunk } from './chunks';
import type { Head } from './heads';
import { keptWith } from './kept-with';

/** What an entry of a table of contents and the head that it lists have in common; undefined for what none lists. */
export function entryKeyOf(head: Head): string | undefined {
  if (head.level > 0) return undefined;
  if (head.kind === 'supplementary') return '附則';
  if (head.kind !== 'article' && head.kind !== 'division') return undefined;
  return head.number && `${head.shape} ${head.number.numerals.map((numeral) => numeral.value).join('.')}`;
}

/** Each chunk at most once: what is kept of a chunk is kept by the object. */
const headless = keptWith<Chunk, Chunk>();

function withoutHead(chunk: Chunk): Chunk {
  let plain = headless.get(chunk);
  if (!plain) headless.set(chunk, (plain = { text: chunk.text, lineStarts: chunk.lineStarts, rank: -1, entryKey: undefined, bare: false, open: chunk.open }));
  return plain;
}

/**
 * The chunks with the entries of a table of contents no longer heads. A table of contents is a row of two or more heads without text, behind
 * which the same row begins again. Linear in chunks.
 */
export function withoutContents(chunks: readonly Chunk[]): readonly Chunk[] {
  let result: Chunk[] | undefined;
  const isEntry = (index: number) => index < chunks.length && chunks[index]!.bare && chunks[index]!.entryKey !== undefined;
  for (let i = 0; i < chunks.length; i++) {
    if (!isEntry(i)) continue;
    const key = chunks[i]!.entryKey;
    let end = i + 1;
    while (isEntry(end)) end++;
    let again = i + 1;
    while (again < end && chunks[again]!.entryKey !== key) again++;
    // The first head with text, right behind the row, may be where it begins again.
    if (again === end && (end >= chunks.length || chunks[end]!.entryKey !== key)) again = i;
    if (again > i + 1) {
      result ??= [...chunks];
      for (let j = i; j < again; j++) result[j] = withoutHead(chunks[j]!);
    }
    i = Math.max(end - 1, i);
  }
  return result ?? chunks;
}
