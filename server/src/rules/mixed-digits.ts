import { numberTable } from '../dialect/numbering';
import { writeNumeral } from '../dialect/numerals';
import type { NumberLabel, Numeral, NumeralScript, Placed, Scope } from '../dialect/types';
import type { Rule } from './types';
import { absolute } from './places';

const names: Partial<Record<NumeralScript, { ja: string; en: string }>> = { ascii: { ja: '半角', en: 'half width' }, fullwidth: { ja: '全角', en: 'full width' }, kanji: { ja: '漢数字', en: 'kanji' } };

/** Article numbers of one scope in two scripts: 第４条 among 第1条, 第2条. Reported for those in the minority. */
export const mixedDigits: Rule = {
  id: 'mixed-digits',
  severity: 'information',
  title: { ja: '条番号の数字の混在', en: 'Article numbers in two scripts' },
  *check({ document }) {
    for (const scope of document.scopes) {
      if (!numberTable(document, scope).mixed) continue;
      const expected = scriptsOf(scope);
      for (const placed of scope.articles) {
        const number = placed.segment.heading?.number;
        const wrong = number?.numerals.find((numeral) => numeral.script !== expected(numeral));
        if (!number || !wrong) continue;
        const [is, shall] = [wrong.script, expected(wrong)];
        yield {
          span: absolute(placed, number.span),
          message: { ja: `条番号の数字が${names[is]?.ja ?? ''}です。ほかの条に合わせて${names[shall]?.ja ?? ''}にそろえてください。`, en: `This number is in ${names[is]?.en ?? is}; the others are in ${names[shall]?.en ?? shall}.` },
          data: { replacement: rewritten(placed, number, expected) },
        };
      }
    }
  },
};

const numeralsOf = ({ segment }: Placed): readonly Numeral[] => segment.heading?.number?.numerals ?? [];

/** The script of most numbers; where single digits are in full width and longer numbers in half width throughout, as offices write, that of each. */
function scriptsOf(scope: Scope): (numeral: Numeral) => NumeralScript {
  const all = scope.articles.flatMap(numeralsOf);
  const [ones, tens, most] = [mostOf(all.filter(isSingle)), mostOf(all.filter((numeral) => !isSingle(numeral))), mostOf(all)];
  return ones === 'fullwidth' && tens === 'ascii' ? (numeral) => (isSingle(numeral) ? ones : tens) : () => most!;
}

const isSingle = ({ value }: Numeral) => value < 10;

function mostOf(numerals: readonly Numeral[]): NumeralScript | undefined {
  const counts = new Map<NumeralScript, number>();
  for (const { script } of numerals) counts.set(script, (counts.get(script) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function rewritten({ segment }: Placed, { span, numerals }: NumberLabel, script: (numeral: Numeral) => NumeralScript): string {
  let text = '';
  let at = span.start;
  for (const numeral of numerals) {
    text += segment.text.slice(at, numeral.span.start) + writeNumeral(numeral.value, script(numeral));
    at = numeral.span.end;
  }
  return text + segment.text.slice(at, span.end);
}
