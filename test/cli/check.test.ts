import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inFolder, report, root, run } from './run';

/** The table of requirements, to the letter. */
const ids =
  '1(1)① 1(1)② 1(1)③ 1(2) 1(3) 2 3(1) 3(2) 3(3) 3(4)柱書 3(4)① 3(4)② 3(4)③ 3(4)④ 3(4)なお書き 3(5) 3(5)通知事項 3(5)なお書き 3(6) 3(7) 3(7)誓約書 3(8) 3(8)法令遵守 3(9) 3(10) 3(11) 3(11)個人情報 3(11)公表 4 5'.split(' ');
const minutes = '# 契約書\n\n## 第1条（再委託）\n乙は、業務を第三者に再委託してはならない。\n';

describe('contract-spec check', function () {
  this.timeout(60_000);

  it('prints the object of the interface', () => {
    const { version, files, summary } = report(['check', 'samples']);
    assert.equal(version, 1);
    assert.equal(summary.files, files.length);
    assert.equal(summary.errors, files.flatMap(({ diagnostics }) => diagnostics).filter(({ severity }) => severity === 'error').length);
    const poor = files.find((file) => file.path === 'samples/poor.contract.md')!;
    assert.equal(poor.kind, 'contract');
    assert.deepEqual([...new Set(poor.coverage.map(({ requirement }) => requirement))].sort(), [...ids].sort());
    for (const { state, elements, articles } of poor.coverage) {
      assert.ok(['met', 'partial', 'missing', 'asserted', 'waived', 'not-applicable'].includes(state), state);
      assert.ok(Array.isArray(articles) && elements.every(({ title, required, met }) => typeof title === 'string' && typeof required === 'boolean' && typeof met === 'boolean'));
    }
    for (const { rule, message, range } of poor.diagnostics) {
      assert.match(rule, /^[a-z]+(-[a-z]+)*$/);
      assert.ok(message.length > 0 && range.start.line >= 0 && range.end.character >= 0);
    }
  });

  it('numbers articles in ASCII and their lines from 1', () => {
    const [file] = report(['check', '-', '--kind', 'contract'], { input: '契約書\n\n（目的）\n第一条　甲は、業務を乙に委託する。\n（再委託）\n第二条　乙は、業務を再委託してはならない。\n' }).files;
    assert.deepEqual(file!.articles.map(({ number, title }) => [number, title]), [['第1条', '目的'], ['第2条', '再委託']]);
    assert.deepEqual(file!.articles.map(({ line }) => line).every((line) => line >= 3), true);
  });

  it('calls nothing missing that the kind of document need not carry', () => {
    const states = (kind: string) => Object.fromEntries(report(['check', '-', '--kind', kind], { input: minutes }).files[0]!.coverage.map(({ requirement, state }) => [requirement, state]));
    assert.equal(states('contract')['1(1)①'], 'not-applicable');
    assert.equal(states('policy')['3(6)'], 'not-applicable');
    assert.equal(states('policy')['1(1)①'], 'missing');
    assert.equal(states('contract')['3(5)'], 'partial');
  });

  it('checks text that says only its title and kind', () => {
    const [file] = report(['check', '-'], { input: `---\ntitle: 委託契約書\nkind: contract\n---\n${minutes}` }).files;
    assert.deepEqual([file!.title, file!.kind], ['委託契約書', 'contract']);
  });

  it('names the annex that meets a requirement', () => {
    const [file] = report(['check', 'samples/bundle/keiyakusho.contract.md']).files;
    assert.ok(file!.coverage.some(({ state, articles }) => state === 'met' && articles.some((article) => article.startsWith('tokki-jiko.contract.md '))));
  });

  it('finds documents in folders by name and by front matter, and passes over the rest', () => {
    const files = { 'a/x.contract.md': minutes, 'b.md': `---\ncontract-spec: 1\nkind: contract\n---\n${minutes}`, 'README.md': minutes, 'node_modules/y.contract.md': minutes, '.git/z.contract.md': minutes };
    inFolder(files, (cwd) => assert.deepEqual(report(['check'], { cwd }).files.map(({ path: name }) => name).sort(), ['a/x.contract.md', 'b.md']));
  });

  describe('exits', () => {
    const complete = 'samples/bundle/keiyakusho.contract.md';
    it('with 0 when nothing is at error level', () => assert.equal(run(['check', complete]).status, 0));
    it('with 1 when something is', () => assert.equal(run(['check', 'samples/poor.contract.md']).status, 1));
    it('with 1 for more warnings than allowed', () => {
      const complete = readFileSync(path.join(root, 'test/fixtures/evidence/plain-words.md'), 'utf8');
      const draft = complete.replace('並びに下請負者に対する監督の方法', '');
      assert.notEqual(draft, complete);
      inFolder({ 'a.contract.md': draft }, (cwd) => {
        const { errors, warnings } = report(['check'], { cwd }).summary;
        assert.deepEqual({ errors, warnings }, { errors: 0, warnings: 1 });
        assert.equal(run(['check'], { cwd }).status, 0);
        assert.equal(run(['check', '--max-warnings', '1'], { cwd }).status, 0);
        assert.equal(run(['check', '--max-warnings', '0'], { cwd }).status, 1);
        assert.equal(run(['check', '--max-warnings', '-1'], { cwd }).status, 2);
      });
    });
    const misuse: readonly (readonly string[])[] = [['check', '--format', 'xml'], ['check', '--kind', 'letter'], ['check', '--standard', 'nobody'], ['check', '--what'], ['chek'], [], ['check', 'no-such-file.md'], ['explain', 'samples/poor.contract.md'], ['explain', 'samples/poor.contract.md', '9(9)']];
    for (const args of misuse) {
      it(`with 2 and a word why for: contract-spec ${args.join(' ')}`, () => {
        const { status, stderr } = run(args);
        assert.equal(status, 2);
        assert.ok(stderr.length > 10, stderr);
        assert.doesNotMatch(stderr, /\n\s+at /, 'no stack');
      });
    }
    it('with 2 for text that nothing says the kind of', () => inFolder({ 'notes.md': minutes }, (cwd) => assert.equal(run(['check', 'notes.md'], { cwd }).status, 2)));
  });

  it('writes SARIF with positions from 1', () => {
    const { stdout } = run(['check', 'samples/poor.contract.md', '--format', 'sarif']);
    const { version, runs } = JSON.parse(stdout) as { version: string; runs: { tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[] }[] }[] };
    assert.equal(version, '2.1.0');
    const { tool, results } = runs[0]!;
    assert.ok(results.length > 10);
    for (const { ruleId, locations } of results) {
      assert.ok(tool.driver.rules.some(({ id }) => id === ruleId));
      assert.equal(locations[0]!.physicalLocation.artifactLocation.uri, 'samples/poor.contract.md');
      assert.ok(locations[0]!.physicalLocation.region.startLine >= 1);
    }
  });

  it('annotates for GitHub', () => assert.match(run(['check', 'samples/poor.contract.md', '--format', 'github']).stdout, /^::error file=samples\/poor\.contract\.md,line=\d+,/m));

  it('speaks Japanese or English', () => {
    assert.match(run(['check', 'samples/poor.contract.md']).stdout, /条項がありません/);
    assert.match(run(['check', 'samples/poor.contract.md'], { locale: 'en' }).stdout, /clause missing/);
    assert.match(run(['check', 'samples/poor.contract.md', '--locale', 'en']).stdout, /clause missing/);
  });

  it('takes --standard for a standard of the folder too', () => {
    const standard = readFileSync(path.join(root, 'test/fixtures/standards/toshokan.standard.md'), 'utf8');
    inFolder({ '.contract-spec/standards/toshokan.md': standard, 'a.contract.md': minutes }, (cwd) => {
      const [file] = report(['check', 'a.contract.md', '--standard', 'toshokan'], { cwd }).files;
      assert.deepEqual(new Set(file!.coverage.map(({ standard: id }) => id)), new Set(['toshokan']));
    });
  });

  it('reads standards of the folder', () => {
    const standard = readFileSync(path.join(root, 'test/fixtures/standards/toshokan.standard.md'), 'utf8');
    inFolder({ '.contract-spec/standards/toshokan.md': standard, 'a.contract.md': `---\ncontract-spec: 1\nkind: contract\nstandards: [toshokan]\n---\n${minutes}` }, (cwd) => {
      assert.deepEqual(report(['check'], { cwd }).files[0]!.coverage.map(({ requirement, state }) => [requirement, state]), [['第1', 'missing'], ['第2', 'missing']]);
    });
  });
});

describe('contract-spec explain', () => {
  it('shows the section, the words found and where', () => {
    const { status, stdout } = run(['explain', 'samples/nearly-complete.contract.md', '3(5)通知事項']);
    assert.equal(status, 0);
    assert.match(stdout, /再委託先に対する監督の方法等を市町村に通知すること。/);
    assert.match(stdout, /✓ 再委託先\n\s+第\d+条（\d+ 行目）「/);
    assert.match(stdout, /✗ 再委託先の監督方法/);
  });
});
