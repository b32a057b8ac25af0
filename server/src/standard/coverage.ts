/**
 * What a document has of each standard that applies to it. Assembled from the kept facts of its segments, with nothing derived again that an edit did not touch. Where
 * evidence stands, and why something is not met, is worked out only when asked for.
 */
import { placesThat } from '../dialect/places-with';
import type { ContractDocument, Placed } from '../dialect/types';
import type { Annex } from './analysis';
import { conditionsOf } from './conditions';
import { collect, type Found, type Source } from './evidence/collected';
import { compiledFor, type CompiledStandards } from './evidence/compile';
import { contextsIn } from './evidence/context';
import { wordsOf } from './evidence/facts';
import { nearestOf } from './evidence/nearest';
import { coversSection } from './sections';
import type { Coverage, CoverageState, ElementCoverage, Evidence, Requirement, RequirementCoverage, RequirementElement, Standard } from './types';
import { verdictsOf, type ElementVerdict, type Verdict } from './verdicts';
import { waiverOf } from './waivers';

export interface CoverageInput {
  readonly document: ContractDocument;
  /** The other files of the bundle (契約書・特記事項・仕様書). */
  readonly annexes: readonly Annex[];
  readonly standards: readonly Standard[];
  /** ISO date, for waivers that expire. */
  readonly today: string;
}

export function coverageOf(input: CoverageInput): Coverage[] {
  const { document, standards } = input;
  const compiled = compiledFor(standards);
  const sources = sourcesOf(input, compiled);
  const collected = collect(sources, compiled);
  const detected = collected.detected.map((index) => compiled.detectors[index]!);
  return standards.map((standard) => {
    const view = new View(input, sources, compiled, standard);
    const verdicts = verdictsOf(collected, compiled, standard, document.kind ?? 'contract', conditionsOf(standard, document.frontMatter, detected));
    return { standard, requirements: verdicts.map((verdict) => view.requirement(verdict)) };
  });
}

function sourcesOf({ document, annexes }: CoverageInput, compiled: CompiledStandards): Source[] {
  const sources: Source[] = [{ document, file: undefined, contexts: contextsIn(document, compiled) }];
  for (const annex of annexes) {
    if (annex.document) sources.push({ document: annex.document, file: annex.path, contexts: contextsIn(annex.document, compiled) });
  }
  return sources;
}

type Carrier = RequirementCoverage['articles'][number];

const annotated = placesThat(({ annotations }) => annotations.length > 0);

/** Verdicts as they look in one version of a document. */
class View {
  constructor(
    private readonly input: CoverageInput,
    private readonly sources: readonly Source[],
    private readonly compiled: CompiledStandards,
    private readonly standard: Standard,
  ) {}

  requirement(verdict: Verdict): RequirementCoverage {
    const { state, requirement, applies } = verdict;
    if (!applies || (state !== 'partial' && state !== 'missing')) return new Covered(verdict, state, this);
    const waiver = waiverOf(this.input.document.frontMatter, requirement, this.input.today);
    if (waiver) return new Covered(verdict, 'waived', this, waiver);
    const asserted = this.asserting(requirement);
    return asserted.length > 0 ? new Covered(verdict, 'asserted', this, headingOf(asserted[0]!.placed), asserted) : new Covered(verdict, state, this);
  }

  evidence(found: Found): Evidence {
    const placed = this.placed(found);
    const { contexts } = this.sources[found.source]!;
    return {
      ...this.carrier(found),
      span: found.finding.span,
      get words() {
        return wordsOf(found.finding, placed.segment, contexts.of(placed));
      },
    };
  }

  nearest(goal: number): ElementCoverage['nearest'] {
    return nearestOf(this.sources, this.compiled, goal);
  }

  private placed({ source, index }: Found): Placed {
    return this.sources[source]!.document.segments[index]!;
  }

  carrier(found: Found): Carrier {
    const { file } = this.sources[found.source]!;
    return { placed: this.placed(found), ...(file !== undefined && { file }) };
  }

  /** Articles whose author says that they meet the requirement (<!-- 準拠: 3(5) -->). */
  private asserting(requirement: Requirement): Carrier[] {
    return this.sources.flatMap(({ document, file }) =>
      annotated(document)
        .map(({ index }) => document.segments[index]!)
        .filter(({ segment }) => segment.annotations.some(({ sections }) => sections.some((section) => (section.standard ?? this.standard.id) === this.standard.id && coversSection(section.number, requirement))))
        .map((placed) => ({ placed, ...(file !== undefined && { file }) })),
    );
  }
}

class Covered implements RequirementCoverage {
  private judged: readonly ElementCoverage[] | undefined;
  private carriers: readonly Carrier[] | undefined;

  constructor(
    readonly judgement: Verdict,
    readonly state: CoverageState,
    private readonly view: View,
    readonly because?: string,
    private readonly asserted: readonly Carrier[] = [],
  ) {}

  get requirement(): Requirement {
    return this.judgement.requirement;
  }

  get elements(): readonly ElementCoverage[] {
    return (this.judged ??= this.judgement.elements.map((element, i) => new CoveredElement(element, this.judgement.topic + 1 + i, this.view)));
  }

  get articles(): readonly Carrier[] {
    return (this.carriers ??= [...this.asserted, ...this.judgement.carriers.map((found) => this.view.carrier(found)).filter(({ placed }) => !this.asserted.some((other) => other.placed === placed))]);
  }
}

class CoveredElement implements ElementCoverage {
  private looked: { readonly nearest: ElementCoverage['nearest'] } | undefined;
  private shown: readonly Evidence[] | undefined;

  constructor(private readonly verdict: ElementVerdict, private readonly goal: number, private readonly view: View) {}

  get element(): RequirementElement {
    return this.verdict.element;
  }

  get required(): boolean {
    return this.verdict.required;
  }

  get met(): boolean {
    return this.verdict.met;
  }

  get evidence(): readonly Evidence[] {
    return (this.shown ??= this.verdict.strong.map((found) => this.view.evidence(found)));
  }

  get weak(): Evidence | undefined {
    return this.verdict.weak && this.view.evidence(this.verdict.weak);
  }

  get nearest(): ElementCoverage['nearest'] {
    if (this.met) return undefined;
    return (this.looked ??= { nearest: this.view.nearest(this.goal) }).nearest;
  }
}

function headingOf({ segment }: Placed): string {
  return segment.heading ? segment.text.slice(segment.heading.span.start, segment.heading.span.end) : '';
}
