/**
 * Messages of the server beyond LSP. Types only, so that a client can import them without any code of the server. They are public: an editor
 * without a client of its own (Neovim, Emacs) sends and reads the same.
 */
import type { CoverageState } from '../standard/types';
import type { DocumentKind, Position } from '../dialect/types';

/** Notification `contractSpec/status`, server to client: sent when a document's figures change. */
export interface StatusParams {
  readonly uri: string;
  /** Sections of which nothing is lacking: every requirement that applies is met, asserted or waived. Of all standards of the document. */
  readonly met: number;
  /** Sections (two levels deep: 3(5), 2) that require something of the document. */
  readonly total: number;
  readonly kind: DocumentKind | undefined;
  readonly standards: readonly { readonly id: string; readonly title: string; readonly met: number; readonly total: number }[];
}

/** Request `contractSpec/clauses`: what each standard of the document asks for. Result: {@link ClauseInfo}[], in the order of the standards. */
export interface ClausesParams {
  readonly uri: string;
}

export interface ClauseInfo {
  /** Id of the standard. */
  readonly standard: string;
  /** Id of the requirement. */
  readonly requirement: string;
  readonly section: string;
  readonly title: string;
  readonly state: CoverageState;
}

/** Where a clause goes: with the following articles renumbered, as 第5条の2, or behind the last article. */
export type InsertionPlace = 'in-place' | 'branch' | 'end';

/** Request `contractSpec/insertClause`. Result: a WorkspaceEdit, or null when there is nothing to insert. */
export interface InsertClauseParams {
  readonly uri: string;
  /** Absent: all standards of the document. */
  readonly standard?: string;
  /** Id of a requirement, or `all` that is missing. */
  readonly requirement?: string;
  /** Ids of requirements, or `all` that is missing. */
  readonly requirements?: readonly string[] | 'all';
  /** The setting `contractSpec.insertion.place` when absent. */
  readonly place?: InsertionPlace;
}

/** Request `contractSpec/standard`: the text of a standard, to be shown read-only. Result: {@link StandardResult}. */
export interface StandardParams {
  readonly id: string;
}

export interface StandardResult {
  readonly title: string;
  /** Markdown. */
  readonly text: string;
  /** `line`: of the section's heading in `text`, from 0. */
  readonly sections: readonly { readonly number: string; readonly title: string; readonly line: number }[];
}

/** Request `contractSpec/checkWorkspace`: checks every contract document of the open folders, with work-done progress. */
export interface CheckWorkspaceParams {
  readonly workDoneToken?: string | number;
}

export interface CheckWorkspaceResult {
  /** Documents checked. */
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
}

/** Request `contractSpec/renumber`: numbers and the references to them in order. Result: a WorkspaceEdit, or null when all are. */
export interface RenumberParams {
  readonly uri: string;
}

/** Request `contractSpec/editArticle`: moves the article at a position up or down, or deletes it; numbers and references follow. Result: a WorkspaceEdit, or null when it cannot be. */
export interface EditArticleParams {
  readonly uri: string;
  readonly position: Position;
  readonly action: 'up' | 'down' | 'delete';
}

/** What a client may say in `initialize`. */
export interface InitializationOptions {
  /** False: standards of the workspace are not read. */
  readonly trusted?: boolean;
  /** Settings for clients without `workspace/configuration`, as under `contractSpec`. */
  readonly settings?: unknown;
}
