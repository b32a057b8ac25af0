/** The command line, bundled to dist/cli-main.js; start.ts begins it. Only what a command needs is loaded. */
import { isMainThread } from 'node:worker_threads';
import { usage, usageError } from './usage';

async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  switch (command) {
    case 'check': {
      const { check } = await import('./check');
      return check(rest);
    }
    case 'explain': {
      const { explain } = await import('./explain');
      return explain(rest);
    }
    case '--version':
    case '-v': {
      const { packageVersion } = await import('../disk/package');
      process.stdout.write(`${packageVersion(__dirname)}\n`);
      return 0;
    }
    case '--help':
    case '-h':
    case 'help':
      process.stdout.write(usage());
      return 0;
    default:
      return usageError(command === undefined ? undefined : { ja: `「${command}」というコマンドはありません。`, en: `There is no command "${command}".` });
  }
}

// A reader that closes the pipe (head) has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

// The same file is what worker threads run (pool.ts).
const run = isMainThread ? main(process.argv.slice(2)) : import('./pool').then(async ({ work }) => (await work(), 0));
run.then(
  (status) => (process.exitCode = status),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 2;
  },
);
