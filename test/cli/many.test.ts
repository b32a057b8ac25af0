import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inFolder, root, run } from './run';

const contract = (body: string, more = '') => `---\ncontract-spec: 1\nkind: contract\ntitle: 契約書\n${more}---\n\n# 契約書\n\n## 第1条（秘密保持）\n${body}\n`;
const secrecy = '乙は、業務上知り得た秘密を第三者に漏らしてはならない。';
const formats = ['stylish', 'json', 'sarif', 'github'] as const;

/** Documents that differ, one that is no text, one without a kind. */
const many: Record<string, string | Uint8Array> = Object.fromEntries(
  Array.from({ length: 60 }, (_, i) => [`${String(i).padStart(2, '0')}.contract.md`, contract(i % 3 === 0 ? secrecy : `乙は、資料${i}を甲の承諾なく複製してはならない。`)]),
);
many['07.contract.md'] = Uint8Array.of(0x93, 0xfa, 0x96, 0x7b);

describe('contract-spec check on many files', function () {
  this.timeout(120_000);

  for (const format of formats) {
    it(`prints with threads what it prints without, in the same order (${format})`, () => {
      inFolder(many, (cwd) => {
        const args = ['check', '.', '--format', format];
        const alone = run([...args, '--concurrency', '1'], { cwd });
        const together = run([...args, '--concurrency', '3'], { cwd });
        assert.equal(alone.status, 2);
        assert.match(alone.stderr, /07\.contract\.md: UTF-8/);
        assert.deepEqual(together, alone);
        assert.ok(format === 'github' ? alone.stdout.includes('59.contract.md') : alone.stdout.length > 1000);
      });
    });
  }

  for (const [how, statement] of [['throws', "throw new Error('broken')"], ['exits', 'process.exit(3)']] as const) {
    it(`ends with 2 and a word when a worker ${how}`, () => {
      const preload = `const { isMainThread, parentPort } = require('node:worker_threads');\nif (!isMainThread) parentPort.on('message', () => { ${statement}; });\n`;
      inFolder({ ...many, 'preload.cjs': preload }, (cwd) => {
        const { status, stderr } = run(['check', '.', '--concurrency', '3'], { cwd, nodeOptions: `--require ${path.join(cwd, 'preload.cjs')}` });
        assert.equal(status, 2);
        assert.match(stderr, /^点検を続けられませんでした/);
        assert.doesNotMatch(stderr, /\n\s+at /, 'no stack');
      });
    });
  }

  it('says what --concurrency takes', () => {
    const { status, stderr } = run(['check', '--concurrency', 'all']);
    assert.equal(status, 2);
    assert.match(stderr, /--concurrency/);
  });
});

