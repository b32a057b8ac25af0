/** SARIF 2.1.0 (OASIS), for code scanning and audit tools. */
import { allRules } from '../../rules/index';
import type { Severity } from '../../rules/types';
import type { Locale } from '../../standard/analysis';
import type { DiagnosticReport, Report } from '../report';
import { version } from '../version';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };

export function toSarif({ files }: Report, locale: Locale): string {
  const used = [...new Set(files.flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule)))].sort();
  const rules = used.map((id) => {
    const rule = allRules.find((candidate) => candidate.id === id);
    return { id, ...(rule && { shortDescription: { text: rule.title[locale] }, defaultConfiguration: { level: levels[rule.severity] } }) };
  });
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'contract-spec', version, language: locale, rules } },
        // SARIF 3.14.27: as LSP counts.
        columnKind: 'utf16CodeUnits',
        artifacts: files.map(({ path }) => ({ location: { uri: uriOf(path) } })),
        results: files.flatMap(({ path, diagnostics }) => diagnostics.map((diagnostic) => result(path, diagnostic, used))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** Lines and columns of a region count from 1; the end column stands behind the last character (SARIF 3.30). */
const result = (path: string, { rule, severity, message, section, range: { start, end } }: DiagnosticReport, rules: readonly string[]) => ({
  ruleId: rule,
  ruleIndex: rules.indexOf(rule),
  level: levels[severity],
  message: { text: message },
  locations: [
    {
      physicalLocation: {
        artifactLocation: { uri: uriOf(path) },
        region: { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 },
      },
    },
  ],
  ...(section !== undefined && { properties: { section } }),
});

const uriOf = (path: string): string => path.split('/').map(encodeURIComponent).join('/');
