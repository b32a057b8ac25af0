/** `npm run demo`: builds, and checks the samples in the terminal, as a clerk or a CI would. */
import { run, tool } from './run';

async function main(): Promise<void> {
  const built = await run(tool('tsx'), ['scripts/esbuild.ts']);
  if (built.code !== 0) process.exit(built.code);
  console.log('$ contract-spec check samples\n');
  const { code } = await run(process.execPath, ['dist/cli.js', 'check', 'samples']);
  // 1: the poor samples lack what they are meant to lack. Anything above is a failure of the tool.
  if (code > 1) process.exit(code);
  console.log('\nThe poor samples are poor on purpose. In the editor, quick fixes write the missing clauses: npm run try');
}

void main();
