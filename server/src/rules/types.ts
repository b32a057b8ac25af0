import type { ContractDocument, Placed, Range, Segment, Span } from '../dialect/types';
import type { Analysis } from '../standard/analysis';
import type { LocalizedText } from '../standard/types';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Severities by rule id, from the user's settings; `off` silences a rule. */
export type RuleSettings = Readonly<Record<string, Severity | 'off'>>;

/** One finding of a rule, positioned in the document, in the user's language. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** Says what to do. */
  readonly message: string;
  readonly range: Range;
  /** The section of the standard that asks for it: `3(5)`. */
  readonly section?: string;
  readonly standard?: string;
  /** Requirement id, for the fixes. */
  readonly requirement?: string;
  /** What a fix of this rule needs to know. */
  readonly data?: Readonly<Record<string, string | number>>;
  /** Other places that explain it. */
  readonly related?: readonly { readonly range: Range; readonly message: string }[];
  /** LSP DiagnosticTag.Unnecessary. */
  readonly unnecessary?: boolean;
}

/** What a rule reports. `span` is relative to the segment when the rule looks at segments, else of the document. */
export interface Report {
  readonly span: Span;
  readonly message: Required<LocalizedText>;
  /** Instead of the rule's own. */
  readonly severity?: Severity;
  readonly section?: string;
  readonly standard?: string;
  readonly requirement?: string;
  readonly data?: Readonly<Record<string, string | number>>;
  /** `span` of the document, or the heading of a segment by its index (which stays when positions move). */
  readonly related?: readonly { readonly at: Span | { readonly headingOf: number }; readonly message: Required<LocalizedText> }[];
  readonly unnecessary?: boolean;
  /**
   * From {@link Rule.inStructure}: what it proposes goes by other words of the document than the segment's, so that it is not kept, or by other numbers than those the
   * segment names, so that it is kept only as long as all numbers stay.
   */
  readonly goesBy?: 'words' | 'numbers';
}

/**
 * One kind of finding. One file each under rules/, one page each under docs/rules/. A rule looks at as little as it can, so that what it found is
 * kept while that stays: at one segment, at one segment among the numbers of the document, or at the whole analysis.
 */
export interface Rule {
  /** kebab-case, never reused. */
  readonly id: string;
  readonly severity: Severity;
  readonly title: Required<LocalizedText>;
  /** From the segment's text alone. Spans relative to the segment. */
  inSegment?(segment: Segment): Iterable<Report>;
  /** From the segment and the document's structure (numbers of articles, paragraphs, items), from no other words and no positions. Spans relative to the segment. */
  inStructure?(document: ContractDocument, placed: Placed): Iterable<Report>;
  /** From everything. Spans of the document. */
  check?(analysis: Analysis): Iterable<Report>;
}
