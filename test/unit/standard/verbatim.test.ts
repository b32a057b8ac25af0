/**
 * The standard quotes its source to the character. test/fixtures/standards/gaibu-itaku.txt is the text as published, hard-wrapped in places: lines that
 * were wrapped are joined, markers of lists are left out, and nothing else is forgiven.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadStandard } from '../../../server/src/standard/index';

const root = path.resolve(__dirname, '../../..');
const published = readFileSync(path.join(root, 'test/fixtures/standards/gaibu-itaku.txt'), 'utf8');
const { standard, problems } = loadStandard(readFileSync(path.join(root, 'standards/gaibu-itaku.standard.md'), 'utf8'));
const { sections, outline, requirements } = standard!;

const bodyTitle = '第〇 外部委託を行う場合に講じるべき措置';
const [beforeBody, body] = published.split(bodyTitle) as [string, string];

/** 「1 委託先の選定基準」, 「(1) 選定の基準」, within the body. */
const heading = /^(?:\([0-9]+\)|[0-9]+) [^。]+$/;
const lines = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
const unmarked = (line: string): string => line.replace(/^- /, '');

/** The body as its headings and, between them, its words without line breaks. */
function bodyParts(): { readonly heading: string; readonly text: string }[] {
  const parts: { heading: string; text: string }[] = [];
  for (const line of lines(body)) {
    if (heading.test(line)) parts.push({ heading: line, text: '' });
    else parts.at(-1)!.text += unmarked(line);
  }
  return parts;
}

const parts = bodyParts();
const sentences = parts.flatMap(({ text }) => text.split(/(?<=。(?!）))/)).filter((sentence) => sentence !== '');
/** The standard's own prose, section by section; a section quotes what stands below it too. */
const quoted = sections.map(({ text }) => text.replaceAll('\n', ''));

describe('the verbatim text of the standard', () => {
  it('has no flaw', () => assert.deepEqual(problems, []));

  it('is read: 5 numbers with 14 subsections, 42 sentences', () => {
    assert.deepEqual([parts.filter(({ heading: it }) => /^\d/.test(it)).length, parts.filter(({ heading: it }) => it.startsWith('(')).length, sentences.length], [5, 14, 42]);
  });

  for (const sentence of sentences) {
    it(`is quoted to the character: ${sentence.slice(0, 30)}…`, () => assert.ok(quoted.some((text) => text.includes(sentence)), sentence));
  }

  it('stands under its own headings, whole and in its order', () => {
    let number = '';
    for (const part of parts) {
      const [, label, title] = /^(\S+) (.+)$/.exec(part.heading)!;
      number = label!.startsWith('(') ? number.replace(/\(.*/, '') + label! : label!;
      const section = sections.find((candidate) => candidate.number === number);
      assert.equal(section?.title, title, number);
      if (part.text !== '') assert.equal(section!.text.replaceAll('\n', ''), part.text, number);
    }
  });

  it('is all that the sections say: no word was added', () => {
    const all = parts.map(({ text }) => text).join('');
    for (const section of sections.filter(({ number }) => number !== '')) assert.ok(all.includes(section.text.replaceAll('\n', '')), section.number);
  });
});

describe('the outline of the standard (盛り込むべき事項)', () => {
  /** Titles and bullets, without their numbers and markers. */
  const bullets = lines(beforeBody.slice(beforeBody.indexOf('\n1 ') + 1)).map((line) => unmarked(line).replace(/^・ |^\d+ /, ''));

  it('is there to the character, in its order', () => assert.deepEqual(outline.map(({ text }) => text), bullets));

  it('maps every bullet to requirements that exist', () => {
    const known = requirements.map(({ id }) => id);
    for (const { text, requirements: ids } of outline) {
      assert.ok(ids.length > 0, text);
      assert.deepEqual(ids.filter((id) => !known.includes(id)), [], text);
    }
  });

  it('leaves no requirement out', () => {
    const mapped = new Set(outline.flatMap(({ requirements: ids }) => ids));
    assert.deepEqual(requirements.filter(({ id }) => !mapped.has(id)).map(({ id }) => id), []);
  });
});
