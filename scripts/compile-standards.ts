/**
 * Compiles standards/*.standard.md into server/src/standard/builtin.generated.json (not in git), so that start-up parses no Markdown.
 * Run by `npm run build` and before tests; the bundler calls {@link compileStandards}.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { packLexicon } from '../server/src/standard/evidence/lexicon';
import { loadStandard } from '../server/src/standard/load/index';
import type { BuiltinFile } from '../server/src/standard/builtin';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const generatedFile = join(root, 'server/src/standard/builtin.generated.json');

/** Reads, checks and writes. Throws with file, line and message when a standard that ships has a flaw. */
export function compileStandards() {
  const folder = join(root, 'standards');
  const standards = readdirSync(folder)
    .filter((name) => name.endsWith('.standard.md'))
    .sort()
    .map((name) => {
      const source = readFileSync(join(folder, name), 'utf8');
      const { standard, problems } = loadStandard(source);
      const [first] = problems;
      if (!standard || first) {
        const line = source.slice(0, first?.span.start ?? 0).split('\n').length;
        throw new Error(`standards/${name}:${line}: ${first?.message.en ?? 'not a standard'}`);
      }
      return { standard, source, lexicon: packLexicon([standard]) };
    });
  const file: BuiltinFile = { standards: standards.map((each) => ({ ...each, lexicon: Buffer.from(each.lexicon).toString('base64') })) };
  const json = JSON.stringify(file);
  if (readIfThere(generatedFile) !== json) writeFileSync(generatedFile, json);
  return standards;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const standards = compileStandards();
  console.log(standards.map(({ standard }) => `${standard.id}: ${standard.sections.length} sections, ${standard.requirements.length} requirements, ${standard.concepts.length} concepts`).join('\n'));
}
