/** The standard itself, to be read beside the draft. */
import type { Standard } from '../standard/types';

export const standardScheme = 'contract-spec-standard';

export interface StandardPage {
  readonly title: string;
  /** Markdown, as its authors wrote it. */
  readonly text: string;
  /** `line` counts from 0. */
  readonly sections: readonly { readonly number: string; readonly title: string; readonly line: number }[];
}

export const standardPage = (standard: Standard, source: string): StandardPage => ({
  title: standard.title,
  text: source,
  sections: standard.sections.map(({ number, title, line }) => ({ number, title, line })),
});

/** `contract-spec-standard:/ID/TITLE.md#LINE`: editors open it read-only at that line (the fragment counts from 1). */
export function standardUri(standard: Standard, section?: string): string {
  const title = standard.title.replaceAll('/', '／');
  const line = standard.sections.find(({ number }) => number === section)?.line;
  return `${standardScheme}:/${encodeURIComponent(standard.id)}/${encodeURIComponent(title)}.md${line === undefined ? '' : `#L${line + 1}`}`;
}
