/** Dates as contracts write them: 令和8年4月1日, ２０２６年４月１日, 令和八年四月一日, 令和8年（2026年）. */
import { readNumeral } from './numerals';
import type { Span } from './types';

export interface WrittenDate {
  readonly span: Span;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Does the day exist? */
  readonly exists: boolean;
  /** The western year written beside the era year, where there is one. */
  readonly alsoYear?: number;
}

/** First year and first day of each era. */
const eras: Readonly<Record<string, number>> = { 令和: 2019, 平成: 1989, 昭和: 1926 };
const digits = '(?:[0-9]+|[０-９]+|[〇一二三四五六七八九十]+|元)';
const pattern = new RegExp(`(令和|平成|昭和|西暦)?[ \\u3000]*(${digits})[ \\u3000]*年(?:[（(](?:西暦)?([0-9]{4}|[０-９]{4})年?[)）])?[ \\u3000]*(${digits})[ \\u3000]*月[ \\u3000]*(${digits})[ \\u3000]*日`, 'g');

const value = (text: string) => (text === '元' ? 1 : readNumeral(text)?.value);

export function datesIn(text: string): WrittenDate[] {
  if (!text.includes('年')) return [];
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [whole, era, y = '', western, m = '', d = ''] = match;
    const written = value(y);
    const month = value(m);
    const day = value(d);
    if (written === undefined || month === undefined || day === undefined || (!(era && era in eras) && written < 1000)) return [];
    const year = era && era in eras ? eras[era]! + written - 1 : written;
    const date = new Date(Date.UTC(year, month - 1, day));
    const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && month >= 1;
    const also = western === undefined ? undefined : readNumeral(western)?.value;
    return [{ span: { start: match.index, end: match.index + whole.length }, year, month, day, exists, ...(also === undefined ? {} : { alsoYear: also }) }];
  });
}

export const dateValue = (date: WrittenDate): number => date.year * 10000 + date.month * 100 + date.day;
