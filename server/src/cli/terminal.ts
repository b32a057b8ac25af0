/** The doors of the command line to the outside, so that tests bring their own. */
import type { Locale } from '../standard/analysis';

export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a person looks at it: colours and progress are for them alone. */
  readonly stdoutIsTTY: boolean;
  readonly stderrIsTTY: boolean;
  stdout(text: string): void;
  stderr(text: string): void;
  stdin(): Promise<Uint8Array>;
}

/** 0: nothing at error level. 1: findings at error level (or more warnings than allowed). 2: bad usage or unreadable input. */
export type ExitCode = 0 | 1 | 2;

/** The languages of the messages, chosen by `--locale`, by the environment, else by the system's settings. */
export function terminalLocale(env: Terminal['env']): Locale {
  const tag = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value !== undefined && value !== '');
  // A Japanese Windows sets none of them.
  const language = tag ?? Intl.DateTimeFormat().resolvedOptions().locale;
  return /^ja(?:\b|_)/i.test(language) ? 'ja' : 'en';
}

/** Escape sequences where the terminal shows them (https://no-color.org). */
export function painter(terminal: Terminal): (style: 'bold' | 'dim' | 'red' | 'yellow' | 'blue' | 'green' | 'underline', text: string) => string {
  const on = terminal.env['FORCE_COLOR'] !== undefined ? terminal.env['FORCE_COLOR'] !== '0' : terminal.stdoutIsTTY && terminal.env['NO_COLOR'] === undefined;
  const codes = { bold: [1, 22], dim: [2, 22], red: [31, 39], yellow: [33, 39], blue: [34, 39], green: [32, 39], underline: [4, 24] } as const;
  return (style, text) => (on ? `\u001b[${codes[style][0]}m${text}\u001b[${codes[style][1]}m` : text);
}
