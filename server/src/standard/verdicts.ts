/**
 * Whether a document meets each requirement, by what shows its elements. Kept from version to version: an edit judges only the requirements of which something is shown
 * otherwise than before.
 */
import { keptWith } from '../dialect/kept-with';
import type { DocumentKind } from '../dialect/types';
import { holds, type ConditionValues } from './conditions';
import type { Collected, Found } from './evidence/collected';
import type { CompiledStandards } from './evidence/compile';
import type { Finding } from './evidence/facts';
import { client, contractor } from './grammar/types';
import type { CoverageState, ElementJudgement, Judgement, Requirement, RequirementElement, Standard } from './types';

/** By the text alone: waivers and annotations are not looked at. */
export interface Verdict extends Judgement {
  /** The goal of its topic; those of its elements follow it. */
  readonly topic: number;
  readonly state: CoverageState;
  /** The standard asks it of this kind of document under these conditions. */
  readonly applies: boolean;
  readonly elements: readonly ElementVerdict[];
  /** Those that carry most elements first; where there are none, those that deal with the topic. One for each place. */
  readonly carriers: readonly Found[];
}

export interface ElementVerdict extends ElementJudgement {
  /** What shows it; at least one where it is met. */
  readonly strong: readonly Found[];
  /** Where nothing does: what would, but binds too little. */
  readonly weak: Found | undefined;
}

interface Circumstances {
  readonly kind: DocumentKind;
  readonly conditions: ConditionValues;
}

/** Of the version of a document to which what was collected belongs, by standard. */
const kept = keptWith<Collected, Map<Standard, Circumstances & { readonly verdicts: readonly Verdict[] }>>();

export function verdictsOf(collected: Collected, compiled: CompiledStandards, standard: Standard, kind: DocumentKind, conditions: ConditionValues): readonly Verdict[] {
  const own = kept.get(collected) ?? new Map<Standard, Circumstances & { readonly verdicts: readonly Verdict[] }>();
  kept.set(collected, own);
  const known = own.get(standard);
  if (known && isSame(known, { kind, conditions })) return known.verdicts;
  const judge = new Judge(collected.found, compiled, kind, conditions);
  const before = collected.changed && kept.get(collected.changed.before)?.get(standard);
  const touched = before && isSame(before, { kind, conditions }) && new Set(collected.changed!.goals.flatMap((goal) => compiled.concernedBy[goal]!));
  const verdicts = touched
    ? before.verdicts.map((verdict) => (touched.has(verdict.topic) ? judge.verdict(verdict.requirement, verdict.topic) : verdict))
    : compiled.goals.flatMap(({ standard: of, requirement, element }, goal) => (of === standard && !element ? [judge.verdict(requirement, goal)] : []));
  own.set(standard, { kind, conditions, verdicts });
  return verdicts;
}

function isSame(a: Circumstances, b: Circumstances): boolean {
  return a.kind === b.kind && a.conditions.size === b.conditions.size && [...a.conditions].every(([name, value]) => b.conditions.get(name) === value);
}

const dutyBits = ({ duty }: Requirement): number => (duty.includes('client') ? client : 0) | (duty.includes('contractor') ? contractor : 0);

/** What a specification asks of the contractor becomes the contract. */
const bindsContractor = ({ kinds, duty }: Requirement, { bearer }: Finding): boolean => kinds.includes('contract') && duty.includes('contractor') && bearer === contractor;

class Judge {
  constructor(
    private readonly found: Collected['found'],
    private readonly compiled: CompiledStandards,
    private readonly kind: DocumentKind,
    private readonly conditions: ConditionValues,
  ) {}

  verdict(requirement: Requirement, topic: number): Verdict {
    const { kind, conditions } = this;
    const applies = requirement.kinds.includes(kind) && holds(requirement.when, conditions, kind);
    // A document of another kind deals with the matter only where it binds whom the standard binds; a word about it is not enough.
    const deals = (goal: number): boolean => this.found[goal]!.some(({ finding }) => finding.contractual || (kind === 'specification' && bindsContractor(requirement, finding)));
    const dealt = applies || deals(topic) || requirement.elements.some((element, i) => element.required && (this.binds(requirement, topic + 1 + i) || deals(topic + 1 + i)));
    const elements = requirement.elements.map((element, i) => this.element(requirement, element, topic + 1 + i, dealt, applies));
    const about = this.found[topic]!.filter(({ finding }) => this.hasNeeded(finding));
    const needed = elements.filter(({ element }) => element.required && holds(element.when, conditions, kind));
    const whole = needed.length > 0 && needed.every(({ met }) => met);
    const some = elements.some(({ met, weak }) => met || weak !== undefined) || about.length > 0;
    const state: CoverageState = !dealt ? 'not-applicable' : whole ? 'met' : some ? 'partial' : applies ? 'missing' : 'not-applicable';
    return {
      requirement, topic, state, applies, elements,
      carriers: dealt ? carriersOf(elements, about) : nothing,
      isAsked: elements.some(({ required }) => required),
      isWeak: elements.some(({ weak }) => weak !== undefined),
    };
  }

  private element(requirement: Requirement, element: RequirementElement, goal: number, dealt: boolean, applies: boolean): ElementVerdict {
    const { kind, conditions } = this;
    const found = this.found[goal]!;
    const other = !requirement.kinds.includes(kind);
    // 再委託先も、この節の定めに従う: what a specification asks of others is the contractor's to see to.
    const counts = ({ bearer, rule }: Finding): boolean => !other || (bearer & dutyBits(requirement)) !== 0 || (dealt && rule.by === 0) || (kind === 'specification' && bearer === 0);
    const strong = found.length === 0 ? nothing : found.filter(({ finding }) => !finding.weak && counts(finding) && this.hasNeeded(finding));
    return {
      element,
      required: requirement.level === 'required' && element.required && applies && holds(element.when, conditions, kind),
      met: strong.length > 0,
      strong,
      weak: strong.length === 0 ? found.find(({ finding }) => finding.weak) : undefined,
    };
  }

  /** What a rule says the document must have besides. */
  private hasNeeded({ rule }: Finding): boolean {
    return rule.needs.every((goals) => goals.some((goal) => this.found[goal]!.some(({ finding }) => !finding.weak && finding.rule.needs.length === 0)));
  }

  private binds(requirement: Requirement, goal: number): boolean {
    return this.found[goal]!.some(({ finding }) => !finding.weak && (finding.bearer & dutyBits(requirement)) !== 0);
  }
}

function carriersOf(elements: readonly ElementVerdict[], about: readonly Found[]): readonly Found[] {
  const carrying = elements.flatMap(({ strong, weak }) => (weak ? [weak] : strong));
  const counts: { readonly found: Found; count: number }[] = [];
  for (const found of carrying.length > 0 ? carrying : about) {
    const known = counts.find((other) => other.found.index === found.index && other.found.source === found.source);
    if (known) known.count++;
    else counts.push({ found, count: 1 });
  }
  return counts.sort((a, b) => b.count - a.count).map(({ found }) => found);
}

const nothing: readonly Found[] = [];
