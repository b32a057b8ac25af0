/**
 * The contract document: what the dialect (docs/dialect.md) makes of a text.
 *
 * Units: every offset is a UTF-16 code unit, as LSP counts. Inside a {@link Segment} offsets are relative to the segment's
 * start and lines to its first line, so that a segment is derived from its own text alone and can be kept, and shared, as long as that text
 * is unchanged. Only {@link Placed} knows where in the document it stands.
 */

/** Half-open range of UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const documentKinds = ['contract', 'specification', 'policy', 'standard'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** How a number is written: 5, ５, 五, ⑤, オ (イロハ counts as `iroha`), v. */
export type NumeralScript = 'ascii' | 'fullwidth' | 'kanji' | 'circled' | 'katakana' | 'iroha' | 'roman' | 'latin';

/** One numeral of a label: the 5 and the 2 of 第5条の2. */
export interface Numeral {
  readonly value: number;
  readonly script: NumeralScript;
  readonly span: Span;
}

/** A number as written at the head of an article (条), paragraph (項) or item (号). */
export interface NumberLabel {
  /** The whole label: `第５条の２`, `２`, `（１）`. */
  readonly span: Span;
  /** 第5条の2 → 5, 2; 5.1 → 5, 1. Never empty. */
  readonly numerals: readonly Numeral[];
}

/**
 * How a heading is numbered, strongest first. `article`: 第5条. `ordinal`: 第5. `number`: 5, 5.1, (1) before a title. `title`: a Markdown heading without a number.
 * Of a scope only the strongest form present makes articles (and `title` where it is as high as they are); the others are paragraphs or items.
 */
export type HeadForm = 'article' | 'ordinal' | 'number' | 'title';

export interface Heading {
  /** What to underline: number and title, without `#` and line break; may span two lines when the title stands on a line of its own. */
  readonly span: Span;
  /** Markdown level 1–6; 0 for text without `#`. */
  readonly level: number;
  readonly form: HeadForm;
  readonly number?: NumberLabel;
  /** The last of a range of articles that were deleted together: 第４条から第６条まで　削除. */
  readonly until?: NumberLabel;
  /** Without the brackets around it. */
  readonly title?: string;
  /** Span of the title without its brackets. */
  readonly titleSpan?: Span;
  /** Where the title stands: before the number (on its own line, or in `## （目的）第１条`), behind it, or on the line after it. */
  readonly titlePlace?: 'before' | 'inline' | 'after';
}

/** A sentence (文), without surrounding white space, with its 。 */
export interface Sentence {
  readonly span: Span;
}

/** 号 and what is below it (ア, (ア)), list items, table rows. */
export interface Item {
  /** Absent for `-` items and table rows. */
  readonly label?: NumberLabel;
  /** 1 = 号, 2 = ア, 3 = (ア). */
  readonly level: number;
  /** From the label or list marker to the end of the item's last descendant. */
  readonly span: Span;
  readonly sentences: readonly Sentence[];
  readonly items: readonly Item[];
}

/** 項. The first one of an article usually carries no number. */
export interface Paragraph {
  readonly number?: NumberLabel;
  /** From the number to the end of its last item, without trailing line breaks. */
  readonly span: Span;
  readonly sentences: readonly Sentence[];
  readonly items: readonly Item[];
}

/** `<!-- 準拠: 3(5) -->`, `<!-- satisfies: gaibu-itaku 3(5) -->`: the author says that this article meets a section. */
export interface Annotation {
  readonly span: Span;
  readonly sections: readonly { readonly number: string; readonly span: Span; readonly standard?: string }[];
}

/** Something wrong with the text itself, found while deriving a segment. */
export interface DialectProblem {
  readonly code: 'unclosed-fence' | 'unclosed-comment';
  readonly span: Span;
}

/** `preamble`: all before the first heading. `division`: 編・章・節・款・目. `supplementary`: 附則. `closing`: 「本契約の締結を証するため…」 and signatures. */
export type SegmentKind = 'front-matter' | 'preamble' | 'division' | 'article' | 'supplementary' | 'annex' | 'closing';

