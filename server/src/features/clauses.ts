/** What a document has of each requirement: the list that "insert a clause" offers. */
import type { Analysis } from '../standard/analysis';
import type { CoverageState } from '../standard/types';
import { inLocale } from './convert';

export interface ClauseState {
  readonly standard: string;
  readonly requirement: string;
  readonly section: string;
  readonly title: string;
  readonly state: CoverageState;
}

export function clauseStates({ coverage, locale }: Analysis): ClauseState[] {
  return coverage.flatMap(({ standard, requirements }) =>
    requirements.map(({ requirement, state }) => ({ standard: standard.id, requirement: requirement.id, section: requirement.section, title: inLocale(requirement.title, locale), state })),
  );
}
