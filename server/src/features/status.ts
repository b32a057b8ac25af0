/** How much of its standards a document meets: what the status bar shows (9/11). */
import type { Coverage, Section } from '../standard/types';
import type { ContractDocument, DocumentKind } from '../dialect/types';

export interface StandardStatus {
  readonly id: string;
  readonly title: string;
  /** Sections of which nothing is lacking. */
  readonly met: number;
  /** Sections that ask something of this document. */
  readonly total: number;
}

export interface Status {
  readonly met: number;
  readonly total: number;
  readonly kind: DocumentKind | undefined;
  readonly standards: readonly StandardStatus[];
}

/** Numbered levels that are told apart: 3(4)① counts for 3(4). */
const levels = 2;

export function statusOf(document: ContractDocument, coverage: readonly Coverage[]): Status {
  const standards = coverage.map(standardStatus);
  return {
    met: standards.reduce((sum, { met }) => sum + met, 0),
    total: standards.reduce((sum, { total }) => sum + total, 0),
    kind: document.kind,
    standards,
  };
}

/** Only what the standard requires counts: a section with nothing but recommendations is never lacking. */
function standardStatus({ standard, requirements }: Coverage): StandardStatus {
  const complete = new Map<string, boolean>();
  for (const entry of requirements) {
    // A matter that another kind of document has to deal with, and this one touches, is no duty of this one.
    if (entry.state === 'not-applicable' || entry.requirement.level !== 'required' || !entry.judgement.isAsked) continue;
    const section = countedSection(standard.sections, entry.requirement.section);
    complete.set(section, (complete.get(section) ?? true) && entry.state !== 'missing' && entry.state !== 'partial');
  }
  return { id: standard.id, title: standard.title, met: [...complete.values()].filter(Boolean).length, total: complete.size };
}

const counted = new WeakMap<readonly Section[], Map<string, string>>();

/** The section itself or the one above it that is told apart. */
export function countedSection(sections: readonly Section[], number: string): string {
  let known = counted.get(sections);
  if (!known) counted.set(sections, (known = new Map()));
  let answer = known.get(number);
  if (answer === undefined) known.set(number, (answer = (ancestors(sections, number)[levels - 1] ?? number)));
  return answer;
}

/** Numbers of the sections that contain a section and its own, the outermost first: 3, 3(4), 3(4)①. */
function ancestors(sections: readonly Section[], number: string): string[] {
  return sections.map((section) => section.number).filter((other) => other === number || (number.startsWith(other) && !/[0-9A-Za-z]/.test(number.charAt(other.length)))).sort((a, b) => a.length - b.length);
}