describe('contract-spec check --cache', function () {
  this.timeout(120_000);
  const file = 'a.contract.md';

  /** Runs twice, with a change between: the second run says what a run without a cache says. */
  function stays(files: Record<string, string>, change: (cwd: string) => void, args: readonly string[] = [], argsAfter = args): { before: string; after: string } {
    return inFolder(files, (cwd) => {
      const before = run(['check', '--cache', ...args], { cwd });
      change(cwd);
      const after = run(['check', '--cache', ...argsAfter], { cwd });
      assert.deepEqual(after, run(['check', ...argsAfter], { cwd }));
      return { before: before.stdout, after: after.stdout };
    });
  }
  const write = (name: string, text: string) => (cwd: string) => {
    mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true });
    writeFileSync(path.join(cwd, name), text);
  };

  for (const format of formats) {
    it(`answers from the cache what was answered before (${format})`, () => {
      const { before, after } = stays({ [file]: contract(secrecy), 'b.contract.md': contract('乙は、秘密の保持に努める。') }, () => {}, ['--format', format]);
      assert.equal(after, before);
    });
  }

  it('looks no file up that it can answer: what the cache says is printed', () => {
    inFolder({ [file]: contract(secrecy) }, (cwd) => {
      const { stdout } = run(['check', '--cache'], { cwd });
      const cache = path.join(cwd, '.contract-spec-cache');
      writeFileSync(cache, readFileSync(cache, 'utf8').replaceAll('a.contract.md\\n', 'a.contract.md（前回の結果）\\n'));
      assert.ok(stdout.startsWith('a.contract.md\n') && run(['check', '--cache'], { cwd }).stdout.startsWith('a.contract.md（前回の結果）\n'));
    });
  });

  it('checks a file again that has changed', () => {
    const { before, after } = stays({ [file]: contract(secrecy) }, write(file, contract('乙は、業務を第三者に再委託してはならない。')));
    assert.notEqual(after, before);
  });

  it('checks again when an annex has changed, has come or has gone', () => {
    const files = { [file]: contract(secrecy, 'annexes: [tokki.contract.md]\n') };
    const annex = contract('乙は、個人情報を目的外に使用してはならない。');
    const named = [file];
    assert.notEqual(...(Object.values(stays(files, write('tokki.contract.md', annex), named)) as [string, string]));
    const { before, after } = stays({ ...files, 'tokki.contract.md': annex }, write('tokki.contract.md', contract('乙は、業務を第三者に再委託してはならない。')), named);
    assert.notEqual(after, before);
  });

  it('checks again when the standards of the folder have changed', () => {
    const standard = (word: string) => `---\nkind: standard\nid: own\ntitle: 独自基準\n---\n\n## 1 秘密\n\n漏らさないこと。\n\n\`\`\`yaml requirements\n- id: "1"\n  title: 秘密\n  duty: contractor\n  kinds: [contract]\n  elements:\n    - title: 秘密\n      evidence:\n        - { says: [秘密], force: prohibition }\n\`\`\`\n\n\`\`\`yaml concepts\n秘密: [${word}]\n\`\`\`\n`;
    const { before, after } = stays({ [file]: contract(secrecy), '.contract-spec/standards/own.md': standard('秘密') }, write('.contract-spec/standards/own.md', standard('営業秘密')), ['--standard', 'own']);
    assert.notEqual(after, before);
  });

  it('checks again with other options', () => {
    const { before, after } = stays({ [file]: contract(secrecy) }, () => {}, ['--locale', 'ja'], ['--locale', 'en']);
    assert.notEqual(after, before);
  });

  it('takes a damaged cache, and one of another kind, for an empty one', () => {
    for (const damage of ['', '{"layout":1', '{"layout":1,"entries":[["a.contract.md",{}]]}', '{"layout":0,"entries":[]}']) {
      stays({ [file]: contract(secrecy) }, write('.contract-spec-cache', damage));
    }
  });

  it('checks again with another version of the program', () => {
    inFolder({ [file]: contract(secrecy) }, (cwd) => {
      const program = path.join(cwd, '.program/dist');
      mkdirSync(program, { recursive: true });
      for (const name of ['cli.js', 'cli-main.js', 'standards']) cpSync(path.join(root, 'dist', name), path.join(program, name), { recursive: true });
      const bundle = path.join(program, 'cli.js');
      const { stdout } = run(['check', '--cache'], { cwd, bundle });
      const cache = path.join(cwd, '.contract-spec-cache');
      writeFileSync(cache, readFileSync(cache, 'utf8').replaceAll('a.contract.md\\n', 'a.contract.md（前回の結果）\\n'));
      writeFileSync(bundle, `${readFileSync(bundle, 'utf8')}\n`);
      assert.equal(run(['check', '--cache'], { cwd, bundle }).stdout, stdout);
    });
  });

  it('forgets files that are gone, whether or not the run looks at their folder', () => {
    inFolder({ [file]: contract(secrecy), 'b.contract.md': contract(secrecy), 'c/c.contract.md': contract(secrecy), 'd/d.contract.md': contract(secrecy) }, (cwd) => {
      const kept = () => [...readFileSync(path.join(cwd, '.contract-spec-cache'), 'utf8').matchAll(/"((?:\w\/)?\w\.contract\.md)",\{/g)].map(([, name]) => name).sort();
      run(['check', '--cache'], { cwd });
      assert.deepEqual(kept(), [file, 'b.contract.md', 'c/c.contract.md', 'd/d.contract.md']);
      rmSync(path.join(cwd, 'b.contract.md'));
      rmSync(path.join(cwd, 'c/c.contract.md'));
      run(['check', '--cache', file], { cwd });
      assert.deepEqual(kept(), [file, 'd/d.contract.md']);
    });
  });

  it('overwrites no file that is not a cache', () => {
    const text = contract(secrecy);
    inFolder({ [file]: text }, (cwd) => {
      const { status, stderr } = run(['check', '--cache-location', file], { cwd });
      assert.equal(status, 1);
      assert.match(stderr, /はキャッシュではないため、上書きしませんでした/);
      assert.equal(readFileSync(path.join(cwd, file), 'utf8'), text);
    });
  });

  for (const place of ['missing/cache', `${file}/cache`]) {
    it(`says that the cache cannot be written, and checks all the same (${place})`, () => {
      inFolder({ [file]: contract(secrecy) }, (cwd) => {
        const { status, stdout, stderr } = run(['check', '--cache-location', place], { cwd });
        assert.equal(status, 1);
        assert.match(stdout, /a\.contract\.md/);
        assert.ok(stderr.startsWith(`キャッシュ「${place}」に書き込めません`), stderr);
      });
    });
  }
});
