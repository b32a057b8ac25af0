/** Beside each label what the tool says, and the figures that follow. */
import type { Coverage, Evidence, RequirementCoverage, Standard } from '../../server/src/standard/types';
import { coverageOf } from '../../server/src/standard/coverage';
import type { Label, Labelled, State } from './corpus';

/** One requirement of one document. */
export interface Comparison {
  readonly document: string;
  readonly requirement: string;
  readonly label: Label | undefined;
  readonly labelled: State;
  /** Asserted and waived count as what the text shows; not applicable as missing. */
  readonly said: State;
  /** The label's elements against the tool's. */
  readonly elements: readonly { readonly title: string; readonly labelled: boolean; readonly said: boolean; readonly because: string }[];
  /** Whether the first article that the tool names is among the label's; undefined where one names none. */
  readonly rightArticle: boolean | undefined;
  readonly named: readonly string[];
}

export interface Figures {
  readonly compared: number;
  /** Met where the label says partial or missing. */
  readonly falseAssurances: number;
  /** Missing where the label says met. */
  readonly falseAlarms: number;
  /** Missing where the label says partial: an error is shown where a warning would do. */
  readonly overlooked: number;
  readonly agreement: number;
  readonly precision: number;
  readonly recall: number;
  readonly articles: number;
}

export function compare({ name, document, labels }: Labelled, standards: readonly Standard[], today: string): Comparison[] {
  const coverage: readonly Coverage[] = coverageOf({ document, annexes: [], standards, today });
  return coverage.flatMap(({ requirements }) => requirements).map((said) => {
    const label = labels.get(said.requirement.id);
    const named = said.articles.map(({ placed }) => numberOf(placed.segment));
    return {
      document: name,
      requirement: said.requirement.id,
      label,
      labelled: label?.state ?? 'missing',
      said: stateOf(said),
      elements: said.elements.map((element) => ({
        title: element.element.title,
        labelled: label !== undefined && label.elements.has(element.element.title),
        said: element.met,
        because: element.evidence[0] ? quote(element.evidence[0]) : element.weak ? `(弱い) ${quote(element.weak)}` : element.nearest ? `${quote(element.nearest.evidence)} ✗ ${element.nearest.why} ${element.nearest.absent.join(' ')}` : '',
      })),
      rightArticle: label && label.articles.length > 0 && named.length > 0 ? label.articles.some((article) => sameArticle(article, named[0]!)) : undefined,
      named,
    };
  });
}

function stateOf({ state, elements, articles }: RequirementCoverage): State {
  if (state === 'met' || state === 'partial' || state === 'missing') return state;
  if (state === 'not-applicable') return 'missing';
  return elements.some(({ met }) => met) || articles.length > 0 ? 'partial' : 'missing';
}

function numberOf(segment: Evidence['placed']['segment']): string {
  const { heading, text } = segment;
  if (!heading) return '';
  return heading.number ? text.slice(heading.number.span.start, heading.number.span.end) : (heading.title ?? '');
}

/** Digits, scripts and white space as the eye compares them; 第5 and 第5条 are one. */
const plain = (article: string): string =>
  article
    .normalize('NFKC')
    .replace(/[\s第条項号.()]/g, '')
    .replace(/[〇一二三四五六七八九十]+/g, (digits) => String(kanji(digits)));

function kanji(digits: string): number {
  let tens = 0;
  let ones = 0;
  for (const digit of digits) {
    if (digit === '十') [tens, ones] = [tens + (ones || 1) * 10, 0];
    else ones = '〇一二三四五六七八九'.indexOf(digit);
  }
  return tens + ones;
}

/** `labelled` may say more than the article: 5(4), 第5の(4). */
const sameArticle = (labelled: string, named: string): boolean =>
  plain(named) !== '' ? [labelled, labelled.replace(/の?[(（][^()（）]*[)）]$/, '')].some((article) => plain(article).endsWith(plain(named))) : plain(labelled) === '';

function quote({ placed, span, words }: Evidence): string {
  const text = placed.segment.text.slice(span.start, span.end).replace(/\s+/g, ' ');
  return `「${text}」[${words.map(({ concept, span: at }) => `${concept}=${placed.segment.text.slice(at.start, at.end)}`).join(' ')}]`;
}

export function figuresOf(comparisons: readonly Comparison[]): Figures {
  const elements = comparisons.flatMap((comparison) => comparison.elements);
  const count = (test: (c: Comparison) => boolean): number => comparisons.filter(test).length;
  const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
  const right = elements.filter(({ labelled, said }) => labelled && said).length;
  const judged = comparisons.filter(({ rightArticle }) => rightArticle !== undefined);
  return {
    compared: comparisons.length,
    falseAssurances: 1 - share(comparisons.length - count((c) => c.said === 'met' && c.labelled !== 'met'), comparisons.length),
    falseAlarms: 1 - share(comparisons.length - count((c) => c.said === 'missing' && c.labelled === 'met'), comparisons.length),
    overlooked: 1 - share(comparisons.length - count((c) => c.said === 'missing' && c.labelled === 'partial'), comparisons.length),
    agreement: share(count((c) => c.said === c.labelled), comparisons.length),
    precision: share(right, elements.filter(({ said }) => said).length),
    recall: share(right, elements.filter(({ labelled }) => labelled).length),
    articles: share(judged.filter(({ rightArticle }) => rightArticle).length, judged.length),
  };
}
