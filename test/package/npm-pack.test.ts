import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from '../wire/client';

const root = path.resolve(__dirname, '../..');

describe('the npm package', function () {
  this.timeout(60_000);
  let folder: string;
  let files: string[];

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'contract-spec-pack-'));
    const [packed] = JSON.parse(execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    files = packed.files.map((file: { path: string }) => file.path);
    writeFileSync(path.join(folder, 'package.json'), '{ "private": true }');
    execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', path.join(folder, packed.filename)], { cwd: folder, stdio: 'ignore' });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('holds what runs, and nothing of what it was made from', () => {
    for (const file of ['dist/cli.js', 'dist/cli-main.js', 'dist/standards/standards.json', 'dist/standards/gaibu-itaku.lexicon', 'dist/standards/gaibu-itaku.md', 'dist/server.js', 'dist/client.js', 'dist/languageclient.js', 'docs/rules/missing-clause.md', 'LICENSE', 'README.md', 'CHANGELOG.md', 'package.nls.ja.json']) assert.ok(files.includes(file), file);
    const foreign = files.filter((file) => /(^|\/)(test|src|node_modules|samples|bench|scripts|\.cache)\/|\.map$|\.ts$/.test(file));
    assert.deepEqual(foreign, []);
  });

  it('needs no other package', () => {
    const installed = spawnSync('npm', ['ls', '--all', '--parseable'], { cwd: folder, encoding: 'utf8' }).stdout.trim().split('\n');
    assert.equal(installed.length, 2, installed.join('\n'));
  });

  it('installs the command contract-spec', () => {
    const draft = ['---', 'contract-spec: 1', 'kind: contract', 'title: 契約書', '---', '# 契約書', '', '## 第1条（目的）', '甲は、業務を乙に委託する。', ''].join('\n');
    const { status, stdout, stderr } = spawnSync(path.join(folder, 'node_modules/.bin/contract-spec'), ['check', '-', '--format', 'json'], { cwd: folder, input: draft, encoding: 'utf8' });
    assert.equal(status, 1, stderr);
    assert.ok(JSON.parse(stdout).summary.errors > 0);
  });

  it('installs a language server that answers over stdio', async () => {
    const client = await Client.start({ server: path.join(folder, 'node_modules/.bin/contract-spec-language-server') });
    assert.equal(client.initialized.serverInfo?.name, 'contract-spec');
    assert.equal(await client.stop(), 0);
  });
});