/** The unit of work (DESIGN "Time"): derived from its own text alone; immutable; equal texts may share one object. */
export interface Segment {
  readonly kind: SegmentKind;
  readonly text: string;
  /** Offsets of the starts of its lines, the first being 0. LF, CRLF and CR end a line. */
  readonly lineStarts: readonly number[];
  readonly heading?: Heading;
  readonly paragraphs: readonly Paragraph[];
  readonly annotations: readonly Annotation[];
  readonly problems: readonly DialectProblem[];
}

/** A segment where it stands. */
export interface Placed {
  readonly segment: Segment;
  /** UTF-16 offset of the segment's start in the document. */
  readonly offset: number;
  /** Line of the segment's start, from 0. */
  readonly line: number;
  readonly scope: Scope;
  /** Index in {@link ContractDocument.segments}. */
  readonly index: number;
}

/** A stretch with article numbers of its own: the main body, 附則, each annex (別紙, 別記, 別表, 様式). */
export interface Scope {
  readonly kind: 'main' | 'supplementary' | 'annex';
  /** 別紙1, 別記; empty for the main body. */
  readonly label: string;
  readonly articles: readonly Placed[];
}

export interface Position {
  readonly line: number;
  readonly character: number;
}
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A value of the front matter with its position in the document. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
}

export interface Waiver {
  readonly section: Located<string>;
  readonly standard?: Located<string>;
  readonly reason?: Located<string>;
  /** ISO date, as written. */
  readonly until?: Located<string>;
  readonly span: Span;
}

export interface FrontMatterProblem {
  readonly code: string;
  readonly message: { readonly ja: string; readonly en: string };
  readonly severity: 'error' | 'warning';
  readonly span: Span;
}

/** What the front matter says. Unknown keys are problems of severity warning; nothing here throws. */
export interface FrontMatter {
  /** From the first `---` to the end of the closing one. */
  readonly span: Span;
  /** `contract-spec: 1` is there: the file is marked as Contract Markdown. */
  readonly version?: Located<number>;
  readonly kind?: Located<DocumentKind>;
  readonly title?: Located<string>;
  readonly standards?: Located<readonly Located<string>[]>;
  readonly parties: { readonly client?: Located<string>; readonly contractor?: Located<string> };
  readonly conditions: ReadonlyMap<string, Located<string | boolean>>;
  readonly annexes: readonly Located<string>[];
  readonly waivers: readonly Waiver[];
  /** Every top-level key, for completion and for `{{name}}`. */
  readonly keys: ReadonlyMap<string, { readonly key: Span; readonly value: Span; readonly scalar?: string }>;
  readonly problems: readonly FrontMatterProblem[];
}

/** Who is called what in this document: 甲, 委託者, 発注者, 市 … / 乙, 受託者, 受注者 … From front matter, from definitions, else by usage. */
export interface Parties {
  readonly client: string;
  readonly contractor: string;
  /** All names by which each side goes in the text, the preferred first. Interned: equal parties are one object. */
  readonly clientNames: readonly string[];
  readonly contractorNames: readonly string[];
}

/** The numbers of a document: which articles, paragraphs and items there are. Versions of a document that differ in words alone share one object, and so do documents of one template. */
export interface Structure {
  /** Per segment, by {@link Placed.index}. */
  readonly shapes: readonly string[];
  /** Labels of the scopes with the number of their segments. */
  readonly scopes: string;
  /** What the document calls itself: 契約, 仕様書, 規程; empty where nothing tells. */
  readonly noun: string;
}

export interface ContractDocument {
  readonly uri: string;
  readonly length: number;
  readonly lineCount: number;
  readonly frontMatter: FrontMatter | undefined;
  readonly kind: DocumentKind | undefined;
  readonly title: string;
  readonly parties: Parties;
  /** All of them, in order, without gap: their texts joined are the document. */
  readonly segments: readonly Placed[];
  /** Those of kind `article`, in order, of all scopes. */
  readonly articles: readonly Placed[];
  readonly scopes: readonly Scope[];
  readonly structure: Structure;
  getText(): string;
  /** Text of a span of the document (absolute offsets). */
  slice(span: Span): string;
  positionAt(offset: number): Position;
  offsetAt(position: Position): number;
  /** The segment in which an offset lies. */
  segmentAt(offset: number): Placed;
}
