import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inFolder, root } from './run';

/** `--version` with its compiled code kept in a folder. */
function version(home: string, more: NodeJS.ProcessEnv = {}): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, [path.join(root, 'dist/cli.js'), '--version'], { encoding: 'utf8', env: { ...process.env, XDG_CACHE_HOME: home, LOCALAPPDATA: home, HOME: home, ...more } });
  assert.equal(stderr, '');
  assert.equal(status, 0);
  return stdout;
}

const kept = (home: string): string[] => readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.bin')).map((name) => path.join(home, name));

describe('what the command line keeps of its own code', () => {
  const said = `${(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }).version}\n`;

  it('is made once, for the user alone, and used by the next run', () => {
    inFolder({}, (home) => {
      assert.equal(version(home), said);
      const [file, ...others] = kept(home);
      assert.ok(file);
      assert.deepEqual(others, []);
      if (process.platform !== 'win32') assert.equal(statSync(file).mode & 0o077, 0);
      const { mtimeMs } = statSync(file);
      assert.equal(version(home), said);
      assert.equal(statSync(file).mtimeMs, mtimeMs);
    });
  });

  it('is made anew where it is damaged, and where it is of another build', () => {
    inFolder({}, (home) => {
      version(home);
      const [file] = kept(home) as [string];
      writeFileSync(file, readFileSync(file).subarray(0, 1000));
      writeFileSync(path.join(path.dirname(file), 'cli-0123456789abcdef-v20.0.0-x64.bin'), 'old');
      assert.equal(version(home), said);
      assert.deepEqual(kept(home), [file]);
      assert.ok(statSync(file).size > 1000);
    });
  });

  it('is not used where others can write to it', function () {
    if (process.platform === 'win32') this.skip();
    inFolder({}, (home) => {
      version(home);
      const [file] = kept(home) as [string];
      const { size } = statSync(file);
      writeFileSync(file, Buffer.alloc(10));
      chmodSync(file, 0o666);
      assert.equal(version(home), said);
      assert.equal(statSync(file).mode & 0o077, 0);
      assert.ok(statSync(file).size > size / 2);
    });
  });

  it('is left out on request, and where there is no place for it', () => {
    inFolder({ 'a-file': '' }, (home) => {
      const empty = path.join(home, 'empty');
      mkdirSync(empty);
      assert.equal(version(empty, { NODE_DISABLE_COMPILE_CACHE: '1' }), said);
      assert.deepEqual(kept(home), []);
      assert.equal(version(path.join(home, 'a-file')), said);
    });
  });
});
