/** How the commands are called, in the user's language. */
import type { Locale } from '../standard/analysis';
import { inLocale } from '../features/convert';

/** `--locale` where it stands; else the language of the environment (LC_ALL, LC_MESSAGES, LANG), else the system's. */
export function terminalLocale(args: readonly string[] = process.argv): Locale {
  const at = args.findIndex((argument) => argument === '--locale' || argument.startsWith('--locale='));
  const given = at < 0 ? undefined : args[at]!.includes('=') ? args[at]!.split('=')[1] : args[at + 1];
  if (given === 'ja' || given === 'en') return given;
  const variable = process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '';
  if (/^ja/i.test(variable)) return 'ja';
  if (/^en/i.test(variable)) return 'en';
  // Of all that know the system's language this is the one that is made at once.
  return /^ja/i.test(new Intl.PluralRules().resolvedOptions().locale) ? 'ja' : 'en';
}

const text = {
  ja: `使い方:
  contract-spec check [パス …|-] [オプション]    契約書、仕様書又は規程を基準と照合します
  contract-spec explain ファイル 要件            要件の各要素について、根拠となった語句とその場所を示します
  contract-spec --help | --version

パスには、ファイル、フォルダー又は -（標準入力）を指定します。省略したときは現在のフォルダーを点検します。
フォルダーでは、*.contract.md、*.policy.md、*.specification.md 及び front matter に contract-spec: のある
Markdown を点検します。

check のオプション:
  --standard ID       照合する基準（front matter に standards: がない文書に適用します）
  --kind KIND         種類の記載がない文書の種類（contract、specification、policy）
  --format FORMAT     出力の形式（stylish、json、sarif、github）。既定は stylish
  --max-warnings N    警告が N 件を超えたときに終了コードを 1 とします
  --cache             前回から変わらない文書の結果を再利用します（.contract-spec-cache に保存）
  --cache-location F  再利用する結果の保存先
  --concurrency N     並行して点検するスレッドの数（既定は文書の量により自動）
  --locale ja|en      出力の言語

終了コード: 0 誤りなし　1 誤り（error）あり　2 使い方の誤り、又は読み取れない入力
`,
  en: `Usage:
  contract-spec check [path …|-] [options]    Check contracts, specifications and policies against standards
  contract-spec explain FILE REQUIREMENT      Show what was found for each element of a requirement, and where
  contract-spec --help | --version

A path is a file, a folder or - (standard input); the current folder when none is given. In folders *.contract.md,
*.policy.md, *.specification.md and Markdown whose front matter has contract-spec: are checked.

Options of check:
  --standard ID       Standard to check against (for documents whose front matter names none)
  --kind KIND         Kind of documents that do not say it: contract, specification or policy
  --format FORMAT     stylish (default), json, sarif or github
  --max-warnings N    Exit with 1 when there are more than N warnings
  --cache             Use again the results of documents that have not changed (kept in .contract-spec-cache)
  --cache-location F  Where they are kept
  --concurrency N     Threads that check files (by default as many as are worth it)
  --locale ja|en      Language of the output

Exit status: 0 nothing at error level, 1 findings at error level, 2 bad usage or unreadable input
`,
} as const;

export const usage = (locale: Locale = terminalLocale()): string => text[locale];

/** Says what was wrong, and where to read more. */
export function usageError(message: { readonly ja: string; readonly en: string } | undefined, locale: Locale = terminalLocale()): 2 {
  process.stderr.write(message ? `${inLocale(message, locale)}\n${inLocale({ ja: '使い方は contract-spec --help をご覧ください。', en: 'See contract-spec --help.' }, locale)}\n` : usage(locale));
  return 2;
}
