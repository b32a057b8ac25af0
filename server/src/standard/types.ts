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
  /** Taken when neither the front matter nor the text says. */
  readonly default: string | boolean;
  /** Passages of a document that show another value than the default, where the front matter is silent. */
  readonly detect?: readonly { readonly value: string | boolean; readonly evidence: readonly EvidenceRule[] }[];
}

/** A set of words that mean the same: 再委託, 再々委託, 第三者に委託, 請け負わせ. */
export interface Concept {
  readonly name: string;
  /** As the standard's file writes them: `承(諾|認)`, `損害…賠償` (a short gap), `subcontract*` (any ending). docs/standards.md "Words". */
  readonly words: readonly string[];
  /** Longer words in which a word of this concept does not count: 教育委員会 for 教育. */
  readonly except?: readonly string[];
  /** A thing or a person to which a document may give a name of its own. */
  readonly nameable?: boolean;
}

/** One thing that a passage must say (any of the concepts), or, with `not`, must not say. */
export interface EvidenceTerm {
  readonly any: readonly string[];
  readonly not?: boolean;
  /** What the passage does, not when it does it: a word inside …するときは、 does not count. */
  readonly does?: boolean;
  /** Said of it: one of these concepts follows in the same clause with no other topic (は、) between: `責任者 ~ 定める`. */
  readonly then?: readonly string[];
}

/**
 * One way in which a document can carry an element. All parts must hold. docs/evidence.md tells a lawyer how to read one.
 * `clause`: a predicate with what belongs to it; `sentence`: a whole 文; `list`: a lead-in (柱書) with all its items (号).
 */
export interface EvidenceRule {
  /** In the passage itself (with its lead-in, where it is an item). */
  readonly says: readonly EvidenceTerm[];
  /** In the passage or in what it leans on: the sentence before, the paragraph it refers to. */
  readonly near?: readonly EvidenceTerm[];
  /** In the passage or anywhere in its article; the heading counts here, as a hint. */
  readonly about?: readonly EvidenceTerm[];
  /** What a passage is. `clause` when absent. */
  readonly within?: 'clause' | 'sentence' | 'list' | 'paragraph' | 'article';
  /** What the passage does. `duty` when absent. `binding`: a duty or a prohibition. */
  readonly force?: 'duty' | 'prohibition' | 'binding' | 'right' | 'any';
  /** Who owes it (or has the right). The requirement's `duty` when absent. */
  readonly by?: 'client' | 'contractor' | 'any';
  /** Only in documents of these kinds. */
  readonly kinds?: readonly DocumentKind[];
  /** Elements (`3(7)誓約書/従事者の誓約書等の措置`) that the document must have as well; `a | b`: one of them. */
  readonly needs?: readonly string[];
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
  /** What shows that a document deals with the matter at all: partial rather than missing. */
  readonly topic: readonly EvidenceRule[];
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
  /** The ways in which a document can carry it; one is enough. */
  readonly evidence: readonly EvidenceRule[];
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

/** Why a statement does not carry an element: words are absent, it does no such thing (a right where a duty is asked for), somebody else owes it, or it says what excludes it. */
export type Shortfall = 'words' | 'force' | 'bearer' | 'excluded';

export interface NearestStatement {
  readonly evidence: Evidence;
  readonly why: Shortfall;
  /** Names of the concepts looked for there and not found; when excluded, of those that exclude it. */
  readonly absent: readonly string[];
}

export interface ElementJudgement {
  readonly element: RequirementElement;
  /** False where a condition makes it not apply or the standard only recommends it. */
  readonly required: boolean;
  readonly met: boolean;
}

/** What the text says of a requirement: one object from version to version of a document, as long as nothing that it follows from changes. */
export interface Judgement {
  readonly requirement: Requirement;
  readonly elements: readonly ElementJudgement[];
  /** The standard requires some of its elements of this document. */
  readonly isAsked: boolean;
  /** Some element is there only with a weaker modality than the standard demands. */
  readonly isWeak: boolean;
}

export interface ElementCoverage extends ElementJudgement {
  /** Present only with a weaker modality than the standard demands (「努める」): not met. The statement concerned. */
  readonly weak?: Evidence;
  readonly evidence: readonly Evidence[];
  /** When not met: the statement that comes nearest, and why it does not do. */
  readonly nearest?: NearestStatement;
}

export interface RequirementCoverage {
  readonly requirement: Requirement;
  readonly state: CoverageState;
  /** What it shows; without where. */
  readonly judgement: Judgement;
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
