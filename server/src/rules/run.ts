/** Runs the rules over an analysis. What is found in a segment is kept as long as what it depends on. */
import { lastNotAbove } from '../dialect/lines';
import { perPlace } from '../dialect/per-place';
import { perSegment } from '../dialect/per-segment';
import { followed, placesThat, type At } from '../dialect/places-with';
import { changeFrom } from '../dialect/versions';
import type { ContractDocument, Placed, Position, Range, Segment, Span } from '../dialect/types';
import type { Analysis, Locale } from '../standard/analysis';
import { allRules } from './index';
import { headingPlace } from './places';
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
const noReports: readonly Ruled[] = [];
const noFindings: readonly Finding[] = [];
const defaults: RuleSettings = {};

const inSegment = perSegment((segment: Segment): readonly Ruled[] => {
  let found: Ruled[] | undefined;
  for (const rule of segmentRules) for (const report of rule.inSegment!(segment)) (found ??= []).push({ rule, report });
  return found ?? noReports;
});

function readStructure(document: ContractDocument, placed: Placed): readonly Ruled[] {
  let found: Ruled[] | undefined;
  for (const rule of structureRules) for (const report of rule.inStructure!(document, placed)) (found ??= []).push({ rule, report });
  return found ?? noReports;
}

/** What names another place is not taken over. */
const keptInStructure = perPlace(readStructure, (found) => (found.some(({ report }) => report.related) ? undefined : found));

function inStructure(document: ContractDocument, placed: Placed): readonly Ruled[] {
  const found = keptInStructure(document, placed);
  return found.some(({ report }) => report.passing) ? readStructure(document, placed) : found;
}

const foundInSegment = placesThat((segment) => inSegment(segment).length > 0);

/** Where the rules on structure found something, by version. */
const foundInStructure = new WeakMap<ContractDocument, readonly At<true>[]>();

function structuralPlaces(document: ContractDocument): readonly At<true>[] {
  const change = changeFrom(document);
  const before = change?.from.structure === document.structure ? foundInStructure.get(change.from) : undefined;
  const places: At<true>[] = [];
  const [from, to] = change && before ? [change.start, change.toEnd] : [0, document.segments.length];
  for (let index = from; index < to; index++) if (keptInStructure(document, document.segments[index]!).length > 0) places.push({ index, value: true });
  const all = change && before ? followed(before, change, places) : places;
  foundInStructure.set(document, all);
  return all;
}

/** Segments of which any rule says anything, in order. */
function placesFound(document: ContractDocument): number[] {
  const [a, b] = [foundInSegment(document), structuralPlaces(document)];
  if (a.length === 0) return b.map(({ index }) => index);
  return [...new Set([...a, ...b].map(({ index }) => index))].sort((x, y) => x - y);
}

interface KeptFindings {
  readonly line: number;
  readonly locale: Locale;
  readonly settings: RuleSettings;
  readonly local: readonly Ruled[];
  readonly structural: readonly Ruled[];
  readonly findings: readonly Finding[];
}
/** Of the place where a segment stood last. */
const lastFindings = perSegment((): { kept?: KeptFindings } => ({}));

/** Findings of one segment: the same objects as long as it stands on the same line. */
function findingsOf(analysis: Analysis, placed: Placed, settings: RuleSettings): readonly Finding[] {
  const { document, locale } = analysis;
  const local = inSegment(placed.segment);
  const structural = inStructure(document, placed);
  if (local.length === 0 && structural.length === 0) return noFindings;
  const last = lastFindings(placed.segment);
  const { kept } = last;
  const hasRelated = structural.some(({ report }) => report.related);
  if (kept && !hasRelated && kept.line === placed.line && kept.locale === locale && kept.settings === settings && kept.local === local && kept.structural === structural) return kept.findings;
  const findings = [...local, ...structural].flatMap((ruled) => findingOf(ruled, analysis, settings, (span) => rangeIn(placed, span)) ?? []).sort(byPosition);
  last.kept = { line: placed.line, locale, settings, local, structural, findings };
  return findings;
}

/** All findings, in the order of the document. */
export function runRules(analysis: Analysis, settings: RuleSettings = defaults): Finding[] {
  const { document } = analysis;
  const findings: Finding[] = [];
  for (const index of placesFound(document)) for (const finding of findingsOf(analysis, document.segments[index]!, settings)) findings.push(finding);
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

const byPosition = (a: Finding, b: Finding) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;

function findingOf({ rule, report }: Ruled, { document, locale }: Analysis, settings: RuleSettings, range: (span: Span) => Range): Finding | undefined {
  const severity = settings[rule.id] ?? report.severity ?? rule.severity;
  if (severity === 'off') return undefined;
  const { span, message, related, severity: _, passing: __, ...rest } = report;
  const place = (at: NonNullable<Report['related']>[number]['at']): Range => {
    const absolute = 'headingOf' in at ? headingPlace(document.segments[at.headingOf]!) : at;
    return { start: document.positionAt(absolute.start), end: document.positionAt(absolute.end) };
  };
  return { rule: rule.id, severity, message: message[locale], range: range(span), ...rest, ...(related ? { related: related.map((other) => ({ range: place(other.at), message: other.message[locale] })) } : {}) };
}

function rangeIn({ segment, line }: Placed, span: Span): Range {
  const at = (offset: number): Position => {
    const index = lastNotAbove(segment.lineStarts, offset);
    return { line: line + index, character: offset - segment.lineStarts[index]! };
  };
  return { start: at(span.start), end: at(span.end) };
}
