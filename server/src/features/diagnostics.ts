/** Findings as diagnostics (LSP 3.17, PublishDiagnostics and the Diagnostic literal). */
import type { Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import type { Finding, Severity } from '../rules/types';

export const source = 'contract-spec';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = { error: 1, warning: 2, information: 3, hint: 4 };
const unnecessary: DiagnosticTag = 1;

/** What a diagnostic carries for those who read it again: code actions, the command line. */
export interface DiagnosticData {
  readonly standard?: string;
  readonly section?: string;
  readonly requirement?: string;
}

/** `pageOf`: URI of a rule's page of documentation, for `codeDescription.href`. */
export function diagnosticOf(uri: string, finding: Finding, pageOf: (rule: string) => string | undefined): Diagnostic {
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
