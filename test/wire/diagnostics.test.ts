import assert from 'node:assert/strict';
import { capable, Client, list, modest } from './client';
import { poor } from './drafts';

for (const [name, capabilities] of Object.entries({ 'an editor that pulls': capable, 'an editor that only listens': modest })) {
  describe(`diagnostics in ${name}`, () => {
    let client: Client;
    before(async () => {
      client = await Client.start({ capabilities });
    });
    after(async () => assert.equal(await client.stop(), 0));

    it('stand at the standards entry for what is missing, and at the heading for what is incomplete', async () => {
      const draft = await client.open(poor);
      const missing = await draft.diagnostic('missing-clause', '3(6)');
      assert.equal(draft.textAt(missing.range), 'gaibu-itaku');
      assert.equal(missing.severity, 1);
      assert.match(String(missing.message), /^3\(6\)「委託業務実施状況の定期報告」/);
      const incomplete = await draft.diagnostic('incomplete-clause', '3(5)');
      assert.equal(draft.textAt(incomplete.range), '第3条（再委託の禁止）');
    });

    it('follow what is typed', async () => {
      const draft = await client.open(poor);
      const before = await draft.diagnostics();
      const sentence = '乙は、本業務の実施状況（進捗状況及び実績時間を含む。）を、甲が指示する方法、時期及び内容により、定期的に甲に報告しなければならない。\n\n';
      const { start } = draft.rangeOf('この契約の締結を証する');
      await draft.edit([{ range: { start, end: start }, newText: `## 第5条（実施状況の報告）\n${sentence}` }]);
      const after = await draft.diagnostics();
      assert.deepEqual(after.filter(({ data }) => (data as { section?: string } | undefined)?.section === '3(6)'), [], list(after));
      assert.equal(after.length, before.length - 1, list(after));
    });
  });
}
