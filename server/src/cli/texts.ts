/** What the command line says to people, in both languages. */
import type { Locale } from '../standard/analysis';
import type { Standard } from '../standard/types';
import type { Refusal } from './checker';

const encodings = { 'utf-16': 'UTF-16', shift_jis: 'Shift_JIS', other: undefined } as const;

export function refusalText(refusal: Refusal, locale: Locale): string {
  switch (refusal.kind) {
    case 'unreadable':
      return locale === 'en' ? `cannot be read (${refusal.reason})` : `読み取れません（${refusal.reason}）`;
    case 'no-kind':
      return locale === 'en'
        ? 'nothing says what kind of document this is: name it with --kind contract|specification|policy, or in front matter (kind: contract)'
        : '文書の種類が分かりません。--kind contract|specification|policy で指定するか、前付けに kind: を書いてください';
    case 'encoding': {
      const { offset, line, looksLike } = refusal.bad;
      const guess = encodings[looksLike];
      return locale === 'en'
        ? `not UTF-8: invalid byte at offset ${offset} (line ${line})${guess ? `; it looks like ${guess}` : ''}. Save the file as UTF-8.`
        : `UTF-8 ではありません：${line}行目（先頭から${offset}バイト）に不正なバイトがあります${guess ? `。${guess} のようです` : ''}。UTF-8 で保存し直してください`;
    }
  }
}

/** What to say of ids that name no standard. */
export function unknownStandards(ids: readonly string[], available: readonly Standard[], locale: Locale): string | undefined {
  const unknown = ids.filter((id) => !available.some((standard) => standard.id === id));
  if (unknown.length === 0) return undefined;
  const known = available.map(({ id }) => id).join(', ');
  return locale === 'en' ? `No such standard: ${unknown.join(', ')} (available: ${known})` : `基準「${unknown.join('、')}」はありません（使える基準：${known}）`;
}
