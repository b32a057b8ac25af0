/** Waivers of the front matter: with a reason, and only until their day. */
import type { FrontMatter, Waiver } from '../dialect/types';
import { coversSection } from './sections';
import type { Requirement } from './types';

/** Why a waiver does not count; undefined when it does. */
export function waiverFlaw(waiver: Waiver, today: string): 'no-reason' | 'expired' | 'bad-date' | undefined {
  if (!waiver.reason || waiver.reason.value.trim() === '') return 'no-reason';
  if (!waiver.until) return undefined;
  const date = waiver.until.value.trim();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date))) return 'bad-date';
  return date < today ? 'expired' : undefined;
}

/** The reason (and date) of a waiver that counts for a requirement. */
export function waiverOf(frontMatter: FrontMatter | undefined, requirement: Requirement, today: string): string | undefined {
  const waiver = frontMatter?.waivers.find(
    (candidate) =>
      (candidate.standard?.value ?? requirement.standard) === requirement.standard && coversSection(candidate.section.value, requirement) && waiverFlaw(candidate, today) === undefined,
  );
  return waiver && [waiver.reason!.value.trim(), ...(waiver.until ? [`（${waiver.until.value.trim()}）`] : [])].join('');
}
