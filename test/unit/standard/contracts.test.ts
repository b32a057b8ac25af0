/** Two whole contracts: one that says everything in words of its own, one whose every article only looks like what the standard asks for. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from '../../../server/src/dialect/document';
import { builtinStandards, coverageOf } from '../../../server/src/standard/index';

function coverage(name: string) {
  const text = readFileSync(path.resolve(__dirname, `../../fixtures/evidence/${name}`), 'utf8');
  const document = parseDocument('file:///draft.contract.md', `---\ncontract-spec: 1\nkind: contract\n---\n${text}`);
  return coverageOf({ document, annexes: [], standards: builtinStandards(), today: '2026-01-01' }).flatMap(({ requirements }) => requirements);
}

describe('whole contracts', () => {
  it('in plain words of its own meets everything', () => {
    const lacking = coverage('plain-words.md').flatMap(({ requirement, elements }) => elements.filter(({ required, met }) => required && !met).map(({ element }) => `${requirement.id} ${element.title}`));
    assert.deepEqual(lacking, []);
  });

  it('of near misses shows no element of any requirement', () => {
    const shown = coverage('near-misses.md').flatMap(({ requirement, elements }) => elements.filter(({ met }) => met).map(({ element }) => `${requirement.id} ${element.title}`));
    assert.deepEqual(shown, []);
  });
});
