/** The blocks ```yaml requirements```, ```yaml concepts```, ```yaml names```, ```yaml conditions``` and ```yaml outline``` of a standard. docs/standards.md is their manual. */
import { documentKinds, type DocumentKind, type Span } from '../../dialect/types';
import { readWord } from '../text/words';
import type { Concept, Condition, ConditionTest, EvidenceRule, EvidenceTerm, Requirement, RequirementElement, StandardClause } from '../types';
import type { Block } from './outline';
import type { Report } from './problem';
import { readYaml, type MapReader } from './yaml-reader';

/** A name used somewhere, to be checked once all of the file is read. */
export interface Use {
  readonly name: string;
  readonly span: Span;
}

export interface Uses {
  readonly concepts: Use[];
  readonly conditions: Use[];
  readonly elements: Use[];
}

const requirementKeys = ['id', 'title', 'title-en', 'section', 'level', 'duty', 'kinds', 'when', 'topic', 'elements'];
const elementKeys = ['title', 'title-en', 'required', 'when', 'sentence', 'item', 'evidence'];
const ruleKeys = ['says', 'does', 'not', 'near', 'about', 'within', 'force', 'by', 'kinds', 'needs'];
const scopes = ['clause', 'sentence', 'list', 'paragraph', 'article'] as const;
const forces = ['duty', 'prohibition', 'binding', 'right', 'any'] as const;
const bearers = ['client', 'contractor', 'any'] as const;

export type RequirementDraft = Omit<Requirement, 'clauses'> & { readonly clauses: StandardClause[]; readonly span: Span; readonly givenSection: Use | undefined };

export function readRequirements(block: Block, standard: string, uses: Uses, report: Report): RequirementDraft[] {
  return readYaml(block.value, block.offset, requirementKeys, report).map((map) => {
    const id = required(map, 'id', report) ?? '';
    const duty = choices(map, 'duty', ['client', 'contractor'] as const, report);
    const given = map.texts('section')[0];
    return {
      id,
      standard,
      section: given?.text ?? block.section,
      givenSection: given && { name: given.text, span: given.span },
      title: { ja: required(map, 'title', report) ?? id, en: map.text('title-en') },
      level: choice(map, 'level', ['required', 'recommended'] as const, report) ?? 'required',
      duty,
      kinds: choices(map, 'kinds', documentKinds, report),
      when: readTest(map, uses, report),
      topic: map.maps('topic', ruleKeys).map((rule) => readRule(rule, uses, report)),
      elements: map.maps('elements', elementKeys).map((element) => readElement(element, uses, report)),
      clauses: [],
      span: map.spanOf('id'),
    };
  });
}

function readElement(map: MapReader, uses: Uses, report: Report): RequirementElement {
  const evidence = map.maps('evidence', ruleKeys).map((rule) => readRule(rule, uses, report));
  if (evidence.length === 0) report('missing-key', map.span, '要素に evidence（読み取り方）がありません', 'The element has no evidence');
  return {
    title: required(map, 'title', report) ?? '',
    titleEn: map.text('title-en'),
    required: map.flag('required') ?? true,
    when: readTest(map, uses, report),
    sentence: readSentences(map, report),
    item: map.text('item'),
    evidence,
  };
}

function readSentences(map: MapReader, report: Report): Partial<Record<DocumentKind, string>> {
  if (!map.isMap('sentence')) {
    if (map.has('sentence')) report('wrong-type', map.spanOf('sentence'), '文書の種類ごとに書いてください（contract: …）', 'Write one for each kind of document (contract: …)');
    return {};
  }
  const inner = map.map('sentence', documentKinds);
  const sentences: Partial<Record<DocumentKind, string>> = {};
  for (const kind of documentKinds) {
    const text = inner?.text(kind);
    if (text !== undefined) sentences[kind] = text;
  }
  return sentences;
}

export function readRule(map: MapReader, uses: Uses, report: Report): EvidenceRule {
  const terms = (key: string): EvidenceTerm[] => map.texts(key).map(({ text, span }) => readTerm(text, span, uses));
  const not = terms('not').map((term) => ({ ...term, not: true }));
  const near = terms('near');
  const about = terms('about');
  const needs = map.texts('needs');
  const kinds = choices(map, 'kinds', documentKinds, report);
  for (const { text, span } of needs) for (const name of text.split('|')) uses.elements.push({ name: name.trim(), span });
  const does = terms('does').map((term) => ({ ...term, does: true }));
  const says = [...terms('says'), ...does, ...not];
  if (!says.some((term) => !term.not)) report('missing-key', map.span, 'says（その文に要る語）がありません', 'says (what the passage must say) is missing');
  return {
    says,
    ...(near.length > 0 && { near }),
    ...(about.length > 0 && { about }),
    ...(kinds.length > 0 && { kinds }),
    ...(needs.length > 0 && { needs: needs.map(({ text }) => text) }),
    within: choice(map, 'within', scopes, report),
    force: choice(map, 'force', forces, report),
    by: choice(map, 'by', bearers, report),
  };
}

