import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { serialisedSnippets, shippedStandards, snippetsFile, snippetsFor, type Snippet } from '../../scripts/snippets';

/** What a snippet inserts when nobody fills in anything. */
function inserted({ body }: Snippet): string {
  const defaults = new Map<string, string>();
  return body.join('\n').replace(/\$\{(\d+):((?:[^}\\]|\\.)*)\}|\$(\d+)|\\([\\$}])/g, (_match, number?: string, text?: string, mirror?: string, escaped?: string) => {
    if (number) defaults.set(number, text!);
    return escaped ?? (number ? text! : (defaults.get(mirror!) ?? ''));
  });
}

describe('snippets', () => {
  const standards = shippedStandards();
  const snippets = snippetsFor(standards);

  it('are those that the standards make (npm run snippets)', () => assert.equal(readFileSync(snippetsFile, 'utf8'), serialisedSnippets()));

  it('hold every standard clause of every standard', () => {
    const texts = Object.values(snippets).map(inserted);
    for (const standard of standards.filter(({ language }) => language === 'ja')) {
      for (const clause of standard.requirements.flatMap((requirement) => requirement.clauses)) {
        const [longest = ''] = clause.body.split(/\n|\{\{\w+\}\}|[〇○●]{2,}/).sort((one, other) => other.length - one.length);
        assert.ok(texts.some((text) => text.includes(`（${clause.title}）`) && text.includes(longest)), clause.title);
      }
    }
  });

  it('leave no placeholder of the standard unfilled', () => {
    for (const [name, snippet] of Object.entries(snippets)) assert.doesNotMatch(inserted(snippet), /\{\{|\$\d/, name);
  });

  it('write whole documents with front matter and articles numbered from 1', () => {
    const contract = Object.values(snippets).find(({ prefix }) => prefix.includes('契約書'))!;
    const text = inserted(contract);
    assert.match(text, /^---\ncontract-spec: 1\nkind: contract\ntitle: 業務委託契約書\n/);
    const numbers = [...text.matchAll(/^## 第(\d+)条/gm)].map(([, number]) => Number(number));
    assert.deepEqual(numbers, numbers.map((_, index) => index + 1));
  });

  it('fill each party in once', () => {
    const contract = Object.values(snippets).find(({ prefix }) => prefix.includes('契約書'))!;
    assert.equal(contract.body.join('\n').match(/:甲\}/g)?.length, 1);
    assert.equal(contract.body.join('\n').match(/:乙\}/g)?.length, 1);
  });
});
