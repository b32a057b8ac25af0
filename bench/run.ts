/**
 * `npm run bench`: measures the language server and the command line beside other tools, in the same run. `npm run bench -- keystroke one many sizes activation` picks parts,
 * `--write` writes docs/performance.md.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { timedInTurn, type Command } from './commands';
import { contract } from './contracts';
import { keystrokes, type Keystrokes } from './keystroke';
import { installPeers, peer, remarkConfiguration, root } from './peers';
import { figure, percentile, table } from './statistics';

const parts = ['keystroke', 'one', 'many', 'sizes', 'activation'] as const;
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const wants = (part: (typeof parts)[number]) => wanted.length === 0 || wanted.includes(part);
const cli = [process.execPath, path.join(root, 'dist/cli.js'), 'check', '--kind', 'contract'];
const server = [process.execPath, path.join(root, 'dist/server.js'), '--stdio'];
const sections: string[] = [];

function say(title: string, text: string): void {
  sections.push(`## ${title}\n\n${text}\n`);
  console.log(`\n${title}\n\n${text}`);
}

async function keystroke(): Promise<void> {
  const requests: string[][] = [];
  const methods = ['textDocument/hover', 'textDocument/completion', 'textDocument/documentSymbol', 'textDocument/codeAction', 'textDocument/foldingRange'];
  for (const scattered of [false, true]) {
    const rows: string[][] = [];
    for (const articles of [30, 300, 3000]) {
      const text = contract(articles);
      const [ours, rumdl] = (await keystrokes(
        [
          { command: server, language: 'contract-markdown', methods: scattered ? methods : [] },
          { command: [peer('rumdl'), 'server', '--stdio'], language: 'markdown' },
        ],
        text,
        scattered,
      )) as [Keystrokes, Keystrokes];
      rows.push([String(articles), figure(ours.p50), figure(ours.p95), figure(ours.slowest), figure(ours.first), figure(ours.memory - ours.idle), figure(rumdl.p50), figure(rumdl.p95), figure(rumdl.slowest), figure(ours.p50 / rumdl.p50)]);
      if (scattered) requests.push([String(articles), ...methods.map((method) => figure(ours.requests[method]!))]);
    }
    say(`From a keystroke to the diagnostics of that version, ${scattered ? 'each in another article' : 'all in one place'} (ms)`, table(['articles', 'p50', 'p95', 'slowest', 'open to first', 'memory over idle (MB)', 'rumdl p50', 'rumdl p95', 'rumdl slowest', 'p50, ratio to rumdl'], rows));
  }
  say('Requests, p50 (ms)', table(['articles', ...methods.map((method) => method.split('/')[1]!)], requests));
}

async function compared(files: Readonly<Record<string, string>>, { runs, many = false }: { runs: number; many?: boolean }): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'contract-spec-bench-'));
  try {
    mkdirSync(path.join(folder, 'files'));
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, 'files', name), text);
    writeFileSync(path.join(folder, '.remarkrc.json'), remarkConfiguration());
    const commands: readonly Command[] = [
      { name: 'contract-spec', command: [...cli, 'files'] },
      // The run that does not count fills the cache.
      ...(many ? [{ name: 'contract-spec, cached', command: [...cli, '--cache', '--cache-location', 'cache.json', 'files'] }] : []),
      { name: 'rumdl', command: [peer('rumdl'), 'check', '--no-cache', 'files'] },
      { name: 'markdownlint-cli2', command: [process.execPath, peer('markdownlint-cli2'), 'files/*.md'] },
      // It takes as long as all the others together.
      { name: 'remark-cli', command: [process.execPath, peer('remark'), 'files', '--quiet', '--no-stdout'], once: many },
    ];
    const times = await timedInTurn(commands, folder, runs);
    const results = commands.map(({ name }, i) => ({ name, ...times[i]! }));
    const ours = results[0]!;
    return table(['', 'seconds', 'peak memory (MB)', 'our time, as a share'], results.map(({ name, seconds, memory }) => [name, figure(seconds), figure(memory), figure(ours.seconds / seconds)]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const thousand = (text: (i: number) => string) => Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`${i}.contract.md`, text(i)]));
/** Copies of one text. */
const copy = () => contract(30);
/** Contracts of one template: three articles in ten are like those of no other. */
const template = (i: number) => contract(30, (article) => (article % 10 < 3 ? `（案件${i}）` : ''));
/** Contracts that have no article in common. */
const unlike = (i: number) => contract(30, () => `（案件${i}）`);

