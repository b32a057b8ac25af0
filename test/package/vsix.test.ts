import assert from 'node:assert/strict';
import { isAscii } from 'node:buffer';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createVSIX, listFiles } from '@vscode/vsce';
import { install } from '../vscode/web/install';

const root = path.resolve(__dirname, '../..');

describe('the .vsix', function () {
  this.timeout(180_000);
  let folder: string;
  let vsix: string;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'contract-spec-vsix-'));
    vsix = path.join(folder, 'contract-spec.vsix');
    await createVSIX({ cwd: root, packagePath: vsix, dependencies: false, rewriteRelativeLinks: false, allowMissingRepository: true });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is small enough to be sent by mail: 1.5 MB at most', () => assert.ok(statSync(vsix).size <= 1.5 * 1024 * 1024, `${statSync(vsix).size} bytes`));

  it('holds what the npm package holds: .vscodeignore and .npmignore say the same', async () => {
    const [packed] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--ignore-scripts', '--json'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })) as [{ files: { path: string }[] }];
    assert.deepEqual((await listFiles({ cwd: root, packageManager: 0 })).sort(), packed.files.map((file) => file.path).sort());
  });

  it('holds the bundles, and neither sources nor source maps', async () => {
    const files = await listFiles({ cwd: root, packageManager: 0 });
    for (const file of ['dist/client.js', 'dist/languageclient.js', 'dist/server.js', 'dist/cli.js', 'dist/cli-main.js', 'dist/standards/standards.json', 'dist/standards/gaibu-itaku.lexicon', 'dist/standards/gaibu-itaku.md', 'docs/rules/missing-clause.md', 'images/icon.png', 'LICENSE']) assert.ok(files.includes(file), file);
    assert.deepEqual(files.filter((file) => /(^|\/)(test|src|node_modules|\.cache)\/|\.map$|\.ts$/.test(file)), []);
    for (const bundle of ['client', 'languageclient', 'server', 'cli']) assert.ok(!execFileSync('tail', ['-c', '200', path.join(root, `dist/${bundle}.js`)], { encoding: 'utf8' }).includes('sourceMappingURL'));
  });

  it('holds programs in ASCII, which are read in half the time', () => {
    for (const bundle of ['client', 'languageclient', 'server', 'cli', 'cli-main']) assert.ok(isAscii(readFileSync(path.join(root, `dist/${bundle}.js`))), bundle);
  });

  it('installs in VS Code', () => {
    const { node, serverMain } = install();
    const extensions = path.join(folder, 'extensions');
    const result = spawnSync(node, [serverMain, '--install-extension', vsix, '--extensions-dir', extensions, '--server-data-dir', path.join(folder, 'data')], { encoding: 'utf8' });
    assert.equal(result.status, 0, result.stderr);
    const installed = readdirSync(extensions).find((name) => name.startsWith('contract-spec.contract-spec-'));
    assert.ok(installed && existsSync(path.join(extensions, installed, 'dist/server.js')), result.stdout);
  });
});
