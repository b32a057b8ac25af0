/** Front matter longer than this is not looked through: whatever opens as Markdown passes here, also what is no contract. */
const maxLines = 200;

/**
 * Does the front matter mark a text as Contract Markdown (`contract-spec:` at its top level)?
 * Takes lines one by one, so that a document of 20 MB costs no more than its first lines.
 */
export function isMarkedAsContract(lineCount: number, lineAt: (line: number) => string): boolean {
  if (lineCount === 0 || lineAt(0).replace(/^\uFEFF/, '').trimEnd() !== '---') return false;
  for (let line = 1; line < Math.min(lineCount, maxLines); line++) {
    const text = lineAt(line);
    if (/^(---|\.\.\.)\s*$/.test(text)) return false;
    if (/^["']?contract-spec["']?\s*:/.test(text)) return true;
  }
  return false;
}

/** Can a change at this line alter the answer? */
export const mayBeFrontMatter = (line: number): boolean => line < maxLines;
