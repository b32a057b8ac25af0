/** Annotations of GitHub Actions (workflow commands `::error file=…::message`). */
import type { FindingsReport } from './report';

const commands = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' } as const;

/** Line breaks and % end a command; in properties so do : and , (actions/toolkit, "command"). */
const escapeData = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

export function githubFile({ path, diagnostics }: FindingsReport): string {
  return diagnostics
    .map(({ rule, severity, message, range: { start, end } }) => {
      const properties = { file: path, line: start.line + 1, endLine: end.line + 1, ...(start.line === end.line && { col: start.character + 1, endColumn: end.character + 1 }), title: rule };
      const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
      return `::${commands[severity]} ${written}::${escapeData(message)}\n`;
    })
    .join('');
}
