/** Findings as diagnostics (LSP 3.17, PublishDiagnostics and the Diagnostic literal). */
import type { Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import type { Finding, Severity } from '../rules/types';
import type { Locale } from '../standard/analysis';
import type { LocalizedText } from '../standard/types';

export const source = 'contract-spec';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = { error: 1, warning: 2, information: 3, hint: 4 };
const unnecessary: DiagnosticTag = 1;

/** What a diagnostic carries for those who read it again: code actions, the command line. */
export interface DiagnosticData {
  readonly standard?: string;
  readonly section?: string;
  readonly requirement?: string;
}

/** As many are sent of one document: more is read by nobody, and no editor shows them all. */
export const mostDiagnostics = 200;

/** Of very many findings the gravest, in the order of the document, behind a word on how many there are. `pageOf`: URI of a rule's page of documentation, for `codeDescription.href`. */
export function diagnosticsOf(uri: string, findings: readonly Finding[], locale: Locale, pageOf: (rule: string) => string | undefined): Diagnostic[] {
  const left = findings.length - mostDiagnostics;
  if (left <= 0) return findings.map((finding) => diagnosticOf(uri, finding, pageOf));
  const start = { line: 0, character: 0 };
  return [
    { range: { start, end: start }, severity: severities.information, source, message: thereAreMore(left)[locale] },
    ...gravest(findings).map((finding) => diagnosticOf(uri, finding, pageOf)),
  ];
}

/** As many as are shown; of one severity the first. */
function gravest(findings: readonly Finding[]): Finding[] {
  const room = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of findings) room[severity]++;
  let left = mostDiagnostics;
  for (const severity of ['error', 'warning', 'information', 'hint'] as const) left -= room[severity] = Math.min(room[severity], left);
  return findings.filter(({ severity }) => room[severity]-- > 0);
}

const thereAreMore = (left: number): Required<LocalizedText> => ({
  ja: `指摘が多いため、重要なものから${mostDiagnostics}件を表示しています。このほかに${left}件あります（コマンド contract-spec check で全て確認できます）。`,
  en: `There are too many findings to show: these are the ${mostDiagnostics} gravest, and there are ${left} more (the command contract-spec check lists all).`,
});

function diagnosticOf(uri: string, finding: Finding, pageOf: (rule: string) => string | undefined): Diagnostic {
  const { rule, severity, message, range, section, standard, requirement, related } = finding;
  const href = pageOf(rule);
  return {
    range,
    severity: severities[severity],
    code: rule,
    ...(href !== undefined && { codeDescription: { href } }),
    source,
    message,
    ...(finding.unnecessary && { tags: [unnecessary] }),
    ...(related && related.length > 0 && { relatedInformation: related.map((other) => ({ location: { uri, range: other.range }, message: other.message })) }),
    ...((section !== undefined || requirement !== undefined) && { data: { standard, section, requirement } satisfies DiagnosticData }),
  };
}
