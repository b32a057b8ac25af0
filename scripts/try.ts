/**
 * `npm run try`: the samples in a real VS Code in the browser, with the extension. A copy of them: try what you like. Ctrl+C ends it.
 */
import { install } from '../test/vscode/web/install';
import { startServer } from '../test/vscode/web/server';
import { workbenchUrl } from '../test/vscode/web/workbench';
import { makeWorkspace } from '../test/vscode/workspace';
import { root, run, tool } from './run';

async function main(): Promise<void> {
  const built = await run(tool('tsx'), ['scripts/esbuild.ts']);
  if (built.code !== 0) process.exit(built.code);

  const { folder, remove } = makeWorkspace(['samples']);
  const port = Number(process.env['PORT'] ?? 0);
  const server = await startServer(install(), { port, testDriver: true });
  const url = workbenchUrl(server, { folder, extension: root });
  console.log(`\nVS Code with the samples is at\n\n  ${url}\n\nOpen it in a browser. Ctrl+C ends it.`);

  const end = async () => {
    await server.stop();
    remove();
    process.exit(0);
  };
  process.once('SIGINT', () => void end());
  process.once('SIGTERM', () => void end());
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
