/** LSP snippets (LSP 3.17, "Snippet Syntax"): text of a standard is data, so everything that the syntax would read is escaped. */

/** The signs that a standard clause leaves for the author: each becomes a tab stop. */
const blank = /[〇○●]{2,}|【[ \u3000]*】|＿{2,}|\{\{[^{}]{1,60}\}\}/g;

const escapeSnippet = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

/** Text with its blanks as tab stops; the last one stands behind the text. */
export function textToSnippet(text: string): string {
  let result = '';
  let at = 0;
  let stop = 0;
  for (const match of text.matchAll(blank)) {
    result += `${escapeSnippet(text.slice(at, match.index))}\${${++stop}:${escapeSnippet(match[0])}}`;
    at = match.index + match[0].length;
  }
  return `${result}${escapeSnippet(text.slice(at))}$0`;
}

/** A template without its tab stops, for clients that know no snippets. */
export const snippetToText = (template: string): string => template.replace(/\$\{\d+:([^{}]*)\}|\$\d+/g, (_, text: string | undefined) => text ?? '');
