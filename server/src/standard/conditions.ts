/** What applies: the conditions that a standard declares, with the values that a document gives them. */
import type { DocumentKind, FrontMatter } from '../dialect/types';
import type { ConditionTest, Standard } from './types';

export type ConditionValues = ReadonlyMap<string, string | boolean>;

/** The front matter decides; else what the text shows (`detected`); else the default. */
export function conditionsOf(
  standard: Standard,
  frontMatter: FrontMatter | undefined,
  detected: readonly { readonly standard: Standard; readonly condition: string; readonly value: string | boolean }[],
): ConditionValues {
  const values = new Map<string, string | boolean>();
  for (const { name, values: known, default: usual } of standard.conditions) {
    const given = frontMatter?.conditions.get(name)?.value;
    const shown = detected.find((found) => found.standard === standard && found.condition === name)?.value;
    values.set(name, given !== undefined && known.includes(given) ? given : (shown ?? usual));
  }
  return values;
}

export function holds(test: ConditionTest | undefined, values: ConditionValues, kind: DocumentKind): boolean {
  if (!test || test.exceptKinds?.includes(kind)) return true;
  return values.get(test.condition) === test.equals;
}
