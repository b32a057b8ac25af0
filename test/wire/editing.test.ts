/** A finding from the light bulb to its end, what settings change, and requests that nobody waits for any more: over stdio. */
import assert from 'node:assert/strict';
import { CancellationTokenSource, LSPErrorCodes, type CompletionItem, type ResponseError } from 'vscode-languageserver/node';
import { capable, Client, eventually, list, modest } from './client';
import { poor } from './drafts';

const unnumbered = (line: string): string => line.replace(/第\d+条/, '');
const labels = (items: readonly CompletionItem[]): string[] => items.map(({ label }) => label);

for (const [name, capabilities] of Object.entries({ 'an editor that can much': capable, 'an editor that can little': modest })) {
  describe(`a fix in ${name}`, () => {
    let client: Client;
    before(async () => {
      client = await Client.start({ capabilities });
    });
    after(async () => assert.equal(await client.stop(), 0));

    it('inserts the missing clause, which ends its finding, makes no error and loses no text', async () => {
      const draft = await client.open(poor);
      const finding = await draft.diagnostic('missing-clause', '3(6)');
      const [fix] = await draft.fixes(finding);
      assert.ok(fix, 'the light bulb has a fix');
      const errors = await draft.errors();
      await draft.take(fix);
      const after = await draft.errors();
      assert.deepEqual(after.map(({ message }) => message), errors.map(({ message }) => message).filter((message) => message !== finding.message), list(after));
      // The articles behind it are renumbered; nothing else of what stood there changes.
      const lines = new Set(draft.text.split('\n').map(unnumbered));
      for (const line of poor.split('\n')) assert.ok(lines.has(unnumbered(line)), line);
    });

    it('completes an incomplete clause where it stands', async () => {
      const draft = await client.open(poor);
      const finding = await draft.diagnostic('incomplete-clause', '3(5)');
      const [fix] = await draft.fixes(finding);
      assert.ok(fix, 'the light bulb has a fix');
      await draft.take(fix);
      const after = await draft.diagnostics();
      assert.ok(!after.some(({ code, data }) => code === 'incomplete-clause' && (data as { section?: string }).section === '3(5)'), list(after));
    });

    it('offers the missing clauses where an article begins, terms and parties within a sentence', async () => {
      const article = await client.open(poor.replace('この契約の締結を証する', '## <|>\n\nこの契約の締結を証する'));
      const clauses = labels(await article.completions());
      assert.ok(clauses.some((label) => label === '委託業務実施状況の定期報告'), clauses.join('、'));
      const sentence = await client.open(poor.replace('この契約の締結を証する', '受託者は、<|>\n\nこの契約の締結を証する'));
      assert.deepEqual(labels(await sentence.completions()).sort(), ['乙', '本業務', '甲'].sort());
    });

    it('says on hover which section a standards entry stands for', async () => {
      const draft = await client.open(poor.replace('[gaibu-itaku]', '[gaibu<|>-itaku]'));
      assert.match((await draft.hover()) ?? '', /技術的基準の改正案イメージ/);
    });
  });
}

describe('settings over stdio', () => {
  it('change the severity of a rule in a draft that is open', async () => {
    const client = await Client.start({ settings: { rules: { 'missing-clause': 'off' } } });
    const draft = await client.open(poor);
    const missing = async (): Promise<(number | undefined)[]> => [...new Set((await draft.diagnostics()).filter(({ code }) => code === 'missing-clause').map(({ severity }) => severity))];
    assert.deepEqual(await missing(), []);
    client.settings = { rules: { 'missing-clause': 'hint' } };
    await client.notify('workspace/didChangeConfiguration', { settings: null });
    await eventually('the editor is asked to pull again', () => client.refreshes > 0);
    assert.deepEqual(await missing(), [4]);
    assert.equal(await client.stop(), 0);
  });

  it('speak English to an English editor and Japanese to a Japanese one', async () => {
    for (const [locale, pattern] of [['en', /[a-z]{4}/], ['ja', /ありません|ください/]] as const) {
      const client = await Client.start({ locale });
      const draft = await client.open(poor);
      assert.match(String((await draft.diagnostic('missing-clause', '3(6)')).message), pattern);
      assert.equal(await client.stop(), 0);
    }
  });
});

describe('a request that nobody waits for', () => {
  it('is answered as cancelled, and the next one is answered of the text as it is', async () => {
    const client = await Client.start();
    const articles = Array.from({ length: 1_000 }, (_, i) => `## 第${i + 5}条（その他${i}）\n乙は、甲の指示${i}に従い、業務${i}を行う。\n`).join('\n');
    const draft = await client.open(poor.replace('この契約の締結', `${articles}\nこの契約の締結`));
    const source = new CancellationTokenSource();
    const stale = client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: draft.uri } }, source.token);
    source.cancel();
    const end = draft.rangeOf('記名押印').start;
    await draft.edit([{ range: { start: end, end }, newText: '第9999条により' }]);
    const answer = await stale.then(
      () => 'answered before it was cancelled',
      (error: ResponseError<unknown>) => error.code,
    );
    assert.ok(answer === LSPErrorCodes.RequestCancelled || answer === LSPErrorCodes.ServerCancelled, String(answer));
    const broken = await draft.diagnostic('broken-reference');
    assert.equal(draft.textAt(broken.range), '第9999条');
    assert.equal(await client.stop(), 0);
  });
});
