/**
 * Standards and coverage: what a standard asks for (data), and what a document has of it.
 * Nothing here, nor in the engine, names a particular standard.
 */
import type { DocumentKind, Placed, Span } from '../dialect/types';

/** Text in the languages of the user. `en` may be absent for a standard that exists in one language only. */
export interface LocalizedText {
  readonly ja: string;
  readonly en?: string;
}

export interface Standard {
  readonly id: string;
  readonly title: string;
  readonly language: 'ja' | 'en';
  readonly sections: readonly Section[];
  /** In the order of the standard. */
  readonly requirements: readonly Requirement[];
  readonly conditions: readonly Condition[];
  readonly concepts: readonly Concept[];
  /** Bullets of the outline (盛り込むべき事項), verbatim, each with the requirement ids (and elements) it maps to. */
  readonly outline: readonly { readonly text: string; readonly requirements: readonly string[] }[];
}

/** A numbered section with its verbatim text: what the hover quotes. */
export interface Section {
  /** `3(5)`, `3(4)①`, `2`. */
  readonly number: string;
  readonly title: string;
  readonly level: number;
  /** Verbatim, joined where the source hard-wraps, otherwise to the character. Paragraphs are separated by `\n`. */
  readonly text: string;
  /** Explanations of oddities, shown beside the quote. */
  readonly notes: readonly LocalizedText[];
  /** Line in the standard's own Markdown file, from 0. */
  readonly line: number;
}

/** Declared by the standard, set by `conditions:` of a document's front matter; decides what applies. */
export interface Condition {
  readonly name: string;
  readonly title: LocalizedText;
  readonly values: readonly (string | boolean)[];
  /** Taken when the document does not say. */
  readonly default: string | boolean;
}

/** A set of words that mean the same: 再委託, 再々委託, 第三者に委託, 請け負わせ. */
export interface Concept {
  readonly name: string;
  readonly words: readonly string[];
}

export interface Requirement {
  /** An id of standard/BREAKDOWN.md, to the letter: `3(5)通知事項`. */
  readonly id: string;
  readonly standard: string;
  readonly section: string;
  readonly title: LocalizedText;
  readonly level: 'required' | 'recommended';
  readonly duty: readonly ('client' | 'contractor')[];
  readonly kinds: readonly DocumentKind[];
  /** Applies only when the condition has this value; per kind where kinds differ. */
  readonly when?: ConditionTest;
  readonly elements: readonly RequirementElement[];
  readonly clauses: readonly StandardClause[];
}

export interface ConditionTest {
  readonly condition: string;
  readonly equals: string | boolean;
  /** Kinds for which the test is not made (a policy provides for every case). */
  readonly exceptKinds?: readonly DocumentKind[];
}

export interface RequirementElement {
  /** Title of BREAKDOWN.md, to the letter (test/corpus/README.md lists them). Unique within the requirement. */
  readonly title: string;
  readonly titleEn?: string;
  readonly required: boolean;
  readonly when?: ConditionTest;
  /** A sentence that adds this element alone to an article that has the rest (a 項), `{{client}}`/`{{contractor}}` for the parties. Per kind. */
  readonly sentence: Partial<Record<DocumentKind, string>>;
  /** The same as an item (号) that completes a list, where the requirement is a list. */
  readonly item?: string;
}

/** A standard clause for one kind of document: Contract Markdown, one article, with `{{client}}` and `{{contractor}}`. */
export interface StandardClause {
  readonly kind: DocumentKind;
  readonly title: string;
  /** The body without its heading; paragraphs numbered from 1 in ASCII (`2 乙は…`), items `(1)`. References to its own paragraphs as 前項 or 第1項. */
  readonly body: string;
  /** Requirements that this clause meets. One clause may meet several requirements (データの管理 = 3(4)①–④). */
  readonly requirements: readonly string[];
}

export type CoverageState = 'met' | 'partial' | 'missing' | 'asserted' | 'waived' | 'not-applicable';

/** Words that show that an element is there, and where. `span` is relative to the segment. */
export interface Evidence {
  readonly placed: Placed;
  /** Path of the annex's file when the evidence is in another file of the bundle. */
  readonly file?: string;
  /** The statement judged. */
  readonly span: Span;
  /** The very words that counted, with their spans relative to the segment. */
  readonly words: readonly { readonly concept: string; readonly span: Span }[];
}

export interface ElementCoverage {
  readonly element: RequirementElement;
  /** False where a condition makes it not apply or the standard only recommends it. */
  readonly required: boolean;
  readonly met: boolean;
  /** Present only with a weaker modality than the standard demands (「努める」): not met. The statement concerned. */
  readonly weak?: Evidence;
  readonly evidence: readonly Evidence[];
  /** When not met: the nearest statement, and the names of the concepts looked for there and not found. */
  readonly nearest?: { readonly evidence: Evidence; readonly absent: readonly string[] };
}

export interface RequirementCoverage {
  readonly requirement: Requirement;
  readonly state: CoverageState;
  readonly elements: readonly ElementCoverage[];
  /** The articles that carry it, best first. */
  readonly articles: readonly { readonly placed: Placed; readonly file?: string }[];
  /** Reason and date of the waiver, or the annotation's article. */
  readonly because?: string;
}

export interface Coverage {
  readonly standard: Standard;
  readonly requirements: readonly RequirementCoverage[];
}
