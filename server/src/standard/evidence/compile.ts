/** Standards made ready for judging: concepts numbered, their words in one lexicon, rules as sets of numbers. Done once per set of standards. */
import { client, contractor, type Force } from '../grammar/types';
import type { EvidenceRule, EvidenceTerm, Requirement, RequirementElement, Standard } from '../types';
import { include, noBits, type Bits } from './bits';
import { buildLexicon, unpackLexicon, type Lexicon, type PackedLexicon } from './lexicon';

export interface CompiledTerm {
  readonly any: readonly number[];
  readonly then: readonly number[] | undefined;
  /** Does not count inside a condition (…するときは、). */
  readonly does: boolean;
}

export interface CompiledRule {
  readonly source: EvidenceRule;
  readonly says: readonly CompiledTerm[];
  readonly not: readonly CompiledTerm[];
  readonly near: readonly CompiledTerm[];
  readonly about: readonly CompiledTerm[];
  readonly within: NonNullable<EvidenceRule['within']>;
  readonly forces: ReadonlySet<Force>;
  /** Duty is asked for: a clause that forbids may still impose one before its last comma. */
  readonly duty: boolean;
  /** Bits of who may owe it; 0 for anyone. */
  readonly by: number;
  /** Goals that must be shown besides, as {@link EvidenceRule.needs} says; of each list one. */
  readonly needs: readonly (readonly number[])[];
}

/** One thing to look for: an element, or (element undefined) the topic of its requirement. */
export interface Goal {
  readonly standard: Standard;
  readonly requirement: Requirement;
  readonly element: RequirementElement | undefined;
  readonly rules: readonly CompiledRule[];
}

export interface CompiledStandards {
  readonly standards: readonly Standard[];
  readonly goals: readonly Goal[];
  /** By concept: the goals that it may bring about. An article that says none of a goal's concepts need not be asked about it. */
  readonly goalsBy: readonly Bits[];
  /** By goal: the topics of the requirements that it has a say in: its own, and those that need it. */
  readonly concernedBy: readonly (readonly number[])[];
  readonly conceptNames: readonly string[];
  readonly lexicon: Lexicon;
  /** Concepts that documents may give names of their own. */
  readonly nameable: ReadonlySet<number>;
  /** Condition detectors: which condition of which standard takes which value. */
  readonly detectors: readonly { readonly standard: Standard; readonly condition: string; readonly value: string | boolean; readonly rules: readonly CompiledRule[] }[];
}

const any: readonly Force[] = ['duty', 'prohibition', 'right', 'exception', 'definition'];
const forcesOf: Readonly<Record<NonNullable<EvidenceRule['force']>, ReadonlySet<Force>>> = {
  duty: new Set(['duty']),
  prohibition: new Set(['prohibition']),
  binding: new Set(['duty', 'prohibition']),
  right: new Set(['right', 'duty']),
  any: new Set(any),
};
/** A topic is there whatever is said of it, unless it is only named to be regulated elsewhere or lifted. */
const topicForces: ReadonlySet<Force> = new Set([...any, 'effort', 'exempt']);

/** 「望ましい」 is all that a standard asks where it only recommends. */
const recommendedForces: ReadonlySet<Force> = new Set([...any, 'effort']);

interface Node {
  readonly next: Map<Standard, Node>;
  compiled?: CompiledStandards;
}
const interned: Node = { next: new Map() };
const roots = new WeakMap<Standard, Node>();

/** The same object for the same standards in the same order. */
export function compiledFor(standards: readonly Standard[]): CompiledStandards {
  let node: Node = standards[0] ? (roots.get(standards[0]) ?? { next: new Map() }) : interned;
  if (standards[0]) roots.set(standards[0], node);
  for (const standard of standards.slice(1)) {
    const next: Node = node.next.get(standard) ?? { next: new Map() };
    node.next.set(standard, next);
    node = next;
  }
  return (node.compiled ??= compile(standards));
}