/** `承諾 | 協議`: any of these concepts. `責任者 ~ 定める`: the second said of the first. */
function readTerm(text: string, span: Span, uses: Uses): EvidenceTerm {
  const [any, then] = text.split('~').map((side) => side.split('|').map((name) => name.trim()).filter((name) => name !== ''));
  for (const name of [...(any ?? []), ...(then ?? [])]) uses.concepts.push({ name, span });
  return { any: any ?? [], ...(then && { then }) };
}

function readTest(map: MapReader, uses: Uses, report: Report): ConditionTest | undefined {
  if (!map.has('when')) return undefined;
  const when = map.map('when', ['condition', 'equals', 'except']);
  const condition = when && required(when, 'condition', report);
  const equals = when?.scalar('equals');
  if (!when || condition === undefined || equals === undefined) return undefined;
  uses.conditions.push({ name: condition, span: when.spanOf('condition') });
  const exceptKinds = choices(when, 'except', documentKinds, report);
  return { condition, equals, ...(exceptKinds.length > 0 && { exceptKinds }) };
}

export function readConditions(block: Block, uses: Uses, report: Report): Condition[] {
  return readYaml(block.value, block.offset, ['name', 'title', 'title-en', 'values', 'default', 'detect'], report).map((map) => {
    const detect = map.maps('detect', ['value', ...ruleKeys]).map((inner) => ({
      value: inner.scalar('value') ?? true,
      evidence: [readRule(inner, uses, report)],
    }));
    const name = required(map, 'name', report) ?? '';
    const values = map.has('values') ? map.scalars('values') : [true, false];
    return {
      name,
      title: { ja: required(map, 'title', report) ?? name, en: map.text('title-en') },
      values,
      default: map.scalar('default') ?? values[0] ?? true,
      ...(detect.length > 0 && { detect }),
    };
  });
}

export function readConcepts(block: Block, report: Report): (Concept & { readonly span: Span })[] {
  return readYaml(block.value, block.offset, undefined, report).flatMap((map) =>
    map.entries().map(({ key, keySpan, values }) => {
      const words: string[] = [];
      const except: string[] = [];
      for (const { value, span } of values) {
        const text = String(value);
        const word = text.startsWith('-') ? text.slice(1) : text;
        const read = readWord(word);
        if ('problem' in read) report('bad-word', span, `語の書き方が正しくありません（${read.problem}）: ${text}`, `Not a word pattern (${read.problem}): ${text}`);
        else (text.startsWith('-') ? except : words).push(word);
      }
      if (words.length === 0) report('missing-key', keySpan, `語のない概念です: ${key}`, `A concept without words: ${key}`);
      return { name: key, words, ...(except.length > 0 && { except }), span: keySpan };
    }),
  );
}

/** Names of the concepts that documents may give names of their own. */
export function readNames(block: Block, uses: Uses, report: Report): string[] {
  return readYaml(block.value, block.offset, ['concepts'], report).flatMap((map) =>
    map.texts('concepts').map(({ text, span }) => {
      uses.concepts.push({ name: text, span });
      return text;
    }),
  );
}

export function readMapping(block: Block, report: Report): { text: string; requirements: string[]; uses: Use[] }[] {
  return readYaml(block.value, block.offset, ['text', 'requirements'], report).map((map) => {
    const uses = map.texts('requirements').map(({ text, span }) => ({ name: text, span }));
    return { text: required(map, 'text', report) ?? '', requirements: uses.map(({ name }) => name), uses };
  });
}

function required(map: MapReader, key: string, report: Report): string | undefined {
  const text = map.text(key);
  if (text === undefined) report('missing-key', map.span, `${key} がありません`, `${key} is missing`);
  return text;
}

function choices<T extends string>(map: MapReader, key: string, known: readonly T[], report: Report): T[] {
  return map.texts(key).flatMap(({ text, span }) => {
    if ((known as readonly string[]).includes(text)) return [text as T];
    report('unknown-value', span, `${key} は ${known.join('、')} のいずれかです: ${text}`, `${key} is one of ${known.join(', ')}: ${text}`);
    return [];
  });
}

const choice = <T extends string>(map: MapReader, key: string, known: readonly T[], report: Report): T | undefined => choices(map, key, known, report)[0];
