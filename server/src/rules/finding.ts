/** From what a rule reports to a finding in the user's language. */
import type { Range, Span } from '../dialect/types';
import type { Analysis } from '../standard/analysis';
import { headingPlace } from './places';
import type { Finding, Report, Rule, RuleSettings } from './types';

export interface Ruled {
  readonly rule: Rule;
  readonly report: Report;
}

/** Undefined where the settings silence it. `range`: of the span of a report. */
export function findingOf({ rule, report }: Ruled, { document, locale }: Analysis, settings: RuleSettings, range: (span: Span) => Range): Finding | undefined {
  const severity = settings[rule.id] ?? report.severity ?? rule.severity;
  if (severity === 'off') return undefined;
  const { span, message, related, severity: _, goesBy: __, ...rest } = report;
  const place = (at: NonNullable<Report['related']>[number]['at']): Range => {
    const absolute = 'headingOf' in at ? headingPlace(document.segments[at.headingOf]!) : at;
    return { start: document.positionAt(absolute.start), end: document.positionAt(absolute.end) };
  };
  return { rule: rule.id, severity, message: message[locale], range: range(span), ...rest, ...(related ? { related: related.map((other) => ({ range: place(other.at), message: other.message[locale] })) } : {}) };
}

export const byPosition = (a: Finding, b: Finding): number => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
