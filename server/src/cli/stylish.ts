/** For people at a terminal: file by file, with the state of each standard. */
import { inLocale } from '../features/convert';
import type { Locale } from '../standard/analysis';
import type { Unreadable } from './input';
import { severityIn, type FindingsReport, type Summary } from './report';

const colours = { error: 31, warning: 33, information: 36, hint: 90, dim: 2, underline: 4, good: 32 } as const;

export type Paint = (colour: keyof typeof colours, text: string) => string;

/** https://no-color.org, and no colours in files and pipes. */
export const hasColours = (stream: NodeJS.WriteStream): boolean => stream.isTTY && !process.env['NO_COLOR'];

export const paintFor = (coloured: boolean): Paint => (coloured ? (colour, text) => `\u001b[${colours[colour]}m${text}\u001b[0m` : (_, text) => text);

/** `sections`: 9/11, per standard. */
export function stylishFile(file: FindingsReport, sections: readonly { readonly title: string; readonly met: number; readonly total: number }[], locale: Locale, paint: Paint): string {
  const lines = [paint('underline', file.path)];
  for (const { title, met, total } of sections) {
    const figures = `${met}/${total}`;
    lines.push(`  ${paint(met === total ? 'good' : 'warning', inLocale({ ja: `${title}：${figures}`, en: `${title}: ${figures}` }, locale))}`);
  }
  const places = file.diagnostics.map(({ range }) => `${range.start.line + 1}:${range.start.character + 1}`);
  const width = Math.max(0, ...places.map((place) => place.length));
  file.diagnostics.forEach(({ severity, message, rule }, i) => {
    lines.push(`  ${paint('dim', places[i]!.padStart(width))}  ${paint(severity, severityIn(severity, locale))}  ${message}  ${paint('dim', rule)}`);
  });
  return `${lines.join('\n')}\n\n`;
}

export function stylishSummary({ files, errors, warnings }: Summary, unreadable: readonly Unreadable[], locale: Locale, paint: Paint): string {
  const text = inLocale(
    {
      ja: `${files} 件の文書を点検しました。誤り ${errors} 件、警告 ${warnings} 件${unreadable.length > 0 ? `、読み取れない入力 ${unreadable.length} 件` : ''}`,
      en: `${files} document${files === 1 ? '' : 's'} checked: ${errors} error${errors === 1 ? '' : 's'}, ${warnings} warning${warnings === 1 ? '' : 's'}${unreadable.length > 0 ? `, ${unreadable.length} unreadable` : ''}`,
    },
    locale,
  );
  return `${paint(errors > 0 || unreadable.length > 0 ? 'error' : warnings > 0 ? 'warning' : 'good', text)}\n`;
}
