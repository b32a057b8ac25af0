/** Arguments of `check`, read and checked. */
import { parseArgs } from 'node:util';
import type { DocumentKind } from '../dialect/types';
import type { Locale } from '../standard/analysis';
import { terminalLocale } from './usage';

export const formats = ['stylish', 'json', 'sarif', 'github'] as const;
export type OutputFormat = (typeof formats)[number];
const kinds = ['contract', 'specification', 'policy'] as const;

export interface CheckOptions {
  readonly paths: readonly string[];
  readonly standard: string | undefined;
  readonly kind: DocumentKind | undefined;
  readonly format: OutputFormat;
  readonly maxWarnings: number;
  readonly locale: Locale;
  /** Where results are kept from run to run. */
  readonly cache: string | undefined;
  /** Threads that check files; undefined: as many as are worth it. */
  readonly concurrency: number | undefined;
}

export interface Misuse {
  readonly ja: string;
  readonly en: string;
}

export function readOptions(args: readonly string[]): CheckOptions | 'help' | Misuse {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        standard: { type: 'string' },
        kind: { type: 'string' },
        format: { type: 'string', default: 'stylish' },
        'max-warnings': { type: 'string' },
        locale: { type: 'string' },
        cache: { type: 'boolean' },
        concurrency: { type: 'string' },
        'cache-location': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    const detail = error instanceof Error ? error.message.split('\n')[0]! : String(error);
    return { ja: `引数に誤りがあります：${detail}`, en: detail };
  }
  const { values, positionals } = parsed;
  if (values.help) return 'help';
  const wrong = (name: string, value: string, allowed: readonly string[]): Misuse => ({
    ja: `--${name} に「${value}」は指定できません。${allowed.join('、')} のいずれかを指定してください。`,
    en: `--${name} cannot be "${value}". Use ${allowed.join(', ')}.`,
  });
  const { standard, kind, format, 'max-warnings': max, locale } = values;
  if (!isOneOf(formats, format)) return wrong('format', format, formats);
  if (kind !== undefined && !isOneOf(kinds, kind)) return wrong('kind', kind, kinds);
  if (locale !== undefined && locale !== 'ja' && locale !== 'en') return wrong('locale', locale, ['ja', 'en']);
  if (max !== undefined && !/^\d{1,9}$/.test(max)) return { ja: '--max-warnings には 0 以上の整数を指定してください。', en: '--max-warnings takes a whole number.' };
  const { concurrency } = values;
  if (concurrency !== undefined && !/^[1-9]\d?$/.test(concurrency)) return { ja: '--concurrency には 1 から 99 までの整数を指定してください。', en: '--concurrency takes a whole number from 1 to 99.' };
  return {
    paths: positionals.length > 0 ? positionals : ['.'],
    standard,
    kind,
    format,
    maxWarnings: max === undefined ? Infinity : Number(max),
    locale: locale ?? terminalLocale(args),
    cache: values.cache || values['cache-location'] !== undefined ? (values['cache-location'] ?? '.contract-spec-cache') : undefined,
    concurrency: concurrency === undefined ? undefined : Number(concurrency),
  };
}

const isOneOf = <T extends string>(all: readonly T[], value: string): value is T => (all as readonly string[]).includes(value);
