/** Findings for people: by file, a line each, and what it comes to. */
import type { Severity } from '../../rules/types';
import type { Locale } from '../../standard/analysis';
import type { DiagnosticReport, FileReport, Report } from '../report';
import type { painter } from '../terminal';

type Paint = ReturnType<typeof painter>;

const words: Readonly<Record<Severity, Readonly<Record<Locale, string>>>> = {
  error: { ja: 'エラー', en: 'error' },
  warning: { ja: '警告', en: 'warning' },
  information: { ja: '情報', en: 'info' },
  hint: { ja: 'ヒント', en: 'hint' },
};
const colours: Readonly<Record<Severity, 'red' | 'yellow' | 'blue' | 'dim'>> = { error: 'red', warning: 'yellow', information: 'blue', hint: 'dim' };

export function toStylish({ files, summary }: Report, paint: Paint, locale: Locale): string {
  if (files.length === 0) return '';
  const blocks = files.map((file) => block(file, paint, locale));
  const line = locale === 'en' ? `${count(summary.files, 'document')}: ${count(summary.errors, 'error')}, ${count(summary.warnings, 'warning')}` : `文書 ${summary.files} 件：エラー ${summary.errors} 件、警告 ${summary.warnings} 件`;
  return `${blocks.join('\n')}\n${paint('bold', summary.errors > 0 ? paint('red', `✖ ${line}`) : summary.warnings > 0 ? paint('yellow', `⚠ ${line}`) : paint('green', `✔ ${line}`))}\n`;
}

const count = (value: number, noun: string): string => `${value} ${noun}${value === 1 ? '' : 's'}`;

function block({ path, diagnostics, coverage }: FileReport, paint: Paint, locale: Locale): string {
  const asked = coverage.filter(({ state, elements }) => state !== 'not-applicable' && elements.some(({ required }) => required));
  const done = asked.filter(({ state }) => state !== 'missing' && state !== 'partial').length;
  const figures = asked.length === 0 ? '' : paint('dim', locale === 'en' ? `  ${done}/${asked.length} requirements` : `　要件 ${done}/${asked.length}`);
  const rows = diagnostics.map((diagnostic) => row(diagnostic, paint, locale));
  return `${paint('underline', path)}${figures}\n${rows.join('')}`;
}

function row({ rule, severity, message, range: { start } }: DiagnosticReport, paint: Paint, locale: Locale): string {
  const place = `${start.line + 1}:${start.character + 1}`;
  return `  ${paint('dim', place.padStart(7))}  ${paint(colours[severity], words[severity][locale])}  ${message}  ${paint('dim', rule)}\n`;
}
