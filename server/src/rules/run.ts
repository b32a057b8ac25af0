/** Runs the rules over an analysis. Findings of a segment are kept as long as what they depend on. */
import { lastNotAbove } from '../dialect/lines';
import { perSegment } from '../dialect/per-segment';
import type { ContractDocument, Placed, Position, Range, Segment, Span, Structure } from '../dialect/types';
import type { Analysis, Locale } from '../standard/analysis';
import { allRules } from './index';
import type { Finding, Report, Rule, Severity } from './types';

/** Severities by rule id, from the user's settings; `off` silences a rule. */
export type RuleSettings = Readonly<Record<string, Severity | 'off'>>;

interface Ruled {
  readonly rule: Rule;
  readonly report: Report;
}

const segmentRules = allRules.filter((rule) => rule.inSegment);
const structureRules = allRules.filter((rule) => rule.inStructure);
const documentRules = allRules.filter((rule) => rule.check);
const none: readonly Ruled[] = [];

const inSegment = perSegment((segment: Segment): readonly Ruled[] => {
  const found = segmentRules.flatMap((rule) => [...rule.inSegment!(segment)].map((report) => ({ rule, report })));
  return found.length > 0 ? found : none;
});

const structures = new WeakMap<Structure, { segment: Segment; found: readonly Ruled[] }[]>();

function inStructure(document: ContractDocument, placed: Placed): readonly Ruled[] {
  let kept = structures.get(document.structure);
  if (!kept) structures.set(document.structure, (kept = []));
  const entry = kept[placed.index];
  if (entry?.segment === placed.segment) return entry.found;
  const all = structureRules.flatMap((rule) => [...rule.inStructure!(document, placed)].map((report) => ({ rule, report })));
  const found = all.length > 0 ? all : none;
  kept[placed.index] = { segment: placed.segment, found };
  return found;
}

/** All findings, in the order of the document. */
export function runRules(analysis: Analysis, settings: RuleSettings = {}): Finding[] {
  const { document, locale } = analysis;
  const findings: Finding[] = [];
  const add = ({ rule, report }: Ruled, range: (span: Span) => Range) => {
    const severity = settings[rule.id] ?? report.severity ?? rule.severity;
    if (severity !== 'off') findings.push(findingOf(rule, report, severity, locale, range));
  };
  for (const placed of document.segments) {
    const local = inSegment(placed.segment);
    const structural = inStructure(document, placed);
    if (local.length === 0 && structural.length === 0) continue;
    const range = (span: Span) => rangeIn(placed, span);
    for (const ruled of local) add(ruled, range);
    for (const ruled of structural) add(ruled, range);
  }
  const range = (span: Span): Range => ({ start: document.positionAt(span.start), end: document.positionAt(span.end) });
  for (const rule of documentRules) if (settings[rule.id] !== 'off') for (const report of rule.check!(analysis)) add({ rule, report }, range);
  return findings.sort((a, b) => comparePositions(a.range.start, b.range.start));
}

const comparePositions = (a: Position, b: Position) => a.line - b.line || a.character - b.character;

function findingOf(rule: Rule, report: Report, severity: Severity, locale: Locale, range: (span: Span) => Range): Finding {
  const { span, message, related, severity: _, ...rest } = report;
  return { rule: rule.id, severity, message: message[locale], range: range(span), ...rest, ...(related ? { related: related.map((other) => ({ range: range(other.span), message: other.message[locale] })) } : {}) };
}

function rangeIn({ segment, line }: Placed, span: Span): Range {
  const at = (offset: number): Position => {
    const index = lastNotAbove(segment.lineStarts, offset);
    return { line: line + index, character: offset - segment.lineStarts[index]! };
  };
  return { start: at(span.start), end: at(span.end) };
}
