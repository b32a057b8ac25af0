/** `contract-spec explain FILE REQUIREMENT`: why a requirement counts as met or not, element by element, with the words and their places. */
import { parseArgs } from 'node:util';
import { documentKinds, type DocumentKind } from '../dialect/types';
import { inLocale } from '../features/convert';
import { shortfallText } from '../features/shortfall';
import type { Analysis, Locale } from '../standard/analysis';
import { plainNumber } from '../standard/sections';
import type { CoverageState, ElementCoverage, Evidence, RequirementCoverage, Standard } from '../standard/types';
import { readInput } from './input';
import { lineIn, nameOf } from './report';
import { openFile, openSession } from './session';
import { hasColours, paintFor, type Paint } from './stylish';
import { terminalLocale, usage, usageError } from './usage';

export async function explain(args: readonly string[]): Promise<number> {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], allowPositionals: true, options: { standard: { type: 'string' }, kind: { type: 'string' }, locale: { type: 'string' }, help: { type: 'boolean', short: 'h' } } });
  } catch (error) {
    const detail = error instanceof Error ? error.message.split('\n')[0]! : String(error);
    return usageError({ ja: `引数に誤りがあります：${detail}`, en: detail });
  }
  const { values, positionals } = parsed;
  if (values.help) {
    process.stdout.write(usage());
    return 0;
  }
  const [file, requirement] = positionals;
  const locale = terminalLocale(args);
  if (file === undefined || requirement === undefined || positionals.length > 2) {
    return usageError({ ja: 'ファイルと要件（例：3(5)通知事項、3(5)）を一つずつ指定してください。', en: 'Name one file and one requirement (such as 3(5)通知事項 or 3(5)).' }, locale);
  }
  if (values.kind !== undefined && !(documentKinds as readonly string[]).includes(values.kind)) return usageError({ ja: `--kind に「${values.kind}」は指定できません。`, en: `--kind cannot be "${values.kind}".` }, locale);
  const input = await readInput(file, locale);
  if ('unreadable' in input) {
    process.stderr.write(`${file}: ${input.unreadable.message}\n`);
    return 2;
  }
  const service = await openSession(locale, values.standard);
  const analysis = await service.analysis(openFile(file, input.text, values.kind as DocumentKind | undefined));
  const chosen = choose(analysis, requirement);
  if (chosen.length === 0) {
    const ids = analysis.coverage.flatMap(({ requirements }) => requirements.map((entry) => entry.requirement.id)).join('、');
    return usageError({ ja: `「${requirement}」という要件はありません。指定できる要件：${ids}`, en: `There is no requirement "${requirement}". Known: ${ids}` }, locale);
  }
  const paint = paintFor(hasColours(process.stdout));
  process.stdout.write(chosen.map(({ standard, entry }) => explanation(standard, entry, locale, paint)).join('\n'));
  return 0;
}

/** By id; else all of a section. */
function choose({ coverage }: Analysis, wanted: string): { standard: Standard; entry: RequirementCoverage }[] {
  const all = coverage.flatMap(({ standard, requirements }) => requirements.map((entry) => ({ standard, entry })));
  const byId = all.filter(({ entry }) => plainNumber(entry.requirement.id) === plainNumber(wanted));
  return byId.length > 0 ? byId : all.filter(({ entry }) => plainNumber(entry.requirement.section) === plainNumber(wanted));
}

const states: Readonly<Record<CoverageState, { readonly ja: string; readonly en: string }>> = {
  met: { ja: '充足', en: 'met' },
  partial: { ja: '一部不足', en: 'incomplete' },
  missing: { ja: '不足', en: 'missing' },
  asserted: { ja: '準拠の注記あり', en: 'asserted' },
  waived: { ja: '適用除外', en: 'waived' },
  'not-applicable': { ja: '対象外', en: 'does not apply' },
};

function explanation(standard: Standard, { requirement, state, elements, because }: RequirementCoverage, locale: Locale, paint: Paint): string {
  const section = standard.sections.find(({ number }) => number === requirement.section);
  const colour = state === 'missing' ? 'error' : state === 'partial' ? 'warning' : 'good';
  const lines = [
    `${requirement.id}　${inLocale(requirement.title, locale)}：${paint(colour, inLocale(states[state], locale))}${because === undefined ? '' : `（${because}）`}`,
    ...(section ? section.text.split('\n').map((line) => paint('dim', `  > ${line}`)) : []),
    ...elements.flatMap((element) => elementLines(element, locale, paint)),
  ];
  return `${lines.join('\n')}\n`;
}

function elementLines(coverage: ElementCoverage, locale: Locale, paint: Paint): string[] {
  const { element, required, met, evidence, weak, nearest } = coverage;
  const title = inLocale({ ja: element.title, en: element.titleEn }, locale);
  const optional = required ? '' : inLocale({ ja: '（必須ではない）', en: ' (not required)' }, locale);
  if (met) return [`  ${paint('good', '✓')} ${title}${optional}`, ...evidence.slice(0, 3).map((one) => evidenceLine(one, locale))];
  if (weak) return [`  ${paint('warning', '△')} ${title}${optional}${inLocale({ ja: '：義務とされていません', en: ': not stated as a duty' }, locale)}`, evidenceLine(weak, locale)];
  const lines = [`  ${paint(required ? 'error' : 'dim', '✗')} ${title}${optional}`];
  if (nearest) {
    lines.push(evidenceLine(nearest.evidence, locale));
    lines.push(`      ${shortfallText(nearest, locale)}`);
  }
  return lines;
}

/** Where, which words, in which sentence. */
function evidenceLine({ placed, file, span, words }: Evidence, locale: Locale): string {
  const { text } = placed.segment;
  const line = lineIn(placed, span.start);
  const shown = [...new Set(words.map((word) => text.slice(word.span.start, word.span.end)))].map((word) => `「${word}」`).join('');
  const sentence = text.slice(span.start, span.end).replace(/\s+/g, ' ').trim();
  return `      ${nameOf(placed, file, locale)}（${inLocale({ ja: `${line} 行目`, en: `line ${line}` }, locale)}）${shown}　${sentence.length > 80 ? `${sentence.slice(0, 80)}…` : sentence}`;
}
