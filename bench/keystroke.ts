/** Over stdio: from opening a document to its first diagnostics, from a character typed to the diagnostics of that version, and the answers to requests. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter, type InitializeResult, type PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { percentile } from './statistics';

export interface Keystrokes {
  readonly first: number;
  readonly p50: number;
  readonly p95: number;
  /** The slowest: as a rule the first, before anything is warm. */
  readonly slowest: number;
  /** Milliseconds, p50, of requests by method. */
  readonly requests: Readonly<Record<string, number>>;
  /** MB of the server at the end, and before anything was open. */
  readonly memory: number;
  readonly idle: number;
}

const uri = 'file:///bench/bench.contract.md';
/** A sentence or two. */
const edits = 200;
/** One in so many edits goes into a heading, where it changes the numbers of the document. */
const headingEvery = 5;
/** A person who types leaves the server some time. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 20));

/** `scattered`: each edit in another article, one in {@link headingEvery} in a heading; otherwise a character typed and taken back in the middle of the document, again and again. */
export async function keystrokes(command: readonly string[], text: string, language: string, scattered: boolean, methods: readonly string[] = []): Promise<Keystrokes> {
  const server = spawn(command[0]!, command.slice(1), { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  let arrived: (() => void) | undefined;
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    if (params.uri === uri) arrived?.();
  });
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => null));
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  const diagnostics = () =>
    new Promise<void>((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error(`No diagnostics from ${command.join(' ')} within a minute.`)), 60_000);
      arrived = () => {
        clearTimeout(limit);
        resolve();
      };
    });
  const initialized = await connection.sendRequest<InitializeResult>('initialize', { processId: process.pid, rootUri: null, workspaceFolders: null, capabilities: { workspace: { configuration: true }, textDocument: { publishDiagnostics: {} } } });
  await connection.sendNotification('initialized', {});
  await pause();
  const idle = memoryOf(server.pid);
  const incremental = ((sync) => (typeof sync === 'object' ? sync.change : sync))(initialized.capabilities.textDocumentSync) === 2;
  const started = performance.now();
  let next = diagnostics();
  await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: language, version: 1, text } });
  await next;
  const first = performance.now() - started;
  const lines = text.split('\n');
  const prose = lines.flatMap((line, i) => (line.length > 40 ? [i] : []));
  const headings = lines.flatMap((line, i) => (line.startsWith('## ') ? [i] : []));
  const times: number[] = [];
  for (let i = 0; i < edits; i++) {
    // In another article nothing can be remembered of the edit before. In a heading a character is typed behind 第, and taken back by the next edit of a heading.
    const isHeading = scattered && i % headingEvery === headingEvery - 1;
    const undone = scattered ? isHeading && (i / headingEvery) % 2 > 1 : i % 2 === 1;
    const places = isHeading ? headings : prose;
    const line = places[scattered ? ((undone ? i - headingEvery : i) * 7919) % places.length : places.length >> 1]!;
    const character = isHeading ? 4 : 10;
    const position = { line, character };
    const end = { line, character: undone ? character + 1 : character };
    const typed = undone ? '' : 'い';
    lines[line] = lines[line]!.slice(0, character) + typed + lines[line]!.slice(end.character);
    const change = incremental ? { range: { start: position, end }, text: typed } : { text: lines.join('\n') };
    next = diagnostics();
    const sent = performance.now();
    await connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: i + 2 }, contentChanges: [change] });
    await next;
    times.push(performance.now() - sent);
    await pause();
  }
  const requests: Record<string, number> = {};
  for (const method of methods) {
    const answers: number[] = [];
    for (let i = 0; i < 20; i++) {
      const line = prose[(i * 4999) % prose.length]!;
      const position = { line, character: 2 };
      const asked = performance.now();
      await connection.sendRequest(method, { textDocument: { uri }, position, range: { start: position, end: position }, context: { diagnostics: [], triggerKind: 1 } });
      answers.push(performance.now() - asked);
    }
    requests[method] = percentile(answers, 0.5);
  }
  const memory = memoryOf(server.pid);
  connection.dispose();
  server.kill();
  return { first, p50: percentile(times, 0.5), p95: percentile(times, 0.95), slowest: Math.max(...times), requests, memory, idle };
}

/** Resident memory in MB; NaN where /proc does not tell. */
function memoryOf(pid: number | undefined): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;
  } catch {
    return NaN;
  }
}
