import assert from 'node:assert/strict';
import { parseDocument } from '../../../server/src/dialect/document';
import { builtinStandards, clauseFor, coverageOf } from '../../../server/src/standard/index';
import type { DocumentKind } from '../../../server/src/dialect/types';

const standards = builtinStandards();
const requirements = standards.flatMap((standard) => standard.requirements);

/** Parties as a draft of the kind names them, and conditions under which every requirement applies. */
const fronts: Readonly<Record<string, string>> = {
  contract: 'parties: { client: 甲, contractor: 乙 }',
  specification: 'parties: { client: 市, contractor: 受託者 }',
  policy: 'parties: { client: 市, contractor: 委託先事業者 }',
};
const names: Readonly<Record<string, readonly [string, string]>> = { contract: ['甲', '乙'], specification: ['市', '受託者'], policy: ['市', '委託先事業者'] };

function draft(kind: DocumentKind, body: string) {
  const [client, contractor] = names[kind]!;
  const filled = body.replaceAll('{{client}}', client!).replaceAll('{{contractor}}', contractor!);
  const text = `---\ncontract-spec: 1\nkind: ${kind}\n${fronts[kind]}\nconditions: { onsite: true, vendors: multiple }\n---\n# 書類\n\n## 第1条（条項）\n${filled}\n`;
  const document = parseDocument(`file:///draft.${kind}.md`, text);
  return new Map(coverageOf({ document, annexes: [], standards, today: '2026-01-01' }).flatMap(({ requirements: list }) => list.map((coverage) => [coverage.requirement.id, coverage] as const)));
}

describe('standard clauses', () => {
  for (const requirement of requirements) {
    for (const clause of new Set(requirement.clauses)) {
      it(`${requirement.id}: the ${clause.kind} clause （${clause.title}） alone meets it`, () => {
        const coverage = draft(clause.kind, clause.body).get(requirement.id)!;
        assert.deepEqual(coverage.elements.filter(({ met }) => !met).map(({ element }) => element.title), []);
        assert.equal(coverage.state, 'met');
      });
      it(`${requirement.id}: the ${clause.kind} clause （${clause.title}） meets no other requirement than it says`, () => {
        const met = [...draft(clause.kind, clause.body).values()].filter(({ state }) => state === 'met').map((coverage) => coverage.requirement.id);
        assert.deepEqual(met.filter((id) => !clause.requirements.includes(id)), []);
      });
    }
    for (const kind of requirement.kinds) {
      it(`${requirement.id} has a clause for every kind of document that must carry it: ${kind}`, () => {
        assert.ok(clauseFor(requirement, kind, () => true));
        for (const element of requirement.elements) assert.ok(element.sentence[kind] !== undefined, `${element.title} has no sentence`);
      });
    }
  }
});

/** 項 of an article, numbered from the second on. */
const paragraphs = (sentences: readonly string[]) => sentences.map((sentence, i) => (i === 0 ? sentence : `${i + 1} ${sentence}`)).join('\n');

describe('sentences that add one element', () => {
  for (const requirement of requirements) {
    const turned = (kind: DocumentKind, sentences: readonly string[]) =>
      draft(kind, paragraphs(sentences)).get(requirement.id)!.elements.filter(({ met }) => met).map(({ element }) => element.title);
    for (const element of requirement.elements) {
      for (const [kind, sentence] of Object.entries(element.sentence) as [DocumentKind, string][]) {
        it(`${requirement.id} ${element.title} (${kind}): behind the rest it completes the article, alone it shows nothing else`, () => {
          const rest = requirement.elements.filter((other) => other !== element).map((other) => other.sentence[kind]!);
          assert.deepEqual(turned(kind, requirement.elements.map((each) => each.sentence[kind]!)), requirement.elements.map(({ title }) => title));
          assert.deepEqual(turned(kind, rest), requirement.elements.map(({ title }) => title).filter((title) => title !== element.title));
          assert.deepEqual(turned(kind, [sentence]).filter((title) => title !== element.title), []);
        });
      }
    }
  }
});
