/** What the layers above use of standards: the built-in ones, loading others, coverage, explanation, and helpers on sections and waivers. */
export { builtinStandards, sourceOf } from './builtin';
export { coverageOf, type CoverageInput } from './coverage';
export { loadStandard, type LoadedStandard, type StandardProblem } from './load/index';
export { coversSection, isSection } from './sections';
export { waiverFlaw } from './waivers';
export { clauseFor } from './clauses';
export type * from './types';
export type { Analysis, Annex, Locale } from './analysis';
