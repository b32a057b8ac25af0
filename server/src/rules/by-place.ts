/**
 * What the rules find that look at one place: at its segment, or at its segment among the numbers of the document. Kept per segment, and the whole list from version to
 * version: an edit makes anew what it touched and what has moved.
 */
import { keptWith } from '../dialect/kept-with';
import { lastNotAbove } from '../dialect/lines';
import { perPlace } from '../dialect/per-place';
import { perSegment } from '../dialect/per-segment';
import { firstFrom } from '../dialect/places-with';
import type { ContractDocument, Placed, Position, Range, Segment, Span, Structure } from '../dialect/types';
import { changeFrom, type VersionChange } from '../dialect/versions';
import type { Analysis, Locale } from '../standard/analysis';
import { byPosition, findingOf, type Ruled } from './finding';
import { allRules } from './index';
import type { Finding, RuleSettings } from './types';

const segmentRules = allRules.filter((rule) => rule.inSegment);
const structureRules = allRules.filter((rule) => rule.inStructure);
const noReports: readonly Ruled[] = [];

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
const keptInStructure = perPlace(readStructure, (found) => (found.some(({ report }) => report.related ?? report.goesBy) ? undefined : found));

function inStructure(document: ContractDocument, placed: Placed): readonly Ruled[] {
  const found = keptInStructure(document, placed);
  return found.some(({ report }) => report.goesBy === 'words') ? readStructure(document, placed) : found;
}

/** What is found at one place. */
interface Standing {
  readonly index: number;
  readonly line: number;
  readonly local: readonly Ruled[];
  readonly structural: readonly Ruled[];
  /** It says nothing of other places: it is as it is as long as it stands where it stands. */
  readonly steady: boolean;
  readonly findings: readonly Finding[];
}

interface Kept {
  readonly locale: Locale;
  readonly settings: RuleSettings;
  readonly structure: Structure;
  readonly standings: readonly Standing[];
  readonly steady: boolean;
}

const kept = keptWith<ContractDocument, Kept>();

/** In the order of the document; the same objects where nothing that they follow from has changed. */
export function findingsByPlace(analysis: Analysis, settings: RuleSettings): readonly Finding[] {
  const { document, locale } = analysis;
  const change = changeFrom(document);
  const before = change && kept.get(change.from);
  const isKnown = before?.locale === locale && before.settings === settings && before.structure === document.structure;
  const standings = isKnown ? followed(before, change!, analysis, settings) : standingsAt(0, document.segments.length, analysis, settings);
  kept.set(document, { locale, settings, structure: document.structure, standings, steady: standings.every(({ steady }) => steady) });
  const findings: Finding[] = [];
  for (const standing of standings) for (const finding of standing.findings) findings.push(finding);
  return findings;
}

/** Of one structure are only versions with as many places. */
function followed(before: Kept, { from, start, fromEnd, toEnd }: VersionChange, analysis: Analysis, settings: RuleSettings): readonly Standing[] {
  const firstAt = (index: number): number => firstFrom(before.standings, index, (standing) => standing.index);
  const [above, below] = [before.standings.slice(0, firstAt(start)), before.standings.slice(firstAt(fromEnd))];
  const between = standingsAt(start, toEnd, analysis, settings);
  const again = (list: readonly Standing[]): Standing[] => list.map((standing) => standingAt(standing.index, analysis, settings) ?? standing);
  const isUnmoved = from.segments[fromEnd]?.line === analysis.document.segments[toEnd]?.line;
  return [...(before.steady ? above : again(above)), ...between, ...(before.steady && isUnmoved ? below : again(below))];
}

function standingsAt(from: number, to: number, analysis: Analysis, settings: RuleSettings): Standing[] {
  const standings: Standing[] = [];
  for (let index = from; index < to; index++) {
    const standing = standingAt(index, analysis, settings);
    if (standing) standings.push(standing);
  }
  return standings;
}

/** Of the place where a segment stood last. */
const latest = perSegment((): { standing?: Standing; locale?: Locale; settings?: RuleSettings } => ({}));

/** Undefined where nothing is found. */
function standingAt(index: number, analysis: Analysis, settings: RuleSettings): Standing | undefined {
  const { document, locale } = analysis;
  const placed = document.segments[index]!;
  const local = inSegment(placed.segment);
  const structural = inStructure(document, placed);
  if (local.length === 0 && structural.length === 0) return undefined;
  const steady = !structural.some(({ report }) => report.related !== undefined || report.goesBy === 'words');
  const known = latest(placed.segment);
  const { standing } = known;
  if (standing && steady && standing.index === index && standing.line === placed.line && standing.local === local && standing.structural === structural && known.locale === locale && known.settings === settings) return standing;
  const findings = [...local, ...structural].flatMap((ruled) => findingOf(ruled, analysis, settings, (span) => rangeIn(placed, span)) ?? []).sort(byPosition);
  const fresh: Standing = { index, line: placed.line, local, structural, steady, findings };
  Object.assign(known, { standing: fresh, locale, settings });
  return fresh;
}

function rangeIn({ segment, line }: Placed, span: Span): Range {
  const at = (offset: number): Position => {
    const index = lastNotAbove(segment.lineStarts, offset);
    return { line: line + index, character: offset - segment.lineStarts[index]! };
  };
  return { start: at(span.start), end: at(span.end) };
}
