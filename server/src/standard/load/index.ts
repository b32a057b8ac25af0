/** A standard's own file read as data: pure, never throws, every flaw a problem with its place. docs/standards.md describes the format. */
import { documentKinds, type DocumentKind, type Span } from '../../dialect/types';
import type { Standard, StandardClause } from '../types';
import { readOutline, type Block } from './outline';
import { reporter, type Report, type StandardProblem } from './problem';
import { readConcepts, readConditions, readMapping, readNames, readRequirements, type RequirementDraft, type Use, type Uses } from './requirements';
import { readYaml } from './yaml-reader';

export type { StandardProblem } from './problem';

export interface LoadedStandard {
  /** Absent only when the file names no id. Problems leave out what they concern and keep the rest. */
  readonly standard: Standard | undefined;
  readonly problems: readonly StandardProblem[];
}

/** Longest file that is read, in UTF-16 code units: parsing Markdown grows faster than its length. */
const longest = 2_000_000;
const frontMatterKeys = ['contract-spec', 'kind', 'id', 'title', 'language'];

export function loadStandard(text: string): LoadedStandard {
  const problems: StandardProblem[] = [];
  const report = reporter(problems);
  if (text.length > longest) {
    report('too-long', { start: 0, end: 0 }, '基準のファイルが大きすぎます', 'The file of the standard is too long');
    return { standard: undefined, problems };
  }
  const match = /^\ufeff?---[ \t]*\r?\n([^]*?)(?:^|\n)---[ \t]*(?:\r?\n|$)/.exec(text);
  const front = match ? readYaml(match[1]!, match[0].indexOf('\n') + 1, frontMatterKeys, report)[0] : undefined;
  const id = front?.text('id');
  if (!match || !front || !id || front.text('kind') !== 'standard') {
    const span = { start: 0, end: match?.[0].length ?? Math.min(text.length, 3) };
    report('front-matter', span, '先頭に kind: standard と id: が必要です', 'The front matter must say kind: standard and id:');
    if (!id) return { standard: undefined, problems };
  }
  const head = match?.[0] ?? '';
  const outline = readOutline(text.slice(head.length), head.length, head.split('\n').length - 1);
  for (const { number, span } of outline.duplicates) report('duplicate-id', span, `節が重なっています: ${number}`, `Section given twice: ${number}`);

  const uses: Uses = { concepts: [], conditions: [], elements: [] };
  const read = readBlocks(outline.blocks, id, uses, report);
  const numbers = new Set(outline.sections.map(({ number }) => number));
  const requirements = unique(read.requirements, 'id', report).map((draft) => ({ ...draft, section: !draft.givenSection && numbers.has(draft.id) ? draft.id : draft.section }));
  const concepts = unique(read.concepts, 'name', report);
  const elementNames = new Set(requirements.flatMap((r) => r.elements.map((e) => `${r.id}/${e.title}`)));
  for (const { section, givenSection, span } of requirements) {
    if (!numbers.has(section)) report('unknown-section', givenSection?.span ?? span, `この節はありません: ${section}`, `No such section: ${section}`);
  }
  checkUses(uses.concepts, new Set(concepts.map(({ name }) => name)), 'unknown-concept', '概念', 'concept', report);
  checkUses(uses.conditions, new Set(read.conditions.map(({ name }) => name)), 'unknown-condition', '条件', 'condition', report);
  checkUses(uses.elements, elementNames, 'unknown-element', '要素', 'element', report);
  checkUses(read.outline.flatMap((bullet) => bullet.uses), new Set(requirements.map((r) => r.id)), 'unknown-requirement', '要件', 'requirement', report);
  attachClauses(read.clauses, requirements, report);

  return {
    problems,
    standard: {
      id,
      title: front?.text('title') ?? id,
      language: front?.text('language') === 'en' ? 'en' : 'ja',
      sections: outline.sections,
      requirements: requirements.map(({ span: _span, givenSection: _section, ...requirement }) => requirement),
      conditions: read.conditions,
      concepts: concepts.map(({ span: _, ...concept }) => ({ ...concept, ...(read.names.has(concept.name) && { nameable: true }) })),
      outline: read.outline.map(({ text: bullet, requirements: ids }) => ({ text: bullet, requirements: ids })),
    },
  };
}

interface ClauseDraft {
  readonly clause: StandardClause;
  readonly uses: readonly Use[];
}

function readBlocks(blocks: readonly Block[], id: string, uses: Uses, report: Report) {
  const requirements: RequirementDraft[] = [];
  const concepts: ReturnType<typeof readConcepts> = [];
  const names: string[] = [];
  const conditions: ReturnType<typeof readConditions> = [];
  const outline: ReturnType<typeof readMapping> = [];
  const clauses: ClauseDraft[] = [];
  for (const block of blocks) {
    const name = block.language === 'yaml' ? block.meta.trim() : block.language;
    if (name === 'requirements') requirements.push(...readRequirements(block, id, uses, report));
    else if (name === 'concepts') concepts.push(...readConcepts(block, report));
    else if (name === 'names') names.push(...readNames(block, uses, report));
    else if (name === 'conditions') conditions.push(...readConditions(block, uses, report));
    else if (name === 'outline') outline.push(...readMapping(block, report));
    else if ((documentKinds as readonly string[]).includes(name)) clauses.push(...readClause(block, name as DocumentKind, report));
    else report('unknown-block', block.span, `知らないブロックです: ${name}`, `Unknown block: ${name}`, 'warning');
  }
  return { requirements, concepts, names: new Set(names), conditions, outline, clauses };
}

/** The opening fence names the requirements, the first line is the title in its brackets, the rest the body. */
function readClause(block: Block, kind: DocumentKind, report: Report): ClauseDraft[] {
  const [first = '', ...rest] = block.value.split(/\r?\n/);
  const title = /^[（(](.+)[）)]\s*$/.exec(first)?.[1];
  if (!title) {
    report('clause-without-title', block.span, '最初の行に（見出し）が必要です', 'The first line must be the (title)');
    return [];
  }
  const ids = block.meta.split(/\s+/).filter((id) => id !== '');
  const clause = { kind, title, body: rest.join('\n').trim(), requirements: ids };
  return [{ clause, uses: ids.map((name) => ({ name, span: block.span })) }];
}

function attachClauses(drafts: readonly ClauseDraft[], requirements: readonly RequirementDraft[], report: Report): void {
  for (const { clause, uses } of drafts) {
    for (const { name, span } of uses) {
      const requirement = requirements.find(({ id }) => id === name);
      if (requirement) requirement.clauses.push(clause);
      else report('unknown-requirement', span, `この要件はありません: ${name}`, `No such requirement: ${name}`);
    }
  }
}

function unique<K extends string, T extends Record<K, string> & { readonly span: Span }>(items: readonly T[], key: K, report: Report): T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    if (!seen.has(item[key])) return seen.add(item[key]);
    report('duplicate-id', item.span, `二度書かれています: ${item[key]}`, `Given twice: ${item[key]}`);
    return false;
  });
}

function checkUses(uses: readonly Use[], known: ReadonlySet<string>, code: StandardProblem['code'], ja: string, en: string, report: Report): void {
  for (const { name, span } of uses) {
    if (!known.has(name)) report(code, span, `この${ja}はありません: ${name}`, `No such ${en}: ${name}`);
  }
}
