import { deepEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { listLines } from '../../../server/src/dialect/list-lines';
import { markdownLines, proseLines } from '../../../server/src/dialect/markdown';

/** Lines as they stand in articles, and such as lead astray. */
const line = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('乙は、次の事項を報告する。', '- 再委託の理由', '1. 再委託の理由', '2. 再委託先の名称', '3) 内容', '* 氏名', '+ 住所', '', '', '　（1）氏名', '2 乙は、前項の規定による。', '| 項目 | 内容 |') },
  fc.constantFrom('-', '1.', '1.\t氏名', '  - 内訳', '   続き', '\t続き', '12. 内容', '-  氏名', '-     氏名', '1.　全角', '- - 氏名', '- 1. 氏名', '- # 見出し', '# 見出し', '### (1) 報告', '---', '***', '> 引用', '```', '~~~', '<!-- 準拠: 3(5) -->', '- 氏名 <!-- 注 -->', '<div>', '===', '__強調__', '＊注', '- > 引用', '0. 零', '1234567890. 多い', '- 氏名  ', ' 氏名', '    氏名', ' '),
);
const body = fc.tuple(fc.array(line, { maxLength: 9 }), fc.constantFrom('\n', '\r\n', '\r')).map(([lines, end]) => lines.join(end));

describe('prose lines', () => {
  it('are what remark-parse makes of the text, however they are read', () => {
    let read = 0;
    fc.assert(
      fc.property(body, fc.constantFrom('', '第1条　'), (text, before) => {
        const whole = before + text;
        deepEqual(proseLines(whole, before.length), markdownLines(whole, before.length));
        if (listLines(whole, before.length)?.some(({ list }) => list)) read++;
      }),
      { numRuns: 3000 },
    );
    // The short way is taken, not only passed by.
    deepEqual(read > 200, true);
  });
});
