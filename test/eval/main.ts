/**
 * `npm run eval`: the tool's judgement against the labels of test/corpus. Fails when a figure is worse than the recorded one.
 *
 *   --record            write today's figures to recorded.json
 *   --part tune         only that part
 *   --requirement 3(5)  only that requirement's disagreements
 *   --quiet             only the figures over all
 *   --show-unseen       print the sentences of the unseen part too (whoever tunes does not)
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileStandards } from '../../scripts/compile-standards';
import { readCorpus } from './corpus';
import { compare, figuresOf, type Comparison, type Figures } from './score';

const root = join(import.meta.dirname, '../..');
const recordedFile = join(import.meta.dirname, 'recorded.json');
const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : (process.argv[at + 1] ?? '');
};
const only = argument('--requirement');
const quiet = process.argv.includes('--quiet');
const standards = compileStandards().map(({ standard }) => standard);
/** Half a thousandth: what rounding hides. */
const tolerance = 0.0005;

const percent = (share: number): string => `${(share * 100).toFixed(1).padStart(5)}%`;
const row = (name: string, f: Figures): string =>
  `${name.padEnd(14)}${String(f.compared).padStart(6)}${[f.agreement, f.falseAssurances, f.falseAlarms, f.overlooked, f.precision, f.recall, f.articles].map((x) => percent(x).padStart(11)).join('')}`;

function disagreements(comparisons: readonly Comparison[]): string[] {
  return comparisons.flatMap((c) => {
    const wrong = c.elements.filter(({ labelled, said }) => labelled !== said);
    const stateWrong = c.said !== c.labelled;
    if ((!stateWrong && wrong.length === 0) || (only !== undefined && only !== c.requirement)) return [];
    const kind = c.said === 'met' && c.labelled !== 'met' ? 'FALSE ASSURANCE' : c.said === 'missing' && c.labelled === 'met' ? 'FALSE ALARM' : c.said === 'missing' && c.labelled === 'partial' ? 'OVERLOOKED' : stateWrong ? 'state' : 'element';
    return [
      `${kind}  ${c.document}  ${c.requirement}: label ${c.labelled} ${c.label?.articles.join(' ') ?? ''}, tool ${c.said} ${c.named.join(' ')}${c.label?.why ? `  (${c.label.why})` : ''}`,
      ...wrong.map(({ title, labelled, because }) => `    ${labelled ? 'not found' : 'not there'}: ${title}  ${because}`),
    ];
  });
}

const recorded = JSON.parse(readFileSync(recordedFile, 'utf8')) as Record<string, Figures>;
const measured: Record<string, Figures> = {};
let worse = false;
for (const part of argument('--part') !== undefined ? [argument('--part')!] : ['tune', 'unseen']) {
  const documents = readCorpus(root, part);
  const comparisons = documents.flatMap((document) => compare(document, standards, '2026-01-01'));
  console.log(`\n${part}: ${documents.length} documents`);
  if (!quiet && (part !== 'unseen' || process.argv.includes('--show-unseen'))) console.log(disagreements(comparisons).join('\n'));
  console.log(`\n${''.padEnd(14)} pairs  agreement  false ass.  false al. overlooked  precision     recall    article`);
  if (!quiet) for (const id of standards.flatMap((standard) => standard.requirements.map((requirement) => requirement.id))) {
    console.log(row(id, figuresOf(comparisons.filter(({ requirement }) => requirement === id))));
  }
  const figures = figuresOf(comparisons);
  measured[part] = figures;
  console.log(row('all', figures));
  const before = recorded[part];
  if (!before) continue;
  for (const name of ['agreement', 'precision', 'recall', 'articles'] as const) {
    if (figures[name] < before[name] - tolerance) [worse] = [true, console.error(`${part}: ${name} fell from ${percent(before[name])} to ${percent(figures[name])}`)];
  }
  for (const name of ['falseAssurances', 'falseAlarms', 'overlooked'] as const) {
    if (figures[name] > before[name] + tolerance) [worse] = [true, console.error(`${part}: ${name} rose from ${percent(before[name])} to ${percent(figures[name])}`)];
  }
}
if (process.argv.includes('--record')) writeFileSync(recordedFile, `${JSON.stringify({ ...recorded, ...measured }, undefined, 2)}\n`);
else if (worse) process.exitCode = 1;
