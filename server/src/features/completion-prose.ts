/** Completion within sentences: articles and annexes with their titles, defined terms with their definitions, `{{names}}` of the front matter. */
import type { CompletionItem, CompletionItemKind, Range } from 'vscode-languageserver-types';
import { documentDefinitions } from '../dialect/terms';
import { readNumeral, writeNumeral } from '../dialect/numerals';
import type { NumeralScript, Placed, Position } from '../dialect/types';
import type { Analysis } from '../standard/analysis';
import { headingText } from './outline';
import { valueOf } from './rule-fixes';
import { escapeMarkdown } from './text';

const kinds = { reference: 18, constant: 21, variable: 6 } as const satisfies Record<string, CompletionItemKind>;
/** UTF-16 units of an article or a definition that are shown. */
const shown = 300;

interface Cursor {
  /** The line up to the cursor. */
  readonly line: string;
  /** The rest of it. */
  readonly rest: string;
  readonly at: Position;
}

export function proseItems(analysis: Analysis, placed: Placed, cursor: Cursor): CompletionItem[] {
  const braces = /\{\{[ \t]*([\p{L}\p{N}_.-]*)$/u.exec(cursor.line);
  if (braces) return placeholderItems(analysis, braces[1]!, cursor);
  return [...referenceItems(analysis, placed, cursor), ...termItems(analysis, cursor)];
}

const behind = ({ at }: Cursor, length: number): Range => ({ start: { line: at.line, character: at.character - length }, end: at });

const documentation = (text: string) => ({ kind: 'markdown' as const, value: text.trim().slice(0, shown).split(/[\r\n]+/).map(escapeMarkdown).join('\n\n') });

function referenceItems({ document }: Analysis, placed: Placed, cursor: Cursor): CompletionItem[] {
  const started = /(?:第[ \u3000]?([0-9０-９一二三四五六七八九十百]*)条?|別[紙記表添]?|)$/.exec(cursor.line)!;
  if (started[0] === '') return [];
  const range = behind(cursor, started[0].length);
  const main = document.scopes[0]!;
  const scope = placed.scope.articles.length > 0 ? placed.scope : main;
  const script: NumeralScript | undefined = started[1] ? readNumeral(started[1])?.script : undefined;
  const articles = scope.articles.filter(({ segment: { heading } }) => heading?.form === 'article');
  const items = started[0].startsWith('第') ? articles : [];
  const annexes = document.scopes.filter(({ kind }) => kind === 'annex').flatMap((annex) => document.segments.find((candidate) => candidate.scope === annex) ?? []);
  return [
    ...items.map((article, i): CompletionItem => {
      const numerals = article.segment.heading!.number!.numerals;
      const [first, ...branches] = numerals.map((numeral) => writeNumeral(numeral.value, script ?? numeral.script));
      const label = `第${first}条${branches.map((branch) => `の${branch}`).join('')}`;
      return {
        label,
        ...(article.segment.heading!.title !== undefined && { labelDetails: { description: article.segment.heading!.title } }),
        kind: kinds.reference,
        detail: headingText(article.segment),
        documentation: documentation(article.segment.text.slice(article.segment.heading!.span.end)),
        filterText: `${label} ${article.segment.heading!.title ?? ''}`,
        sortText: `0${String(i).padStart(4, '0')}`,
        textEdit: { range, newText: label },
      };
    }),
    ...(started[0].startsWith('別') ? annexes : []).map((annex, i): CompletionItem => ({
      label: annex.scope.label,
      kind: kinds.reference,
      detail: headingText(annex.segment),
      sortText: `0${String(i).padStart(4, '0')}`,
      textEdit: { range, newText: annex.scope.label },
    })),
  ];
}

/** Definitions of the document and of its annexes, each name once. */
function termItems({ document, annexes }: Analysis, cursor: Cursor): CompletionItem[] {
  const seen = new Set<string>();
  return [document, ...annexes.flatMap((annex) => annex.document ?? [])].flatMap((file) =>
    documentDefinitions(file).flatMap(({ name, placed, explanation }): CompletionItem[] => {
      if (seen.has(name)) return [];
      seen.add(name);
      const typed = longestTyped(cursor.line, name);
      return [
        {
          label: name,
          kind: kinds.constant,
          detail: headingText(placed.segment),
          documentation: documentation(placed.segment.text.slice(explanation.start, explanation.end)),
          sortText: `${typed > 0 ? 1 : 2}${name}`,
          textEdit: { range: behind(cursor, typed), newText: name },
        },
      ];
    }),
  );
}

/** How much of a name stands right before the cursor. */
function longestTyped(line: string, name: string): number {
  for (let length = Math.min(name.length, line.length); length > 0; length--) if (line.endsWith(name.slice(0, length))) return length;
  return 0;
}

function placeholderItems({ document }: Analysis, typed: string, cursor: Cursor): CompletionItem[] {
  const closing = /^[ \t]*\}\}/.exec(cursor.rest)?.[0].length ?? 0;
  const range = { ...behind(cursor, typed.length), end: { line: cursor.at.line, character: cursor.at.character + closing } };
  const structural = new Set(['contract-spec', 'kind', 'standards', 'parties', 'conditions', 'annexes', 'waivers']);
  const names = ['client', 'contractor', ...(document.frontMatter?.keys.keys() ?? [])];
  return [...new Set(names)].flatMap((name): CompletionItem[] => {
    const value = structural.has(name) ? undefined : valueOf(document, name);
    return value === undefined ? [] : [{ label: name, kind: kinds.variable, detail: value, filterText: name, textEdit: { range, newText: `${name}}}` } }];
  });
}
