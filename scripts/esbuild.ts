/**
 * Builds every bundle into dist/: the client, the language server, the command line; with `--tests` also the suite that runs inside VS Code.
 * `--watch` builds again on every change, with source maps.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { build, context, type BuildOptions } from 'esbuild';
import { compileStandards } from './compile-standards';

const root = path.resolve(__dirname, '..');
const watch = process.argv.includes('--watch');
const tests = process.argv.includes('--tests') || watch;

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
