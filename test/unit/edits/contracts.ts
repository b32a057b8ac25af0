/** Contracts for the property tests of numbers: every article has a title of its own, by which it is known whatever its number. */
import fc from 'fast-check';
import { writeNumeral } from '../../../server/src/dialect/numerals';
import type { ContractDocument, NumeralScript } from '../../../server/src/dialect/types';
import { resolvedReferences } from '../../../server/src/dialect/resolve';

export interface Form {
  readonly script: NumeralScript;
  readonly markdown: boolean;
  readonly eol: string;
}

export const anyForm: fc.Arbitrary<Form> = fc.record({ script: fc.constantFrom<NumeralScript>('ascii', 'fullwidth', 'kanji'), markdown: fc.boolean(), eol: fc.constantFrom('\n', '\r\n') });

/** What a sentence refers to, by offsets among the articles. */
type Mention = { readonly to: number; readonly paragraph: 0 | 1 | 2; readonly surrogate: boolean };

export const anyContract = fc
  .record({
    form: anyForm,
    articles: fc.array(fc.record({ mentions: fc.array(fc.record({ to: fc.nat(30), paragraph: fc.constantFrom<0 | 1 | 2>(0, 1, 2), surrogate: fc.boolean() }), { maxLength: 3 }), branch: fc.boolean(), law: fc.boolean() }), { minLength: 2, maxLength: 12 }),
    annex: fc.boolean(),
  })
  .map(({ form, articles, annex }) => ({ form, text: write(form, articles, annex) }));

function write(form: Form, articles: readonly { mentions: readonly Mention[]; branch: boolean; law: boolean }[], annex: boolean): string {
  const numbers: number[][] = [];
  let main = 0;
  let branch = 1;
  articles.forEach((article, i) => {
    if (article.branch && i > 0) numbers.push([main, ++branch]);
    else {
      numbers.push([++main]);
      branch = 1;
    }
  });
  const n = (value: number) => writeNumeral(value, form.script);
  const label = (number: readonly number[]) => `第${n(number[0]!)}条${number.slice(1).map((value) => `の${n(value)}`).join('')}`;
  const lines: string[] = ['契約書', '', '甲と乙は、次のとおり契約する。', ''];
  articles.forEach((article, i) => {
    const say = (mention: Mention) => {
      const to = mention.to % articles.length;
      // Drafters write 前条, not the number, of the article right before.
      const name = to === i - 1 ? '前条' : to === i + 1 ? '次条' : to === i ? '本条' : label(numbers[to]!);
      return `${mention.surrogate ? '𠮷😀' : ''}乙は、${name}${mention.paragraph ? `第${n(mention.paragraph)}項` : ''}の規定により行う。`;
    };
    const body = [`乙は、定める。${article.law ? `民法第${n(415)}条及び法第${n(3)}条による。` : ''}`, `${n(2)}　${article.mentions.map(say).join('') || '甲は、定める。'}`];
    const title = `見出し${String.fromCharCode(0x4e00 + i)}`;
    if (form.markdown) lines.push(`## ${label(numbers[i]!)}（${title}）`, '', ...body, '');
    else lines.push(`（${title}）`, `${label(numbers[i]!)}　${body[0]}`, body[1]!, '');
  });
  if (annex) lines.push('別紙1', `第${n(1)}条　契約は、${label(numbers[numbers.length - 1]!)}による。`, '');
  return lines.join(form.eol);
}

/** Every reference with the title of what it points to: the same before and after numbers change. */
export function targetsByTitle(document: ContractDocument): string[] {
  return document.segments.flatMap((placed) =>
    resolvedReferences(document, placed).map(({ reference, targets, broken }) => {
      const to = targets.map((target) => `${document.segments[target.segment]!.segment.heading?.title}/${target.paragraph ?? ''}`).join('+');
      return `${placed.segment.heading?.title} → ${reference.external ? 'external' : broken ? `broken ${broken}` : to}`;
    }),
  );
}
