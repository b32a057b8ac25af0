/** Reading the arguments. What cannot be understood is a {@link UsageError}, which says what to write instead. */
import { parseArgs } from 'node:util';
import { documentKinds, type DocumentKind } from '../dialect/types';
import type { Locale } from '../standard/analysis';

export const formats = ['stylish', 'json', 'sarif', 'github'] as const;
export type Format = (typeof formats)[number];

export interface CheckCommand {
  readonly command: 'check';
  readonly paths: readonly string[];
  /** Ids of standards, instead of those that the documents name. */
  readonly standards: readonly string[];
  /** Kind of the texts that do not say what they are. */
  readonly kind: DocumentKind | undefined;
  readonly format: Format;
  readonly maxWarnings: number | undefined;
  readonly locale: Locale | undefined;
}

export interface ExplainCommand {
  readonly command: 'explain';
  readonly path: string;
  readonly requirement: string;
  readonly standards: readonly string[];
  readonly kind: DocumentKind | undefined;
  readonly locale: Locale | undefined;
}

export type Command = CheckCommand | ExplainCommand | { readonly command: 'help' | 'version'; readonly locale: Locale | undefined };

/** In both languages: who mistypes an option may have mistyped the one for the language. */
export class UsageError extends Error {}

const options = {
  standard: { type: 'string', multiple: true },
  kind: { type: 'string' },
  format: { type: 'string' },
  'max-warnings': { type: 'string' },
  locale: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

type Values = ReturnType<typeof parse>['values'];

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
}

export function readArguments(args: readonly string[]): Command {
  const { values, positionals } = parsed(args);
  const locale = oneOf(values.locale, ['ja', 'en'] as const, '--locale');
  if (values.help) return { command: 'help', locale };
  if (values.version) return { command: 'version', locale };
  const [command, ...rest] = positionals;
  const shared = { standards: values.standard ?? [], kind: kindOf(values), locale };
  switch (command) {
    case undefined:
      // Without anything to do, say what can be done, and fail: a script that forgot its arguments shall not pass.
      throw new UsageError('コマンドがありません / No command given: check, explain');
    case 'check':
      return { command, paths: rest.length > 0 ? rest : ['.'], ...shared, format: oneOf(values.format, formats, '--format') ?? 'stylish', maxWarnings: countOf(values) };
    case 'explain': {
      const [path, requirement, ...more] = rest;
      if (path === undefined || requirement === undefined || more.length > 0) throw new UsageError('explain には FILE と REQUIREMENT が必要です / explain takes FILE and REQUIREMENT');
      return { command, path, requirement, ...shared };
    }
    default:
      throw new UsageError(`「${command}」というコマンドはありません / No such command: ${command} (check, explain)`);
  }
}

function parsed(args: readonly string[]): ReturnType<typeof parse> {
  try {
    return parse(args);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

const kindOf = (values: Values): DocumentKind | undefined => oneOf(values.kind, documentKinds.filter((kind) => kind !== 'standard'), '--kind');

function oneOf<T extends string>(value: string | undefined, known: readonly T[], option: string): T | undefined {
  if (value === undefined || (known as readonly string[]).includes(value)) return value as T | undefined;
  throw new UsageError(`${option} は ${known.join('、')} のいずれかです / ${option} must be one of ${known.join(', ')}: ${value}`);
}

function countOf(values: Values): number | undefined {
  const value = values['max-warnings'];
  if (value === undefined) return undefined;
  if (!/^\d{1,9}$/.test(value)) throw new UsageError(`--max-warnings は 0 以上の整数です / --max-warnings takes a whole number: ${value}`);
  return Number(value);
}
