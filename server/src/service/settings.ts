import type { Place } from '../edits/placement';
import { isPlace } from '../features/fixes';
import type { RuleSettings } from '../rules/types';
import type { Locale } from '../standard/analysis';

/** What a user decides, for one folder. */
export interface Settings {
  /** Ids of the standards for documents that name none. Empty: all that ship. */
  readonly standards: readonly string[];
  readonly rules: RuleSettings;
  /** Where a quick fix puts a clause. */
  readonly place: Place;
  /** Show behind an article's heading which sections it satisfies. */
  readonly inlayHints: boolean;
  /** `auto`: the editor's. */
  readonly locale: Locale | 'auto';
}

export const defaultSettings: Settings = { standards: [], rules: {}, place: 'in-place', inlayHints: true, locale: 'auto' };

const severities: readonly unknown[] = ['error', 'warning', 'information', 'hint', 'off'];

/** Settings as a client sends them (section `contractSpec`). What is not understood is passed over: settings are written by hand. */
export function readSettings(value: unknown): Settings {
  const given = recordOf(value);
  const standards = given['standards'];
  const place = recordOf(given['insertion'])['place'];
  const locale = given['locale'];
  return {
    standards: Array.isArray(standards) ? standards.filter((id): id is string => typeof id === 'string') : defaultSettings.standards,
    rules: Object.fromEntries(Object.entries(recordOf(given['rules'])).filter(([, severity]) => severities.includes(severity))) as RuleSettings,
    place: isPlace(place) ? place : defaultSettings.place,
    inlayHints: recordOf(given['inlayHints'])['sections'] !== false,
    locale: locale === 'ja' || locale === 'en' ? locale : 'auto',
  };
}

const recordOf = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {});

/** A BCP 47 tag, or a name as in LANG, as one of the languages of the messages. */
export const localeOf = (tag: string | undefined): Locale => (/^ja\b|^ja_/i.test(tag ?? '') ? 'ja' : 'en');
