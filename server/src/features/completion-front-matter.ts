/** Completion in the front matter: keys, kinds, standards, conditions, sections of waivers. */
import type { CompletionItem, CompletionItemKind, InsertTextFormat, Range } from 'vscode-languageserver-types';
import type { Analysis } from '../standard/analysis';
import { inLocale } from './convert';
import { keyInfos, kindTitles } from './front-matter-keys';
import { sectionItems } from './completion-sections';
import { snippetToText } from './snippet';

const kinds = { property: 10, value: 12, enumMember: 20 } as const satisfies Record<string, CompletionItemKind>;
const snippet: InsertTextFormat = 2;

/** `line`: the line up to the cursor; `character` the cursor, in UTF-16 units. */
export function frontMatterItems(analysis: Analysis, line: string, at: { readonly line: number; readonly character: number }, snippets: boolean): CompletionItem[] {
  const wordStart = line.search(/[^\s[\]{},:"']*$/);
  const range: Range = { start: { line: at.line, character: wordStart }, end: at };
  const key = keyAt(analysis, line, at.line);
  if (key === undefined) return keyItems(analysis, range, snippets);
  switch (key) {
    case 'contract-spec':
      return [item('1', range, kinds.value)];
    case 'kind':
      return Object.entries(kindTitles).map(([kind, title]) => ({ ...item(kind, range, kinds.enumMember), detail: inLocale(title, analysis.locale) }));
    case 'standards':
    case 'standard':
      return analysis.available.map(({ id, title }) => ({ ...item(id, range, kinds.value), detail: title }));
    case 'conditions':
      return conditionItems(analysis, line, range);
    case 'parties':
      return ['client', 'contractor'].map((name) => item(name, range, kinds.property));
    case 'waivers':
      return /[{,\s-]\s*standard\s*:\s*\S*$/.test(line)
        ? analysis.available.map(({ id, title }) => ({ ...item(id, range, kinds.value), detail: title }))
        : /(?:^|[{,\s-])section\s*:\s*[^,}]*$/.test(line)
          ? sectionItems(analysis, { start: { line: at.line, character: line.search(/[^\s,:{]*$/) }, end: at })
          : ['section', 'standard', 'reason', 'until'].map((name) => item(name, range, kinds.property, `${name}: `));
    default:
      return [];
  }
}

const item = (label: string, range: Range, kind: CompletionItemKind, newText = label): CompletionItem => ({ label, kind, textEdit: { range, newText } });

/** The top-level key whose value the cursor stands in; undefined where a key is to be written. */
function keyAt({ document }: Analysis, line: string, lineNumber: number): string | undefined {
  const own = /^([\w-]+)[ \t]*:/.exec(line);
  if (own) return own[1];
  if (!/^[ \t-]/.test(line)) return undefined;
  // An indented line, or an item of a list, belongs to the key above it.
  const { segment } = document.segments[0]!;
  for (let i = lineNumber - 1; i > 0; i--) {
    const above = /^([\w-]+)[ \t]*:/.exec(segment.text.slice(segment.lineStarts[i]));
    if (above) return above[1];
  }
  return undefined;
}

function keyItems({ document, locale }: Analysis, range: Range, snippets: boolean): CompletionItem[] {
  const present = document.frontMatter?.keys;
  return keyInfos
    .filter(({ key }) => !present?.has(key))
    .map(({ key, about, template }, index) => ({
      label: key,
      kind: kinds.property,
      detail: inLocale(about, locale),
      sortText: `0${index}`,
      textEdit: { range, newText: `${key}: ${snippets ? template : snippetToText(template)}`.replace(': \n', ':\n') },
      ...(snippets && { insertTextFormat: snippet }),
    }));
}

function conditionItems({ coverage, available, locale }: Analysis, line: string, range: Range): CompletionItem[] {
  const conditions = (coverage.length > 0 ? coverage.map(({ standard }) => standard) : available).flatMap((standard) => standard.conditions);
  const named = /([\w-]+)[ \t]*:[ \t]*[\w-]*$/.exec(line)?.[1];
  const condition = conditions.find(({ name }) => name === named);
  if (condition) return condition.values.map((value) => item(String(value), range, kinds.enumMember));
  return conditions.map(({ name, title }) => ({ ...item(name, range, kinds.property, `${name}: `), detail: inLocale(title, locale) }));
}