/** kB of the package for VS Code; undefined where it cannot be made. */
function packageSize(): number | undefined {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'contract-spec-vsix-')), 'contract-spec.vsix');
  const { status } = spawnSync('npx', ['vsce', 'package', '--no-dependencies', '--no-rewrite-relative-links', '--allow-missing-repository', '--out', file], { cwd: root, stdio: 'ignore' });
  return status === 0 ? statSync(file).size / 1024 : undefined;
}

/** Milliseconds in the extension host of a real VS Code; undefined where none can be started. */
function activation(): number | undefined {
  const { stdout } = spawnSync('npx', ['tsx', 'test/vscode/run-web.ts'], { cwd: root, encoding: 'utf8', env: { ...process.env, CONTRACT_SPEC_SUITE: 'activation' } });
  const found = /activated in ([0-9.]+) ms/.exec(stdout);
  return found ? Number(found[1]) : undefined;
}

async function main(): Promise<void> {
  installPeers();
  if (wants('keystroke')) await keystroke();
  if (wants('one')) {
    say('One file of 30 articles, cold', await compared({ 'a.contract.md': contract(30) }, { runs: 11 }));
    say('One file of 300 articles, cold', await compared({ 'a.contract.md': contract(300) }, { runs: 7 }));
  }
  if (wants('many')) {
    const many = { runs: 3, many: true };
    say('1,000 files of 30 articles, all the same', await compared(thousand(copy), many));
    say('1,000 files of 30 articles, of one template, three articles in ten like those of no other', await compared(thousand(template), many));
    say('1,000 files of 30 articles, no two articles alike', await compared(thousand(unlike), many));
  }
  if (wants('sizes')) {
    const vsix = packageSize();
    say('Sizes (kB)', table(['file', 'kB'], [...['client', 'languageclient', 'server', 'cli-main'].map((name) => [`dist/${name}.js`, figure(statSync(path.join(root, `dist/${name}.js`)).size / 1024)]), ...(vsix === undefined ? [] : [['contract-spec.vsix', figure(vsix)]])]));
  }
  if (wants('activation')) {
    spawnSync('npm', ['run', '-s', 'build', '--', '--tests'], { cwd: root, stdio: 'inherit' });
    const times = Array.from({ length: 3 }, activation).filter((time) => time !== undefined);
    if (times.length > 0) say('To activate the extension (ms)', `${figure(percentile(times, 0.5))}, the median of ${times.length} starts of VS Code.`);
  }
  if (process.argv.includes('--write')) {
    const method = `# Performance

\`npm run bench -- --write\` writes this page. It runs the language server and the command line beside tools that people know, in the same run on the same machine: absolute figures move from machine to machine, ratios less. None of the other tools knows what a contract must contain; they
show what is felt as fast. Keystrokes are single characters over stdio, with 20 ms between them, sent to both servers in turns of fifty: typed and taken back in one place, as a person goes on typing; or each in another article and one in five in a heading, where it changes the numbers of the document. Of 200 keystrokes the slowest is as a rule the first, before anything is warm. Commands are whole processes that take turns: the median of 11 runs over 30 articles, of 7 over 300, of 3 over a thousand files (of remark-cli one), after one that does not count. The tools are installed from npm
into \`.cache/bench\`.

Node.js ${process.versions.node}.

`;
    const page = path.join(root, 'docs/performance.md');
    // What the figures mean is written by hand, and stays.
    const meaning = /^## What falls short$[^]*/m.exec(readFileSync(page, 'utf8'))?.[0];
    writeFileSync(page, [method + sections.join('\n'), ...(meaning === undefined ? [] : [meaning])].join('\n'));
  }
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
