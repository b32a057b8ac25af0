/**
 * Builds every bundle into dist/: the client, the language server, the command line; with `--tests` also the suite that runs inside VS Code.
 * `--watch` builds again on every change, with source maps.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, context, type BuildOptions, type Plugin } from 'esbuild';
import { compileStandards } from './compile-standards';

const root = path.resolve(__dirname, '..');
const watch = process.argv.includes('--watch');
const tests = process.argv.includes('--tests') || watch;

/**
 * The standards stand beside the bundles, in dist/standards/, each part as it is read fastest: what a check needs as one JSON, which is decoded by way of UTF-16 in a third of
 * the time that `require` takes; lexicons as the bytes they are; sources only when somebody wants to see them.
 */
const standards: Plugin = {
  name: 'standards',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/builtin\.generated\.json$/ }, ({ path: name }) => ({ path: name, namespace: 'standards' }));
    onLoad({ filter: /.*/, namespace: 'standards' }, () => ({
      resolveDir: root,
      contents: `
        import { readFileSync } from 'node:fs';
        import path from 'node:path';
        import { textOf } from './server/src/disk/decode';
        const read = (name) => readFileSync(path.join(__dirname, 'standards', name));
        const part = (standard) => ({ standard, lexicon: read(standard.id + '.lexicon'), get source() { return textOf(read(standard.id + '.md')); } });
        export default { standards: JSON.parse(textOf(read('standards.json'))).map(part) };
      `,
    }));
  },
};

function writeStandards(): void {
  const folder = path.join(root, 'dist/standards');
  const all = compileStandards();
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'standards.json'), JSON.stringify(all.map(({ standard }) => standard)));
  for (const { standard, source, lexicon } of all) {
    writeFileSync(path.join(folder, `${standard.id}.lexicon`), lexicon);
    writeFileSync(path.join(folder, `${standard.id}.md`), source);
  }
}

const common: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  legalComments: 'none',
  charset: 'ascii',
  logLevel: 'warning',
  plugins: [standards],
  minify: !watch,
  sourcemap: watch,
};

/**
 * Engines keep a text in ASCII in half the space, and read it in half the time. esbuild leaves regular expressions as they are written: a character of theirs, and one behind a
 * backslash, means the same as its escape.
 */
function writeAscii(file: string): void {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  writeFileSync(file, readFileSync(file, 'utf8').replace(/(\\[\0-\x7f])|\\?([^\0-\x7f])/g, (_, ascii: string | undefined, character: string) => ascii ?? escaped(character)));
}

/** The library that speaks with the server is a file of its own, dist/languageclient.js: who opens Markdown that is no contract does not wait until 400 kB are read. It is CommonJS, to be required: `import()` would find only some of its names. */
const languageClient: Plugin = {
  name: 'language client',
  setup: ({ onResolve }) => onResolve({ filter: /^vscode-languageclient\/node$/ }, () => ({ path: './languageclient.js', external: true })),
};

const shebang = { js: '#!/usr/bin/env node' };

function bundles(): BuildOptions[] {
  const all: BuildOptions[] = [
    // The extension host of VS Code 1.91 is Node 20; `vscode` is what it provides.
    { ...common, entryPoints: ['client/src/main.ts'], outfile: 'dist/client.js', external: ['vscode'], plugins: [languageClient], supported: { 'dynamic-import': false } },
    { ...common, entryPoints: ['vscode-languageclient/node'], outfile: 'dist/languageclient.js', external: ['vscode'] },
    { ...common, entryPoints: ['server/src/lsp/main.ts'], outfile: 'dist/server.js', banner: shebang },
    { ...common, entryPoints: ['server/src/cli/main.ts'], outfile: 'dist/cli-main.js' },
  ];
  if (tests) {
    const suite = 'test/vscode/suite';
    const entryPoints = readdirSync(path.join(root, suite)).filter((name) => name === 'index.ts' || name.endsWith('.test.ts'));
    all.push({
      ...common, entryPoints: entryPoints.map((name) => `${suite}/${name}`), outdir: 'dist/test',
      minify: false, sourcemap: 'inline', external: ['vscode', 'mocha'],
    });
  }
  return all;
}

/** What starts the command line knows the program by its hash. */
const starter = (hash: string): BuildOptions => ({ ...common, entryPoints: ['server/src/cli/start.ts'], outfile: 'dist/cli.js', banner: shebang, define: { BUILD_HASH: JSON.stringify(hash) } });

async function main(): Promise<void> {
  writeStandards();
  if (watch) {
    for (const options of [...bundles(), starter('')]) await (await context(options)).watch();
  } else {
    const programs = bundles();
    await Promise.all(programs.map((options) => build(options)));
    for (const { outfile } of programs) if (outfile) writeAscii(path.join(root, outfile));
    await build(starter(createHash('sha256').update(readFileSync(path.join(root, 'dist/cli-main.js'))).digest('hex').slice(0, 16)));
  }
}

main().catch((error: unknown) => {
  // What esbuild has to say about the sources it has printed by then.
  if (!(error instanceof Error && 'errors' in error)) console.error(error);
  process.exit(1);
});
