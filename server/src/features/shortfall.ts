/** Why the statement that comes nearest to an element does not carry it, in the user's words. */
import type { Locale } from '../standard/analysis';
import type { NearestStatement } from '../standard/types';
import { inLocale } from './convert';

export function shortfallText({ why, absent }: NearestStatement, locale: Locale): string {
  const words = absent.join(locale === 'ja' ? '、' : ', ');
  if (why === 'words') return inLocale({ ja: `次の語が見当たりません：${words}`, en: `Not found there: ${words}` }, locale);
  if (why === 'excluded') return inLocale({ ja: `別のことを定めた文です：${words}`, en: `It provides for something else: ${words}` }, locale);
  if (why === 'bearer') return inLocale({ ja: '義務又は権限が、求められている当事者のものではありません', en: 'The duty or right is not on the party that must bear it' }, locale);
  return inLocale({ ja: '求められている義務、禁止又は権限として定められていません', en: 'Not stated as the duty, prohibition or right that is asked for' }, locale);
}
