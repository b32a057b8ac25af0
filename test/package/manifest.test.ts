import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const json = (file: string): any => JSON.parse(read(file));
const manifest = json('package.json');

const clientSources = readdirSync(path.join(root, 'client/src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => read(path.join('client/src', file)))
  .join('\n');

const sorted = (values: Iterable<string>): string[] => [...new Set(values)].sort();

describe('the manifest', () => {
  it('has every text in English and Japanese, and none that nothing shows', () => {
    const used = sorted([...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key!));
    assert.deepEqual(sorted(Object.keys(json('package.nls.json'))), used);
    assert.deepEqual(sorted(Object.keys(json('package.nls.ja.json'))), used);
  });

  it('has every message of the client in Japanese, and none that the client does not show', () => {
    const used = sorted([...clientSources.matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map(([, text]) => text!));
    assert.deepEqual(sorted(Object.keys(json('l10n/bundle.l10n.ja.json'))), used);
  });

  it('keeps the placeholders of a message in its translation', () => {
    const placeholders = (text: string): string[] => sorted(text.match(/\{\d\}/g) ?? []);
    for (const [english, japanese] of Object.entries<string>(json('l10n/bundle.l10n.ja.json'))) assert.deepEqual(placeholders(japanese), placeholders(english), english);
  });

  it('declares the commands that the client registers', () => {
    const declared = manifest.contributes.commands.map(({ command }: { command: string }) => command);
    const registered = [...read('client/src/commands/index.ts').matchAll(/'(contractSpec\.\w+)':/g)].map(([, id]) => id!);
    assert.deepEqual(sorted(declared), sorted(registered));
  });

  it('names only files that exist', () => {
    const { icon, contributes } = manifest;
    const files = [icon, ...contributes.languages.map((l: any) => l.configuration), ...contributes.grammars.map((g: any) => g.path), ...contributes.snippets.map((s: any) => s.path)];
    for (const step of contributes.walkthroughs.flatMap((w: any) => w.steps)) files.push(step.media.markdown);
    for (const file of files) assert.ok(existsSync(path.join(root, file)), file);
  });
});
