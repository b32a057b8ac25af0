/**
 * Builds every bundle into dist/: the client, the language server, the command line; with `--tests` also the suite that runs inside VS Code.
 * `--watch` builds again on every change, with source maps.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { build, context, type BuildOptions, type Plugin } from 'esbuild';
import { compileStandards, generatedFile } from './compile-standards';

const root = path.resolve(__dirname, '..');
const watch = process.argv.includes('--watch');
const tests = process.argv.includes('--tests') || watch;

/** The standards stay one file beside the bundles: JSON is read faster than the same as a program, and needs to be there once. */
const standards: Plugin = {
  name: 'standards',
  setup({ onResolve }) {
    onResolve({ filter: /\/builtin\.generated\.json$/ }, () => ({ path: './standards.json', external: true }));
  },
};

const common: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'warning',
  plugins: [standards],
  minify: !watch,
  sourcemap: watch,
};

const shebang = { js: '#!/usr/bin/env node' };

function bundles(): BuildOptions[] {
  const all: BuildOptions[] = [
    // The extension host of VS Code 1.91 is Node 20; `vscode` is what it provides.
    { ...common, entryPoints: ['client/src/main.ts'], outfile: 'dist/client.js', external: ['vscode'] },
    { ...common, entryPoints: ['server/src/lsp/main.ts'], outfile: 'dist/server.js', banner: shebang },
    { ...common, entryPoints: ['server/src/cli/main.ts'], outfile: 'dist/cli.js', banner: shebang },
  ].filter((options) => existsSync(path.join(root, options.entryPoints[0]!)));
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

async function main(): Promise<void> {
  compileStandards();
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  copyFileSync(generatedFile, path.join(root, 'dist/standards.json'));
  if (watch) {
    for (const options of bundles()) await (await context(options)).watch();
  } else {
    await Promise.all(bundles().map((options) => build(options)));
  }
}

main().catch((error: unknown) => {
  // What esbuild has to say about the sources it has printed by then.
  if (!(error instanceof Error && 'errors' in error)) console.error(error);
  process.exit(1);
});
