/** What people feed it by mistake or by malice: a clear word with a place, no crash, nothing endless. */
import assert from 'node:assert/strict';
import type { FileReport } from '../../server/src/cli/report';
import { inFolder, report, run } from './run';

const article = '# 契約書\n\n## 第1条（再委託）\n乙は、業務を第三者に再委託してはならない。\n';
const marked = (front: string, body = article) => `---\ncontract-spec: 1\nkind: contract\n${front}---\n${body}`;
const check = (content: string | Uint8Array): FileReport => inFolder({ 'a.contract.md': content }, (cwd) => report(['check', 'a.contract.md', '--kind', 'contract'], { cwd }).files[0]!);
const found = (file: FileReport, rule: string) => file.diagnostics.filter((diagnostic) => diagnostic.rule === rule);
/** Lines from 1, and messages. */
const lines = (file: FileReport, rule: string) => found(file, rule).map(({ range }) => range.start.line + 1);

describe('bad input', function () {
  this.timeout(120_000);

  for (const [name, bytes, pattern] of [
    ['Shift_JIS', [0x91, 0xe6, 0x82, 0x50, 0x8f, 0xf0], /1 行目.*Shift_JIS/],
    ['UTF-16', [0xff, 0xfe, 0x2c, 0x7b], /UTF-16/],
    ['a stray byte on line 3', [0x61, 0x0a, 0x62, 0x0a, 0x63, 0xff], /3 行目/],
  ] as const) {
    it(`${name} is refused with its place`, () =>
      inFolder({ 'a.contract.md': Uint8Array.from(bytes) }, (cwd) => {
        const { status, stderr } = run(['check', 'a.contract.md'], { cwd });
        assert.equal(status, 2);
        assert.match(stderr, /^a\.contract\.md: UTF-8 のテキストではありません/);
        assert.match(stderr, pattern);
      }));
  }

  it('a byte order mark, CRLF and lone CR change nothing but offsets', () => {
    const plain = check(marked('title: 甲\n'));
    for (const text of [`\ufeff${marked('title: 甲\n')}`, marked('title: 甲\n').replace(/\n/g, '\r\n'), marked('title: 甲\n').replace(/\n/g, '\r')]) {
      assert.deepEqual(check(text), plain);
    }
  });

  it('an empty file is a document without anything', () => assert.ok(check('').articles.length === 0 && check('').coverage.some(({ state }) => state === 'missing')));

  it('duplicate keys, tabs, unknown kinds and broken YAML are told where they stand', () => {
    assert.deepEqual(lines(check(marked('title: 甲\ntitle: 乙\n')), 'front-matter'), [5]);
    assert.deepEqual(lines(check(marked('parties:\n\tclient: 甲\n')), 'front-matter').includes(5), true);
    assert.deepEqual(lines(check('---\ncontract-spec: 1\nkind: letter\n---\n'), 'front-matter'), [3]);
    assert.ok(found(check(marked('title: [\n')), 'front-matter').length > 0);
  });

  it('aliases that multiply are not expanded', () => {
    const bomb = marked(`a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefghij'].map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[i]}`).join(', ')}]\n`).join('')}`);
    assert.ok(found(check(bomb), 'front-matter').length > 0);
  });

  it('10 MB of front matter', () => assert.ok(found(check(marked(`title: ${'甲'.repeat(3_500_000)}\n${'x: 1\n'.repeat(10)}`)), 'front-matter').length > 0));

  it('front matter that never ends is text', () => assert.ok(check('---\ncontract-spec: 1\nkind: contract\n# 契約書\n').diagnostics.length > 0));

  it('an unknown standard', () => assert.deepEqual(lines(check(marked('standards: [nobody]\n')), 'unknown-standard'), [4]));

  it('a waiver for a section that does not exist, without a reason, or expired', () => {
    const file = check(marked('waivers:\n  - { section: 9(9), reason: 略 }\n  - { section: 3(1) }\n  - { section: 3(2), reason: 略, until: 2020-01-01 }\n'));
    assert.deepEqual([lines(file, 'unknown-section'), lines(file, 'waiver-without-reason'), lines(file, 'expired-waiver')], [[5], [6], [7]]);
    const states = Object.fromEntries(file.coverage.map(({ requirement, state }) => [requirement, state]));
    assert.deepEqual([states['3(1)'], states['3(2)']], ['missing', 'missing'], 'neither counts');
  });

  it('duplicate article numbers', () => assert.deepEqual(lines(check(marked('', `${article}\n## 第1条（目的）\n略\n`)), 'duplicate-article-number'), [10]));

  it('fences and comments that never close', () => {
    assert.deepEqual(lines(check(marked('', `${article}\n\`\`\`\n略\n`)), 'unclosed-block'), [10]);
    assert.deepEqual(lines(check(marked('', `${article}\n<!-- 略\n略\n`)), 'unclosed-block'), [10]);
  });

  it('emoji, surrogate halves and NUL keep every position', () => {
    const file = check(marked('', `# 契約書😀\n\n## 第1条（再委託😀）\n乙は、😀第9条のとおり\u0000業務を再委託してはならない。\n`));
    const [broken] = found(file, 'broken-reference');
    assert.deepEqual(broken!.range, { start: { line: 7, character: 5 }, end: { line: 7, character: 8 } });
  });

  for (const [name, text] of [
    ['20 MB of articles', Array.from({ length: 60_000 }, (_, i) => `## 第${i + 1}条（条項）\n乙は、前条の業務を第三者に再委託してはならない。${'この場合において、甲は、乙に対し、必要な指示をすることができる。'.repeat(3)}\n\n`).join('')],
    ['20 MB on one line', '乙は、業務を第三者に再委託してはならない。'.repeat(350_000)],
    ['a hundred thousand brackets', `## 第1条\n${'（'.repeat(100_000)}\n${'>'.repeat(50_000)} a\n${'- '.repeat(20_000)}\n${'*_'.repeat(50_000)}\n`],
    ['a million spaces', `## 第1条\n${' '.repeat(1_000_000)}\n${'　'.repeat(1_000_000)}\n`],
  ] as const) {
    it(`${name} end`, () => assert.ok(check(marked('', text)).coverage.length > 0));
  }
});
