/** The command line, apart from the process it runs in. What a command needs is loaded with it. */
import type { Locale } from '../standard/analysis';
import { readArguments, UsageError, type Command } from './arguments';
import { terminalLocale, type ExitCode, type Terminal } from './terminal';

/** `today`: ISO date, for waivers that expire; the clock's when absent. */
export async function runCli(args: readonly string[], terminal: Terminal, today?: () => string): Promise<ExitCode> {
  let command: Command;
  try {
    command = readArguments(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const { helpText } = await import('./help');
    terminal.stderr(`${error.message}\n\n${helpText(terminalLocale(terminal.env))}`);
    return 2;
  }
  const locale: Locale = command.locale ?? terminalLocale(terminal.env);
  switch (command.command) {
    case 'help': {
      const { helpText } = await import('./help');
      terminal.stdout(helpText(locale));
      return 0;
    }
    case 'version': {
      const { version } = await import('./version');
      terminal.stdout(`${version}\n`);
      return 0;
    }
    case 'check': {
      const { check } = await import('./check');
      return check(command, terminal, locale, today);
    }
    case 'explain': {
      const { explain } = await import('./explain');
      return explain(command, terminal, locale, today);
    }
  }
}
