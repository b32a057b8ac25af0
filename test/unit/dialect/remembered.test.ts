import assert from 'node:assert/strict';
import { parseDocument } from '../../../server/src/dialect/document';
import { Remembered } from '../../../server/src/dialect/remembered';

describe('what is remembered by text', () => {
  const thing = (text: string, mark = 0) => ({ text, mark });
  const always = () => true;

  it('is found again, unless it is not as asked', () => {
    const memory = new Remembered<{ text: string; mark: number }>(100);
    const one = memory.add(thing('甲は', 1));
    assert.equal(memory.find('甲は', always), one);
    assert.equal(memory.find('甲は', ({ mark }) => mark === 2), undefined);
    assert.equal(memory.find('乙は', always), undefined);
  });

  it('is forgotten when two generations have passed without its being asked for', () => {
    const memory = new Remembered<{ text: string; mark: number }>(10);
    memory.add(thing('あいうえお'));
    memory.add(thing('かきくけこ'));
    memory.add(thing('さしすせそ'));
    assert.ok(memory.find('あいうえお', always), 'asked for: young again');
    memory.add(thing('たちつてと'));
    memory.add(thing('なにぬねの'));
    assert.ok(memory.find('あいうえお', always));
    assert.equal(memory.find('かきくけこ', always), undefined);
  });

  it('does not hold a thing that is larger than a generation', () => {
    const memory = new Remembered<{ text: string; mark: number }>(4);
    memory.add(thing('あいうえお'));
    assert.equal(memory.find('あいうえお', always), undefined);
  });

  it('is what came before, where that is asked for', () => {
    const memory = new Remembered<{ text: string; mark: number }>(100, { atSecondSight: true });
    memory.add(thing('甲は'));
    assert.equal(memory.find('甲は'), undefined);
    const second = memory.add(thing('甲は'));
    memory.add(thing('乙は'));
    assert.equal(memory.find('甲は'), second);
    assert.equal(memory.find('乙は'), undefined);
  });

  it('makes an article that comes again one segment in all documents, and unequal ones two', () => {
    const article = (n: number) => `## 第1条（目的${n}）\n乙は、業務を行う。\n\n`;
    const segments = (text: string) => parseDocument('file:///a.contract.md', text).articles.map(({ segment }) => segment);
    const rest = '## 第2条（費用）\n甲は、費用を払う。\n';
    segments(article(1) + rest);
    const [a] = segments(article(1) + rest);
    const [b] = segments(`# 契約書\n\n${article(1)}${rest}`);
    const [c] = segments(article(2) + rest);
    assert.equal(a, b);
    assert.notEqual(a, c);
  });
});
