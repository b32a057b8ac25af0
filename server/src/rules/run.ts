/** Runs the rules over an analysis. */
import type { Range, Span } from '../dialect/types';
import type { Analysis } from '../standard/analysis';
import { findingsByPlace } from './by-place';
import { byPosition, findingOf } from './finding';
import { allRules } from './index';
import type { Finding, RuleSettings } from './types';

const documentRules = allRules.filter((rule) => rule.check);
const defaults: RuleSettings = {};

/** All findings, in the order of the document. */
export function runRules(analysis: Analysis, settings: RuleSettings = defaults): readonly Finding[] {
  const { document } = analysis;
  const findings = findingsByPlace(analysis, settings);
  const range = (span: Span): Range => ({ start: document.positionAt(span.start), end: document.positionAt(span.end) });
  const inDocument: Finding[] = [];
  for (const rule of documentRules) {
    if (settings[rule.id] === 'off') continue;
    for (const report of rule.check!(analysis)) {
      const finding = findingOf({ rule, report }, analysis, settings, range);
      if (finding) inDocument.push(finding);
    }
  }
  return inDocument.length === 0 ? findings : merged(inDocument.sort(byPosition), findings);
}

/** Two sorted lists as one; what stands at one place in the order of the lists. */
function merged(a: readonly Finding[], b: readonly Finding[]): Finding[] {
  const all: Finding[] = [];
  let i = 0;
  for (const finding of b) {
    while (i < a.length && byPosition(a[i]!, finding) <= 0) all.push(a[i++]!);
    all.push(finding);
  }
  return [...all, ...a.slice(i)];
}
