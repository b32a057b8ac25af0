import type { Span } from '../../dialect/types';
import type { LocalizedText } from '../types';

/** Something wrong with a standard's own file, with its place there (UTF-16 offsets). */
export interface StandardProblem {
  readonly code:
    | 'front-matter'
    | 'too-long'
    | 'yaml'
    | 'unknown-key'
    | 'wrong-type'
    | 'missing-key'
    | 'unknown-value'
    | 'unknown-block'
    | 'unknown-section'
    | 'unknown-concept'
    | 'unknown-condition'
    | 'unknown-requirement'
    | 'unknown-element'
    | 'duplicate-id'
    | 'bad-word'
    | 'clause-without-title';
  readonly message: Required<LocalizedText>;
  readonly severity: 'error' | 'warning';
  readonly span: Span;
}

export type Report = (code: StandardProblem['code'], span: Span, ja: string, en: string, severity?: 'error' | 'warning') => void;

export function reporter(problems: StandardProblem[]): Report {
  return (code, span, ja, en, severity = 'error') => problems.push({ code, span, severity, message: { ja, en } });
}
