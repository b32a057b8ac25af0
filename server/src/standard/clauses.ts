/** Which standard clause to offer. */
import type { DocumentKind } from '../dialect/types';
import type { Requirement, StandardClause } from './types';

/**
 * The clause that meets a requirement in a document of this kind and, of several, the one that meets most of what is missing without repeating
 * what is there: clauses stand in the standard from the widest to the narrowest. `isMissing`: whether a requirement is still to be met.
 */
export function clauseFor(requirement: Requirement, kind: DocumentKind, isMissing: (requirementId: string) => boolean): StandardClause | undefined {
  const clauses = requirement.clauses.filter((clause) => clause.kind === kind);
  return clauses.find((clause) => clause.requirements.every((id) => id === requirement.id || isMissing(id))) ?? clauses.at(-1);
}
