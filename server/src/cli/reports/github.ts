/** Workflow commands of GitHub Actions: each finding becomes an annotation at its line. */
import type { Severity } from '../../rules/types';
import type { Report } from '../report';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'notice'>> = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' };

/** A message may hold anything but `%` and line breaks; a property no `:` and `,` either. */
const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

export function toGithub({ files }: Report): string {
  return files
    .flatMap(({ path, diagnostics }) =>
      diagnostics.map(({ rule, severity, message, range: { start, end } }) => {
        // Columns are only understood within one line.
        const columns = start.line === end.line ? `,col=${start.character + 1},endColumn=${end.character + 1}` : '';
        return `::${levels[severity]} file=${property(path)},line=${start.line + 1},endLine=${end.line + 1}${columns},title=${property(rule)}::${data(message)}\n`;
      }),
    )
    .join('');
}
