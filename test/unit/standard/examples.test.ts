/**
 * What each element reads like: examples/*.txt holds, under each `# requirement element`, passages that carry it (`+`) and near-misses that do
 * not (`-`). `⏎` starts a new line.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from '../../../server/src/dialect/document';
import { builtinStandards, coverageOf } from '../../../server/src/standard/index';

const folder = join(import.meta.dirname, 'examples');
const standards = builtinStandards();
const parties: Readonly<Record<string, string>> = { contract: '{ client: 甲, contractor: 乙 }', policy: '{ client: 市, contractor: 委託先 }' };

for (const file of readdirSync(folder)) {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n');
  const kind = /^kind: (\w+)$/.exec(lines[0]!)?.[1] ?? 'contract';
  let requirement = '';
  let element = '';
  describe(`examples/${file}`, () => {
    for (const line of lines) {
      const heading = /^# (\S+) (.+)$/.exec(line);
      if (heading) [, requirement = '', element = ''] = heading;
      const example = /^([+-]) (.+)$/.exec(line);
      if (!example) continue;
      const [id, title] = [requirement, element];
      it(`${id} ${title} ${line}`, () => {
        const body = example[2]!.replaceAll('⏎', '\n');
        const text = `---\ncontract-spec: 1\nkind: ${kind}\nparties: ${parties[kind]}\n---\n# 書類\n\n## 第1条（条項）\n${body}\n`;
        const [coverage] = coverageOf({ document: parseDocument('file:///a.md', text), annexes: [], standards, today: '2026-01-01' });
        const judged = coverage!.requirements.find((r) => r.requirement.id === id)?.elements.find((e) => e.element.title === title);
        assert.ok(judged, 'no such element');
        const why = judged.met ? judged.evidence[0]!.words.map((w) => w.concept).join(' ') : (judged.nearest?.absent.join(' ') ?? 'nothing near');
        assert.equal(judged.met, example[1] === '+', why);
      });
    }
  });
}
