import { datesIn, dateValue } from '../dialect/dates';
import { sentencesIn } from '../dialect/prose';
import type { Rule } from './types';

/** A day that does not exist, an era that disagrees with the year beside it, a period that ends before it begins. */
export const dateOrder: Rule = {
  id: 'date-order',
  severity: 'warning',
  title: { ja: '日付の誤り', en: 'A date that cannot be right' },
  *inSegment(segment) {
    for (const { sentence } of sentencesIn(segment)) {
      const { start, end } = sentence.span;
      const text = segment.text.slice(start, end);
      const dates = datesIn(text);
      for (const [i, date] of dates.entries()) {
        const span = { start: start + date.span.start, end: start + date.span.end };
        const written = text.slice(date.span.start, date.span.end);
        if (!date.exists) yield { span, severity: 'error', message: { ja: `「${written}」という日はありません。日付を確かめてください。`, en: `There is no such day as "${written}".` } };
        if (date.alsoYear !== undefined && date.alsoYear !== date.year) {
          yield { span, message: { ja: `元号による年と西暦（${date.alsoYear}年）が一致しません（元号によれば${date.year}年です）。`, en: `The era year is ${date.year}, but ${date.alsoYear} stands beside it.` } };
        }
        const next = dates[i + 1];
        const between = next && text.slice(date.span.end, next.span.start);
        // 「…から…まで」 is a period beyond doubt; other pairs of dates may be anything.
        if (next && /^(?:[（(][^）)]{0,10}[）)])?(?:から|より|～|〜)(?:、)?$/.test(between ?? '') && /^(?:[（(][^）)]{0,10}[）)])?(?:まで|とする|。|$)/.test(text.slice(next.span.end)) && date.exists && next.exists && dateValue(next) < dateValue(date)) {
          yield {
            span: { start: start + next.span.start, end: start + next.span.end },
            message: { ja: `期間の終期（${text.slice(next.span.start, next.span.end)}）が始期（${written}）より前です。`, en: `The period ends (${text.slice(next.span.start, next.span.end)}) before it begins (${written}).` },
          };
        }
      }
    }
  },
};
