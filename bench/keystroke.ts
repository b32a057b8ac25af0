/** Over stdio: from opening a document to its first diagnostics, from a character typed to the diagnostics of that version, and the answers to requests. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter, type InitializeResult, type PublishDiagnosticsParams, type TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import { percentile } from './statistics';

export interface Keystrokes {
  /** Milliseconds. */
  readonly first: number;
  readonly p50: number;
  readonly p95: number;
  /** The slowest: as a rule the first, before anything is warm. */
  readonly slowest: number;
  /** MB of the server at the end, and before anything was open. */
  readonly memory: number;
  readonly idle: number;
  /** Milliseconds, p50, by method. */
  readonly requests: Readonly<Record<string, number>>;
}

export interface ServerCommand {
  readonly command: readonly string[];
  readonly language: string;
  /** Requests that are asked of it in the end. */
  readonly methods?: readonly string[];
}

const uri = 'file:///bench/bench.contract.md';
/** A sentence or two, */
const count = 200;
/** and so many of them before the next server has its turn. */
const inTurn = 50;
/** One in so many edits goes into a heading, where it changes the numbers of the document. */
const headingEvery = 5;
/** A person who types leaves the server some time. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 20));
const longest = 60_000;

/**
 * `scattered`: each edit in another article, one in {@link headingEvery} in a heading; otherwise a character typed and taken back in the middle of the document, again and again.
 * The servers have the document open at the same time and are typed to in turns of {@link inTurn}: a machine is not as fast at every moment.
 */
export async function keystrokes(commands: readonly ServerCommand[], text: string, scattered: boolean): Promise<Keystrokes[]> {
  const servers: Server[] = [];
  for (const command of commands) servers.push(await Server.start(command, text));
  const lines = text.split('\n');
  const prose = lines.flatMap((line, i) => (line.length > 40 ? [i] : []));
  const headings = lines.flatMap((line, i) => (line.startsWith('## ') ? [i] : []));
  const edits = Array.from({ length: count }, (_, i) => (scattered ? scatteredEdit(i, prose, headings) : editInPlace(i, prose)));
  for (let from = 0; from < edits.length; from += inTurn) {
    for (const server of servers) {
      for (const edit of edits.slice(from, from + inTurn)) {
        await server.type(edit);
        await pause();
      }
    }
  }
  for (const server of servers) await server.ask(prose);
  return servers.map((server) => server.end());
}

interface Edit {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly typed: string;
}

const edit = (line: number, at: number, undone: boolean): Edit => ({ line, from: at, to: undone ? at + 1 : at, typed: undone ? '' : 'い' });

const editInPlace = (i: number, prose: readonly number[]): Edit => edit(prose[prose.length >> 1]!, 10, i % 2 === 1);

/** In another article nothing can be remembered of the edit before. In a heading a character is typed behind 第, and taken back by the next edit of a heading. */
function scatteredEdit(i: number, prose: readonly number[], headings: readonly number[]): Edit {
  const among = (places: readonly number[], number: number) => places[(number * 7919) % places.length]!;
  if (i % headingEvery !== headingEvery - 1) return edit(among(prose, i), 10, false);
  const undone = (i / headingEvery) % 2 > 1;
  return edit(among(headings, undone ? i - headingEvery : i), 4, undone);
}

class Server {
  private readonly process;
  private readonly connection;
  private readonly methods: readonly string[];
  private readonly lines: string[];
  private version = 1;
  private arrived: (() => void) | undefined;
  private incremental = false;
  private idle = NaN;
  private first = NaN;
  private readonly times: number[] = [];
  private readonly requests: Record<string, number> = {};

  private constructor({ command: [program, ...args], methods = [] }: ServerCommand, text: string) {
    this.methods = methods;
    this.lines = text.split('\n');
    this.process = spawn(program!, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    this.connection = createProtocolConnection(new StreamMessageReader(this.process.stdout), new StreamMessageWriter(this.process.stdin));
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      if (params.uri === uri) this.arrived?.();
    });
    this.connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => null));
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.listen();
  }

  /** Started, with the document open. */
  static async start(command: ServerCommand, text: string): Promise<Server> {
    const server = new Server(command, text);
    const { connection } = server;
    const name = command.command.join(' ');
    const capabilities = { workspace: { configuration: true }, textDocument: { publishDiagnostics: {} } };
    const initialized = await within<InitializeResult>(connection.sendRequest('initialize', { processId: process.pid, rootUri: null, workspaceFolders: null, capabilities }), name);
    await connection.sendNotification('initialized', {});
    await pause();
    const { textDocumentSync: sync } = initialized.capabilities;
    server.incremental = (typeof sync === 'object' ? sync.change : sync) === 2;
    server.idle = memoryOf(server.process.pid);
    server.first = await server.untilDiagnostics('textDocument/didOpen', { textDocument: { uri, languageId: command.language, version: 1, text } });
    return server;
  }

  async type({ line, from, to, typed }: Edit): Promise<void> {
    const { lines } = this;
    lines[line] = lines[line]!.slice(0, from) + typed + lines[line]!.slice(to);
    const change: TextDocumentContentChangeEvent = this.incremental ? { range: { start: { line, character: from }, end: { line, character: to } }, text: typed } : { text: lines.join('\n') };
    this.times.push(await this.untilDiagnostics('textDocument/didChange', { textDocument: { uri, version: ++this.version }, contentChanges: [change] }));
  }

  async ask(prose: readonly number[]): Promise<void> {
    for (const method of this.methods) {
      const answers: number[] = [];
      for (let i = 0; i < 20; i++) {
        const position = { line: prose[(i * 4999) % prose.length]!, character: 2 };
        const asked = performance.now();
        await this.connection.sendRequest(method, { textDocument: { uri }, position, range: { start: position, end: position }, context: { diagnostics: [], triggerKind: 1 } });
        answers.push(performance.now() - asked);
      }
      this.requests[method] = percentile(answers, 0.5);
    }
  }

  end(): Keystrokes {
    const { first, times, requests, idle } = this;
    const memory = memoryOf(this.process.pid);
    this.connection.dispose();
    this.process.kill();
    return { first, p50: percentile(times, 0.5), p95: percentile(times, 0.95), slowest: Math.max(...times), requests, memory, idle };
  }

  /** Milliseconds from a notification to the diagnostics that follow it. */
  private async untilDiagnostics(method: string, params: object): Promise<number> {
    const diagnostics = new Promise<void>((resolve) => (this.arrived = resolve));
    const sent = performance.now();
    await this.connection.sendNotification(method, params);
    await within(diagnostics, this.process.spawnfile);
    return performance.now() - sent;
  }
}

async function within<T>(answer: Promise<T>, name: string): Promise<T> {
  let limit: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => (limit = setTimeout(() => reject(new Error(`No answer from ${name} within a minute.`)), longest)));
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(limit);
  }
}

/** Resident memory in MB; NaN where /proc does not tell. */
function memoryOf(pid: number | undefined): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;
  } catch {
    return NaN;
  }
}
