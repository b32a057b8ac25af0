import type { Range } from '../dialect/types';
import type { Analysis } from '../standard/analysis';
import type { LocalizedText } from '../standard/types';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** One finding of a rule, positioned in the document. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** In the user's language; says what to do. */
  readonly message: string;
  readonly range: Range;
  /** The section of the standard that asks for it: `3(5)`. */
  readonly section?: string;
  readonly standard?: string;
  /** Requirement id, for the fixes. */
  readonly requirement?: string;
  /** Other places that explain it. */
  readonly related?: readonly { readonly range: Range; readonly message: string }[];
  /** LSP DiagnosticTag.Unnecessary. */
  readonly unnecessary?: boolean;
}

/** One kind of finding. One file each under rules/, one page each under docs/rules/. */
export interface Rule {
  /** kebab-case, never reused. */
  readonly id: string;
  readonly severity: Severity;
  readonly title: LocalizedText;
  check(analysis: Analysis): Iterable<Finding>;
}
