/** Bytes of a file as text. Files are UTF-8; what is not is refused with the place, never read as something else. */
import { isAscii, isUtf8, transcode } from 'node:buffer';

export interface BadEncoding {
  /** Of the first byte that is not UTF-8, from 0. */
  readonly offset: number;
  /** From 1, as editors show it. */
  readonly line: number;
  /** What the bytes look like. */
  readonly looksLike: 'utf-16' | 'shift_jis' | 'other';
}

export type Decoded = { readonly text: string } | { readonly bad: BadEncoding };

/** Without its byte order mark, which editors do not count as text either. */
export function decodeUtf8(bytes: Uint8Array): Decoded {
  if (isUtf8(bytes)) return { text: textOf(withoutMark(bytes)) };
  const offset = firstInvalid(bytes);
  let line = 1;
  for (let i = 0; i < offset; i++) if (bytes[i] === 0x0a || (bytes[i] === 0x0d && bytes[i + 1] !== 0x0a)) line++;
  return { bad: { offset, line, looksLike: looksLike(bytes, offset) } };
}

export const withoutMark = (bytes: Uint8Array): Uint8Array => (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes);

/** UTF-8 as text. ASCII, as programs are built, is held in a byte a character. Of a Japanese text, by way of UTF-16 in a tenth of the time that a decoder takes. Where Node.js is built without ICU there is no such way. */
export function textOf(bytes: Uint8Array): string {
  if (isAscii(bytes)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return typeof transcode === 'function' ? transcode(bytes, 'utf8', 'utf16le').toString('utf16le') : Buffer.from(bytes).toString('utf8');
}

/** The Unicode Standard, table 3-7: well-formed UTF-8 byte sequences. */
function firstInvalid(bytes: Uint8Array): number {
  const continues = (at: number, low = 0x80, high = 0xbf) => bytes[at] !== undefined && bytes[at] >= low && bytes[at] <= high;
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i]!;
    if (lead < 0x80) i += 1;
    else if (lead >= 0xc2 && lead <= 0xdf && continues(i + 1)) i += 2;
    else if (lead >= 0xe0 && lead <= 0xef && continues(i + 1, lead === 0xe0 ? 0xa0 : 0x80, lead === 0xed ? 0x9f : 0xbf) && continues(i + 2)) i += 3;
    else if (lead >= 0xf0 && lead <= 0xf4 && continues(i + 1, lead === 0xf0 ? 0x90 : 0x80, lead === 0xf4 ? 0x8f : 0xbf) && continues(i + 2) && continues(i + 3)) i += 4;
    else return i;
  }
  return bytes.length;
}

function looksLike(bytes: Uint8Array, offset: number): BadEncoding['looksLike'] {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return 'utf-16';
  const lead = bytes[offset] ?? 0;
  const trail = bytes[offset + 1] ?? 0;
  return ((lead >= 0x81 && lead <= 0x9f) || (lead >= 0xe0 && lead <= 0xfc)) && trail >= 0x40 && trail !== 0x7f ? 'shift_jis' : 'other';
}
