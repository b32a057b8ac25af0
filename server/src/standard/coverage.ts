/**
 * What a document has of each standard that applies to it. Assembled from the kept facts of its segments: linear in segments, with nothing
 * derived again that an edit did not touch. Why something is not met is worked out only when asked for.
 */
import { placesThat } from '../dialect/places-with';
import type { ContractDocument, DocumentKind, Placed } from '../dialect/types';
import type { Annex } from './analysis';
import { conditionsOf, holds, type ConditionValues } from './conditions';
import { compiledFor, type CompiledStandards, type CompiledTerm } from './evidence/compile';
import { contextsIn, type Contexts } from './evidence/context';
import { wordsOf, type Finding, type SegmentFacts } from './evidence/facts';
import { saysAll } from './evidence/match';
import { refersTo, type Leaning } from './evidence/references';
import { nearestOf } from './evidence/nearest';
import { shownIn, standings } from './evidence/shown';
import { client, contractor } from './grammar/types';
import { coversSection } from './sections';
import type { Coverage, CoverageState, ElementCoverage, Evidence, Requirement, RequirementCoverage, RequirementElement, Standard } from './types';
import { waiverOf } from './waivers';

export interface CoverageInput {
  readonly document: ContractDocument;
  /** The other files of the bundle (契約書・特記事項・仕様書). */
  readonly annexes: readonly Annex[];
  readonly standards: readonly Standard[];
  /** ISO date, for waivers that expire. */
  readonly today: string;
}

/** As many pieces of evidence are kept for an element; more would say nothing new. */
const mostEvidence = 8;

/** One file of the bundle with what its segments are judged in. */
export interface Source {
  readonly document: ContractDocument;
  readonly file: string | undefined;
  readonly contexts: Contexts;
}

export function coverageOf(input: CoverageInput): Coverage[] {
  const compiled = compiledFor(input.standards);
  const sources = sourcesOf(input, compiled);
  const { found, detected } = collect(sources, compiled);
  const conditions = input.standards.map((standard) => conditionsOf(standard, input.document.frontMatter, detected.map((index) => compiled.detectors[index]!)));
  return input.standards.map((standard, index) => new Assembly(input, sources, compiled, found, standard, conditions[index]!).coverage());
}

export function sourcesOf({ document, annexes }: CoverageInput, compiled: CompiledStandards): Source[] {
  const sources: Source[] = [{ document, file: undefined, contexts: contextsIn(document, compiled) }];
  for (const annex of annexes) {
    if (annex.document) sources.push({ document: annex.document, file: annex.path, contexts: contextsIn(annex.document, compiled) });
  }
  return sources;
}

interface Found {
  readonly finding: Finding;
  readonly placed: Placed;
  readonly source: Source;
}

const dutyBits = ({ duty }: Requirement): number => (duty.includes('client') ? client : 0) | (duty.includes('contractor') ? contractor : 0);

interface Collected {
  /** By goal: what shows it, in the order of the text, the document before its annexes. */
  readonly found: readonly Found[][];
  /** Indices in {@link CompiledStandards.detectors}. */
  readonly detected: readonly number[];
}

function collect(sources: readonly Source[], compiled: CompiledStandards): Collected {
  const read = sources.map((source) => {
    const shown = shownIn(source.document, source.contexts);
    return { source, shown, elsewhere: new Elsewhere(source.document, shown.facts) };
  });
  const found = compiled.goals.map((_, goal) => {
    const list: Found[] = [];
    // What leans on other articles is looked at where nothing carries a goal by itself, what is too weak where nothing else does.
    for (const standing of standings) {
      for (const { source, shown, elsewhere } of read) {
        for (const index of shown.places[standing][goal] ?? []) {
          if (list.length === mostEvidence) break;
          const finding = shown.facts[index]!.findings.find((other) => other.goal === goal)!;
          const placed = source.document.segments[index]!;
          if (!finding.leaning || elsewhere.says(placed, finding, finding.leaning)) list.push({ finding, placed, source });
        }
      }
      if (list.length > 0) break;
    }
    return list;
  });
  return { found, detected: [...new Set(read.flatMap(({ shown }) => shown.detected.flatMap(({ value }) => value)))] };
}

/** What the articles of one document say, asked for by passages that lean on them. */
class Elsewhere {
  /** Segments that say all of some terms, the first two: one of them is not the one that asks. */
  private readonly anywhere: { readonly terms: readonly CompiledTerm[]; readonly places: readonly Placed[] }[] = [];

