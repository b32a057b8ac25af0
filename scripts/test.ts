/**
 * `npm test`: types, build and every suite, one after the other; a suite that fails does not keep the next from running. The last line sums all of
 * them up, and the exit status is 0 only if every part ended well.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root, run, tool } from './run';

interface Part {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Parts that are no mocha suite count as one test. */
  readonly suite: boolean;
}

const mocha = (folder: string): Part => ({ name: folder, command: tool('mocha'), args: [`test/${folder}/**/*.test.ts`], suite: true });

const parts: readonly Part[] = [
  { name: 'build', command: tool('tsx'), args: ['scripts/esbuild.ts', '--tests'], suite: false },
  { name: 'types', command: tool('tsc'), args: ['--noEmit', '-p', '.'], suite: false },
  mocha('unit'),
  { name: 'eval', command: tool('tsx'), args: ['test/eval/main.ts', '--quiet'], suite: false },
  mocha('grammar'),
  mocha('cli'),
  mocha('package'),
  mocha('wire'),
  { name: 'vscode', command: tool('tsx'), args: ['test/vscode/run-web.ts'], suite: true },
  mocha('vscode/ui'),
];

const counted = (output: string, word: 'passing' | 'failing' | 'pending'): number =>
  [...output.matchAll(new RegExp(`^\\s*(\\d+) ${word}\\b`, 'gm'))].reduce((sum, match) => sum + Number(match[1]), 0);

async function main(): Promise<void> {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const broken: string[] = [];
  for (const part of parts) {
    console.log(`\n── ${part.name} ${'─'.repeat(Math.max(0, 76 - part.name.length))}`);
    const started = Date.now();
    const { code, output } = await run(part.command, part.args, { FORCE_COLOR: '0' });
    const passed = part.suite ? counted(output, 'passing') : Number(code === 0);
    const failed = part.suite ? counted(output, 'failing') : Number(code !== 0);
    total.passed += passed;
    total.skipped += part.suite ? counted(output, 'pending') : 0;
    // A suite that ends badly without a failing test, or ran none, has failed all the same.
    const died = failed === 0 && (code !== 0 || passed === 0);
    total.failed += failed + Number(died);
    if (failed > 0 || died) broken.push(part.name);
    console.log(`   ${part.name}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
    // Nothing that runs the bundles can pass without them.
    if (part.name === 'build' && code !== 0) break;
  }
  if (broken.length > 0) console.log(`\nFailed: ${broken.join(', ')}`);
  console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
  process.exitCode = total.failed === 0 && existsSync(path.join(root, 'dist/server.js')) ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
