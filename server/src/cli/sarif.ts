/** SARIF 2.1.0 (OASIS), for code scanning and for archives. */
import { allRules } from '../rules/index';
import type { Locale } from '../standard/analysis';
import type { FindingsReport } from './report';

const levels = { error: 'error', warning: 'warning', information: 'note', hint: 'note' } as const;

export function sarif(files: readonly FindingsReport[], version: string, locale: Locale): object {
  const used = [...new Set(files.flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule)))].sort();
  const rules = used.map((id) => {
    const title = allRules.find((rule) => rule.id === id)?.title[locale];
    return { id, ...(title !== undefined && { shortDescription: { text: title } }) };
  });
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'contract-spec', version, rules } },
        columnKind: 'utf16CodeUnits',
        results: files.flatMap(({ path, diagnostics }) =>
          diagnostics.map(({ rule, severity, message, section, range: { start, end } }) => ({
            ruleId: rule,
            ruleIndex: used.indexOf(rule),
            level: levels[severity],
            message: { text: message },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/') },
                  // SARIF counts lines and columns from 1.
                  region: { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 },
                },
              },
            ],
            ...(section !== undefined && { properties: { section } }),
          })),
        ),
      },
    ],
  };
}