function compile(standards: readonly Standard[]): CompiledStandards {
  const conceptNames: string[] = [];
  const goals: Goal[] = [];
  const detectors: CompiledStandards['detectors'][number][] = [];
  for (const standard of standards) {
    const ids: Ids = { concepts: new Map(), elements: new Map() };
    for (const concept of standard.concepts) ids.concepts.set(concept.name, conceptNames.push(concept.name) - 1);
    let next = goals.length;
    for (const { id, elements } of standard.requirements) {
      next++;
      for (const { title } of elements) ids.elements.set(`${id}/${title}`, next++);
    }
    for (const requirement of standard.requirements) {
      const by = (requirement.duty.includes('client') ? client : 0) | (requirement.duty.includes('contractor') ? contractor : 0);
      goals.push({ standard, requirement, element: undefined, rules: requirement.topic.map((rule) => compileRule(rule, ids, by, topicForces)) });
      for (const element of requirement.elements) {
        goals.push({ standard, requirement, element, rules: element.evidence.map((rule) => compileRule(rule, ids, by, requirement.level === 'recommended' ? recommendedForces : forcesOf.any)) });
      }
    }
    for (const { name, detect = [] } of standard.conditions) {
      for (const { value, evidence } of detect) {
        detectors.push({ standard, condition: name, value, rules: evidence.map((rule) => compileRule(rule, ids, 0, topicForces)) });
      }
    }
  }
  return {
    standards,
    goals,
    goalsBy: goalsByConcept(goals, conceptNames.length),
    concernedBy: topicsConcernedBy(goals),
    conceptNames,
    lexicon: lexiconFor(standards),
    nameable: new Set(standards.flatMap(({ concepts }) => concepts).flatMap(({ nameable }, id) => (nameable ? [id] : []))),
    detectors,
  };
}

/** Of each rule one term must be said: the one that the fewest concepts say. */
function goalsByConcept(goals: readonly Goal[], concepts: number): Bits[] {
  const sets = Array.from({ length: concepts }, () => noBits(goals.length));
  goals.forEach(({ rules }, goal) => {
    for (const { says } of rules) {
      const [least] = says.toSorted((a, b) => a.any.length - b.any.length);
      for (const concept of least?.any ?? sets.keys()) include(sets[concept]!, goal);
    }
  });
  return sets;
}

function topicsConcernedBy(goals: readonly Goal[]): number[][] {
  const concerned = goals.map((): number[] => []);
  let topic = 0;
  goals.forEach(({ element, rules }, goal) => {
    if (!element) topic = goal;
    concerned[goal]!.push(topic);
    for (const needed of rules.flatMap(({ needs }) => needs.flat())) concerned[needed]!.push(topic);
  });
  return concerned;
}

const packed = new WeakMap<Standard, PackedLexicon>();

/** The lexicon of a standard, made beforehand. */
export function provideLexicon(standard: Standard, lexicon: PackedLexicon): void {
  packed.set(standard, lexicon);
}

function lexiconFor(standards: readonly Standard[]): Lexicon {
  const ready = standards.length === 1 ? packed.get(standards[0]!) : undefined;
  return ready ? unpackLexicon(ready) : buildLexicon(standards);
}

/** Numbers of what a standard names: its concepts, and the goals of its elements (`requirement/element`). */
interface Ids {
  readonly concepts: Map<string, number>;
  readonly elements: Map<string, number>;
}

function compileRule(rule: EvidenceRule, { concepts, elements }: Ids, duty: number, anyForce: ReadonlySet<Force>): CompiledRule {
  const numbers = (names: readonly string[]): number[] => names.flatMap((name) => concepts.get(name) ?? []);
  const terms = (list: readonly EvidenceTerm[] = []): CompiledTerm[] => list.map((term) => ({ any: numbers(term.any), then: term.then && numbers(term.then), does: term.does === true }));
  const force = rule.force ?? 'duty';
  return {
    source: rule,
    says: terms(rule.says.filter((term) => !term.not)),
    not: terms(rule.says.filter((term) => term.not)),
    near: terms(rule.near),
    about: terms(rule.about),
    within: rule.within ?? 'clause',
    forces: force === 'any' ? anyForce : forcesOf[force],
    duty: force === 'duty' || force === 'binding',
    by: rule.by === 'any' ? 0 : rule.by === 'client' ? client : rule.by === 'contractor' ? contractor : duty,
    needs: (rule.needs ?? []).map((names) => names.split('|').flatMap((name) => elements.get(name.trim()) ?? [])),
  };
}
