/** Section numbers as authors write them in annotations and waivers: `3(5)` names all that stands below it, `3(5)通知事項` one requirement. */
import { normalise } from './text/normalise';
import type { Requirement, Standard } from './types';

/** Width and white space do not matter: ３（５） is 3(5). */
export const plainNumber = (number: string): string => normalise(number).text.replaceAll(' ', '');

export function coversSection(number: string, requirement: Pick<Requirement, 'id' | 'section'>): boolean {
  const wanted = plainNumber(number);
  if (wanted === '') return false;
  const within = (whole: string): boolean => whole === wanted || (whole.startsWith(wanted) && !/[0-9a-z.]/.test(whole.charAt(wanted.length)));
  return plainNumber(requirement.id) === wanted || within(plainNumber(requirement.section));
}

/** Whether a standard has such a section or requirement: for `unknown-section`. */
export function isSection(standard: Standard, number: string): boolean {
  const wanted = plainNumber(number);
  return standard.sections.some((section) => plainNumber(section.number) === wanted) || standard.requirements.some(({ id }) => plainNumber(id) === wanted);
}
