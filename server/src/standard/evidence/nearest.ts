/** For an element that is not there: the passage that comes nearest to it, and what it lacks. Looked for only when somebody asks. */
import type { ContractDocument, Segment } from '../../dialect/types';
import type { ElementCoverage } from '../types';
import { sourceSpan } from '../text/normalise';
import type { Bits } from './bits';
import type { Source } from './collected';
import type { CompiledRule, CompiledStandards } from './compile';
import type { JudgingContext } from './context';
import { factsIn, isSilent, wordSpans } from './facts';
import { matchRule, satisfied, wordsFor, type NearMiss } from './match';
import { readPassages, type SegmentText } from './passages';

export function nearestOf(sources: readonly Source[], standards: CompiledStandards, goal: number): ElementCoverage['nearest'] {
  let best: { readonly miss: NearMiss; readonly text: SegmentText; readonly evidence: Omit<NonNullable<ElementCoverage['nearest']>['evidence'], 'span' | 'words'> } | undefined;
  const { rules } = standards.goals[goal]!;
  for (const { document, file, contexts } of sources) {
    for (const placed of document.segments) {
      if (isSilent(placed.segment)) continue;
      // What the whole article lacks each of its passages lacks: most articles need not be read again.
      const context = contexts.of(placed);
      const { set } = factsIn(placed.segment, context);
      const least = Math.min(...rules.map((rule) => lacking(rule, set, context.above)));
      if (least === Infinity || (best && least > best.miss.absent.length)) continue;
      const text = passagesOf(document, placed.segment, context);
      for (const rule of rules) {
        if (rule.source.kinds?.includes(context.kind) === false) continue;
        for (const passage of text.passages) {
          matchRule(rule, text, passage, context.defaultBearer, (miss) => {
            if (miss.found > 0 && (!best || nearer(miss, best.miss))) best = { miss, text, evidence: { placed, ...(file !== undefined && { file }) } };
          });
        }
      }
    }
  }
  if (!best) return undefined;
  const { miss, text, evidence } = best;
  const hits = wordsFor(miss);
  return {
    evidence: { ...evidence, span: sourceSpan(text.normalised, miss.passage.start, miss.passage.end), words: wordSpans(hits, text, standards) },
    why: miss.why,
    absent: (miss.why === 'excluded' ? miss.excluding : miss.absent).map((term) => (term.then && hits.some((hit) => term.any.includes(hit.concept)) ? term.then : term.any).map((concept) => standards.conceptNames[concept]!).join('・')),
  };
}

/** Of the document asked about last: who asks about one element asks about the others too. */
let recent: { readonly document: ContractDocument; readonly context: JudgingContext; readonly texts: Map<Segment, SegmentText> } | undefined;

function passagesOf(document: ContractDocument, segment: Segment, context: JudgingContext): SegmentText {
  if (recent?.document !== document || recent.context !== context) recent = { document, context, texts: new Map() };
  let text = recent.texts.get(segment);
  if (!text) recent.texts.set(segment, (text = readPassages(segment, context)));
  return text;
}

/** How many terms of a rule an article lacks; all, where it says nothing of it. */
function lacking({ says, near, about }: CompiledRule, set: Bits, above: Bits): number {
  const absent = [...says, ...near].filter((term) => !satisfied(set, term)).length + about.filter((term) => !satisfied(set, term) && !(above.length > 0 && satisfied(above, term))).length;
  return absent === says.length + near.length + about.length ? Infinity : absent;
}

/** All words but the wrong force or bearer is nearer than a missing word; then the fewer missing, then the more found. */
const nearer = (a: NearMiss, b: NearMiss): boolean => a.absent.length - b.absent.length || b.found - a.found ? (a.absent.length - b.absent.length || b.found - a.found) < 0 : false;