  constructor(private readonly document: ContractDocument, private readonly facts: readonly SegmentFacts[]) {}

  /** Whether an article that the passage refers to says what it leaves out. */
  says(placed: Placed, { left }: Finding, leaning: Leaning): boolean {
    if (leaning.all) return this.placesOf(left).some((other) => other !== placed);
    return refersTo(leaning, this.document, placed, (other) => this.isSaidIn(other, left));
  }

  private isSaidIn(placed: Placed, terms: readonly CompiledTerm[]): boolean {
    const { set } = this.facts[placed.index]!;
    return set.length > 0 && saysAll(set, terms);
  }

  private placesOf(terms: readonly CompiledTerm[]): readonly Placed[] {
    let entry = this.anywhere.find((candidate) => candidate.terms.length === terms.length && candidate.terms.every((term, i) => term === terms[i]));
    if (!entry) {
      const places: Placed[] = [];
      for (const placed of this.document.segments) {
        if (this.isSaidIn(placed, terms)) places.push(placed);
        if (places.length === 2) break;
      }
      this.anywhere.push((entry = { terms, places }));
    }
    return entry.places;
  }
}

const annotated = placesThat(({ annotations }) => annotations.length > 0);

class Assembly {
  private readonly met = new Set<string>();
  /** Segments whose author says what they meet, by file. */
  private readonly annotated: readonly { readonly segments: readonly Placed[]; readonly file: string | undefined }[];

  constructor(
    private readonly input: CoverageInput,
    private readonly sources: readonly Source[],
    private readonly compiled: CompiledStandards,
    private readonly found: readonly Found[][],
    private readonly standard: Standard,
    private readonly conditions: ConditionValues,
  ) {
    this.annotated = sources.map(({ document, file }) => ({ segments: annotated(document).map(({ index }) => document.segments[index]!), file }));
  }

  coverage(): Coverage {
    this.compiled.goals.forEach(({ standard, requirement, element }, goal) => {
      if (standard !== this.standard || !element) return;
      if (this.found[goal]!.some(({ finding }) => !finding.weak && finding.rule.needs.length === 0)) this.met.add(`${requirement.id}/${element.title}`);
    });
    const requirements: RequirementCoverage[] = [];
    this.compiled.goals.forEach(({ standard, requirement, element }, goal) => {
      if (standard === this.standard && !element) requirements.push(this.requirement(requirement, goal));
    });
    return { standard: this.standard, requirements };
  }

  /** `topic`: the goal of the requirement's topic; those of its elements follow it. */
  private requirement(requirement: Requirement, topic: number): RequirementCoverage {
    const kind = this.input.document.kind ?? 'contract';
    const applies = requirement.kinds.includes(kind) && holds(requirement.when, this.conditions, kind);
    // A document of another kind deals with the matter only where it binds whom the standard binds; a word about it is not enough.
    const deals = (goal: number): boolean => this.found[goal]!.some(({ finding }) => finding.contractual || (kind === 'specification' && bindsContractor(requirement, finding)));
    const dealt = applies || deals(topic) || requirement.elements.some((element, i) => element.required && (this.binds(requirement, topic + 1 + i) || deals(topic + 1 + i)));
    const elements = requirement.elements.map((element, i) => this.element(requirement, element, topic + 1 + i, kind, dealt));
    const needed = elements.filter(({ element }) => element.required && holds(element.when, this.conditions, kind));
    const about = this.found[topic]!.filter(({ finding }) => this.hasNeeded(finding));
    if (!dealt) return { requirement, state: 'not-applicable', elements, articles: [] };
    const whole = needed.length > 0 && needed.every(({ met }) => met);
    const some = elements.some(({ met, weak }) => met || weak !== undefined) || about.length > 0;
    const evident: CoverageState = whole ? 'met' : some ? 'partial' : applies ? 'missing' : 'not-applicable';
    let carriers: RequirementCoverage['articles'] | undefined;
    const judged = {
      requirement,
      state: evident,
      elements,
      get articles() {
        return (carriers ??= articlesOf(elements.flatMap((element) => element.carrying), about));
      },
    };
    if (whole || evident === 'not-applicable' || !applies) return judged;
    const { articles } = judged;
    const waiver = waiverOf(this.input.document.frontMatter, requirement, this.input.today);
    if (waiver) return { requirement, state: 'waived', elements, articles, because: waiver };
    const asserted = this.asserting(requirement);
    if (asserted.length > 0) return { requirement, state: 'asserted', elements, articles: [...asserted, ...articles.filter(({ placed }) => !asserted.some((a) => a.placed === placed))], because: headingOf(asserted[0]!.placed) };
    return judged;
  }

