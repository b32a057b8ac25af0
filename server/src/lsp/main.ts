/** Entry for Node: `--stdio`, or `--node-ipc` as VS Code starts it. Bundled to dist/server.js. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures, StreamMessageReader, type Connection } from 'vscode-languageserver/node';
import { compileExpressionsOnce, compileLater, keepHeapSmall } from '../disk/engine';
import { nodeFiles } from '../disk/files';
import { packageFolder, packageVersion } from '../disk/package';
import { SingleWriteMessageWriter } from './single-write';
import { startServer } from './server';

compileLater();
compileExpressionsOnce();
keepHeapSmall();

const root = packageFolder(__dirname);
const version = packageVersion(__dirname);
const pages = root === undefined ? undefined : path.join(root, 'docs', 'rules');
const known = new Map<string, string | undefined>();

/** Pages are files beside the server: they open in every editor, without a network. */
function pageOf(rule: string): string | undefined {
  if (!known.has(rule)) {
    const file = pages && path.join(pages, `${rule}.md`);
    known.set(rule, file && existsSync(file) ? pathToFileURL(file).href : undefined);
  }
  return known.get(rule);
}

if (process.argv.includes('--version')) {
  process.stdout.write(`${version}\n`);
  process.exit(0);
}
if (process.argv.includes('--help') || !process.argv.some((argument) => /^--(?:stdio|node-ipc|socket|pipe)\b/.test(argument))) {
  process.stdout.write('contract-spec-language-server --stdio | --node-ipc | --pipe=NAME | --socket=PORT\n\nLanguage server for Contract Markdown (LSP 3.17).\n');
  process.exit(process.argv.includes('--help') ? 0 : 2);
}

// Nothing that a document holds may end the server. What goes wrong is told on stderr, which editors show as the server's output.
process.on('unhandledRejection', (reason) => process.stderr.write(`${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}\n`));

function connect(): Connection {
  if (!process.argv.includes('--stdio')) return createConnection(ProposedFeatures.all);
  // Standard output is the protocol's.
  console.log = console.info = console.debug = console.error;
  const connection = createConnection(ProposedFeatures.all, new StreamMessageReader(process.stdin), new SingleWriteMessageWriter(process.stdout));
  let isShutDown = false;
  connection.onShutdown(() => void (isShutDown = true));
  // The client is gone. Exit status as for `exit` (LSP 3.17, Exit Notification).
  for (const event of ['end', 'close']) process.stdin.on(event, () => process.exit(isShutDown ? 0 : 1));
  return connection;
}

startServer(connect(), { version, pageOf, ...nodeFiles });
