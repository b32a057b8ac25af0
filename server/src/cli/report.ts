/** The object that `--format json` prints. Public: changed only with its `version`. */
import { lastNotAbove } from '../dialect/lines';
import type { ContractDocument, DocumentKind, Placed } from '../dialect/types';
import { inLocale } from '../features/convert';
import { articleName } from '../rules/places';
import type { Finding, Severity } from '../rules/types';
import type { Analysis, Locale } from '../standard/analysis';
import type { CoverageState, ElementCoverage, Evidence, RequirementCoverage, Shortfall } from '../standard/types';

export interface Report {
  readonly version: 1;
  readonly files: readonly FileReport[];
  readonly summary: Summary;
}

export interface Summary extends Counts {
  readonly files: number;
}

export interface FindingsReport {
  readonly path: string;
  readonly diagnostics: readonly DiagnosticReport[];
}

export interface FileReport extends FindingsReport {
  readonly kind: DocumentKind | null;
  readonly title: string;
  readonly articles: readonly ArticleReport[];
  readonly coverage: readonly CoverageReport[];
}

export interface ArticleReport {
  /** 第5条, 第5条の2, 第3, 2.1: in ASCII digits however it is written; in an annex with its label before it; empty without a number. */
  readonly number: string;
  readonly title: string;
  /** From 1. */
  readonly line: number;
}

export interface ElementReport {
  readonly title: string;
  readonly required: boolean;
  readonly met: boolean;
  readonly article?: string;
  /** The statement that carries it; or one that says it with less force; or, of a requirement that applies, the one that comes nearest. */
  readonly statement?: {
    readonly article: string;
    /** From 1. */
    readonly line: number;
    /** The words found, as the draft writes them. */
    readonly words: readonly string[];
    /** Why it does not do. */
    readonly why?: Shortfall | 'weak';
    /** What was looked for and not found; when excluded, what excludes it. */
    readonly absent?: readonly string[];
  };
}

export interface CoverageReport {
  readonly standard: string;
  readonly requirement: string;
  readonly section: string;
  readonly state: CoverageState;
  readonly elements: readonly ElementReport[];
  readonly articles: readonly string[];
}

export interface DiagnosticReport {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly section?: string;
  /** Lines and UTF-16 characters from 0, as in LSP. */
  readonly range: Finding['range'];
}

/** What every format needs. */
export function findingsReport(path: string, findings: readonly Finding[]): FindingsReport {
  return { path, diagnostics: findings.map(({ rule, severity, message, section, range }) => ({ rule, severity, message, ...(section !== undefined && { section }), range })) };
}

/** With the statement behind each verdict, which takes its time to find. */
export function fileReport(path: string, { document, coverage, locale }: Analysis, findings: readonly Finding[]): FileReport {
  return {
    path,
    kind: document.kind ?? null,
    title: document.title,
    articles: document.articles.map((placed) => ({ number: numberOf(placed), title: placed.segment.heading?.title ?? '', line: lineOf(document, placed) })),
    coverage: coverage.flatMap(({ standard, requirements }) => requirements.map((entry) => coverageReport(standard.id, entry, locale))),
    diagnostics: findingsReport(path, findings).diagnostics,
  };
}

/** Of an annex within the document: 別紙1 第3条. */
const numberOf = (placed: Placed): string => {
  const number = placed.segment.heading?.number && placed.segment.heading.form !== 'title' ? articleName(placed) : '';
  return placed.scope.kind === 'main' ? number : `${placed.scope.label} ${number}`.trim();
};

const lineOf = (document: ContractDocument, placed: Placed): number => document.positionAt(placed.offset + (placed.segment.heading?.span.start ?? 0)).line + 1;

/** An article where it is named alone: by its number, else by its title; of another file with the file before it. */
export function nameOf(placed: Placed, file: string | undefined, locale: Locale = 'ja'): string {
  const own = numberOf(placed) || articleName(placed, locale);
  return file === undefined ? own : `${file} ${own}`;
}

function coverageReport(standard: string, { requirement, state, elements, articles }: RequirementCoverage, locale: Locale): CoverageReport {
  return {
    standard,
    requirement: requirement.id,
    section: requirement.section,
    state,
    elements: elements.map((element) => ({
      title: element.element.title,
      required: element.required,
      met: element.met,
      ...(element.evidence[0] && { article: nameOf(element.evidence[0].placed, element.evidence[0].file, locale) }),
      ...statementOf(element, state, locale),
    })),
    articles: articles.map(({ placed, file }) => nameOf(placed, file, locale)),
  };
}

function statementOf({ evidence, weak, nearest, required }: ElementCoverage, state: CoverageState, locale: Locale): Pick<ElementReport, 'statement'> {
  const told = ({ placed, file, span, words }: Evidence): NonNullable<ElementReport['statement']> => ({
    article: nameOf(placed, file, locale),
    line: lineIn(placed, span.start),
    words: [...new Set(words.map((word) => placed.segment.text.slice(word.span.start, word.span.end)))],
  });
  if (evidence[0]) return { statement: told(evidence[0]) };
  if (weak) return { statement: { ...told(weak), why: 'weak' } };
  const near = required && (state === 'partial' || state === 'missing') ? nearest : undefined;
  return near ? { statement: { ...told(near.evidence), why: near.why, absent: near.absent } } : {};
}

/** The line, from 1, of an offset of a segment. */
export const lineIn = (placed: Placed, offset: number): number => placed.line + lastNotAbove(placed.segment.lineStarts, offset) + 1;

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
}

export function countsOf({ diagnostics }: FindingsReport): Counts {
  const count = (severity: Severity) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return { errors: count('error'), warnings: count('warning') };
}

export const severityNames: Readonly<Record<Severity, { readonly ja: string; readonly en: string }>> = {
  error: { ja: '誤り', en: 'error' },
  warning: { ja: '警告', en: 'warning' },
  information: { ja: '情報', en: 'info' },
  hint: { ja: '助言', en: 'hint' },
};

export const severityIn = (severity: Severity, locale: Locale): string => inLocale(severityNames[severity], locale);
