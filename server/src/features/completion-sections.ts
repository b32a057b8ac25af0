/** Sections of the standards, for annotations (<!-- 準拠: 3(5) -->) and waivers. */
import type { CompletionItem, CompletionItemKind, Range } from 'vscode-languageserver-types';
import type { Analysis } from '../standard/analysis';
import { escapeMarkdown } from './text';

const reference: CompletionItemKind = 18;

export function sectionItems({ coverage }: Analysis, range: Range): CompletionItem[] {
  const several = coverage.length > 1;
  return coverage.flatMap(({ standard }, s) =>
    standard.sections.map(({ number, title, text }, i) => ({
      label: number,
      kind: reference,
      detail: several ? `${title} ― ${standard.title}` : title,
      ...(text && { documentation: { kind: 'markdown' as const, value: text.split('\n').map((line) => `> ${escapeMarkdown(line)}`).join('  \n') } }),
      filterText: `${number} ${title}`,
      // In the order of the standard.
      sortText: `${s}${String(i).padStart(4, '0')}`,
      textEdit: { range, newText: number },
    })),
  );
}
