import type { ContractDocument } from '../dialect/types';
import type { Coverage, Standard } from './types';

export type Locale = 'ja' | 'en';

/** Another file of the bundle, named by `annexes:`. */
export interface Annex {
  /** As written in the front matter. */
  readonly path: string;
  /** Undefined when the file cannot be read. */
  readonly document: ContractDocument | undefined;
}

/** What a rule, an edit or a feature may look at. Immutable; one per version of a document. */
export interface Analysis {
  readonly document: ContractDocument;
  readonly annexes: readonly Annex[];
  /** All that are loaded: built in and of the workspace. */
  readonly available: readonly Standard[];
  /** One for each standard that applies to the document (front matter `standards:`, else the setting, else all that ship). */
  readonly coverage: readonly Coverage[];
  readonly locale: Locale;
  /** ISO date of today, for waivers that expire. */
  readonly today: string;
}