  private element(requirement: Requirement, element: RequirementElement, goal: number, kind: DocumentKind, dealt: boolean): Judged {
    const found = this.found[goal]!;
    const other = !requirement.kinds.includes(kind);
    // 再委託先も、この節の定めに従う: what a specification asks of others is the contractor's to see to.
    const counts = ({ bearer, rule }: Finding): boolean => !other || (bearer & dutyBits(requirement)) !== 0 || (dealt && rule.by === 0) || (kind === 'specification' && bearer === 0);
    const strong = found.filter(({ finding }) => !finding.weak && counts(finding) && this.hasNeeded(finding));
    const weak = strong.length === 0 ? found.find(({ finding }) => finding.weak) : undefined;
    return new Judged(
      element,
      requirement.level === 'required' && element.required && requirement.kinds.includes(kind) && holds(requirement.when, this.conditions, kind) && holds(element.when, this.conditions, kind),
      strong,
      weak,
      () => nearestOf(this.sources, this.compiled, goal),
    );
  }

  /** What a rule says the document must have besides. */
  private hasNeeded({ rule }: Finding): boolean {
    return rule.needs.every((names) => names.some((name) => this.met.has(name)));
  }

  private binds(requirement: Requirement, goal: number): boolean {
    return this.found[goal]!.some(({ finding }) => !finding.weak && (finding.bearer & dutyBits(requirement)) !== 0);
  }

  /** Articles whose author says that they meet the requirement (<!-- 準拠: 3(5) -->). */
  private asserting(requirement: Requirement): { placed: Placed; file?: string }[] {
    return this.annotated.flatMap(({ segments, file }) =>
      segments
        .filter(({ segment }) => segment.annotations.some(({ sections }) => sections.some((section) => (section.standard ?? this.standard.id) === this.standard.id && coversSection(section.number, requirement))))
        .map((placed) => ({ placed, ...(file !== undefined && { file }) })),
    );
  }
}

/** What a specification asks of the contractor becomes the contract. */
const bindsContractor = ({ kinds, duty }: Requirement, { bearer }: Finding): boolean => kinds.includes('contract') && duty.includes('contractor') && bearer === contractor;

type Nearest = NonNullable<ElementCoverage['nearest']>;

/** An element's coverage: where its evidence stands is put together, and the nearest statement looked for, only when somebody asks. */
class Judged implements ElementCoverage {
  private looked: { readonly nearest: Nearest | undefined } | undefined;
  private shown: readonly Evidence[] | undefined;
  readonly met: boolean;

  constructor(
    readonly element: RequirementElement,
    readonly required: boolean,
    private readonly strong: readonly Found[],
    private readonly weakly: Found | undefined,
    private readonly look: () => Nearest | undefined,
  ) {
    this.met = strong.length > 0;
  }

  /** What shows it, if only weakly. */
  get carrying(): readonly Found[] {
    return this.weakly ? [this.weakly] : this.strong;
  }

  get evidence(): readonly Evidence[] {
    return (this.shown ??= this.strong.map(evidenceOf));
  }

  get weak(): Evidence | undefined {
    return this.weakly && evidenceOf(this.weakly);
  }

  get nearest(): Nearest | undefined {
    if (this.met) return undefined;
    return (this.looked ??= { nearest: this.look() }).nearest;
  }
}

const carrierOf = ({ placed, source: { file } }: Found): RequirementCoverage['articles'][number] => ({ placed, ...(file !== undefined && { file }) });

function evidenceOf(found: Found): Evidence {
  const { finding, placed, source } = found;
  return {
    ...carrierOf(found),
    span: finding.span,
    get words() {
      return wordsOf(finding, placed.segment, source.contexts.of(placed));
    },
  };
}

/** Those that carry most elements first; where there are none, those that deal with the topic. */
function articlesOf(carrying: readonly Found[], about: readonly Found[]): RequirementCoverage['articles'] {
  const counts = new Map<Placed, { readonly found: Found; count: number }>();
  for (const found of carrying.length > 0 ? carrying : about) {
    const known = counts.get(found.placed);
    if (known) known.count++;
    else counts.set(found.placed, { found, count: 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count).map(({ found }) => carrierOf(found));
}

function headingOf({ segment }: Placed): string {
  return segment.heading ? segment.text.slice(segment.heading.span.start, segment.heading.span.end) : '';
}
