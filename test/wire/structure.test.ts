/** The draft as a structure, over stdio: a contract and its annex are open, in an editor that can much and in one that can little. */
import assert from 'node:assert/strict';
import type { ClientCapabilities, DocumentHighlight, InlayHint, Location, LocationLink, SelectionRange, SemanticTokens, SymbolInformation, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { capable, Client, modest, type Draft } from './client';

const contract = `---
contract-spec: 1
kind: contract
title: 業務委託契約書
standards: [gaibu-itaku]
annexes: [tokki.contract.md]
---
〇〇市（以下「甲」という。）と株式会社〇〇（以下「乙」という。）とは、契約する。

## 第1条（目的）
この契約は、処理（以下「本業務」という。）について定める。

## 第3条（再委託の禁止）
乙は、本業務を再委託してはならない。個人情報取扱特記事項第1条による。

## 第4条（複写及び複製の禁止）
<!-- 準拠: 3(8) -->
乙は、甲の承認を得ないで、本業務の情報を複写し、又は複製してはならない。第3条の規定を準用する。
`;
const annex = '個人情報取扱特記事項\n\n第1条　乙は、本業務について、契約書第4条を守る。\n';

/** Everything this server asks an editor for, besides. */
const rich: ClientCapabilities = {
  ...capable,
  textDocument: {
    ...capable.textDocument,
    definition: { linkSupport: true },
    rename: { prepareSupport: true },
    inlayHint: {},
    semanticTokens: { requests: { full: true, range: true }, tokenTypes: [], tokenModifiers: [], formats: ['relative'] },
  },
};

for (const [name, capabilities] of Object.entries({ 'an editor that can much': rich, 'an editor that can little': modest })) {
  describe(`the structure of a bundle in ${name}`, () => {
    let client: Client;
    let main: Draft;
    let other: Draft;
    before(async () => {
      client = await Client.start({ capabilities });
      main = await client.open(contract, 'file:///w/keiyaku.contract.md');
      other = await client.open(annex, 'file:///w/tokki.contract.md');
    });
    after(async () => assert.equal(await client.stop(), 0));

    const editsOf = (edit: WorkspaceEdit): Map<string, number> =>
      new Map(edit.documentChanges ? edit.documentChanges.map((change) => [(change as TextDocumentEdit).textDocument.uri, (change as TextDocumentEdit).edits.length]) : Object.entries(edit.changes ?? {}).map(([uri, edits]) => [uri, edits.length]));

    it('goes from the annex to the article of the contract', async () => {
      const [found] = await other.ask<(Location | LocationLink)[]>('textDocument/definition', { position: other.rangeOf('書第4条').end });
      assert.ok(found);
      assert.equal('targetUri' in found, capabilities === rich);
      const [uri, range] = 'targetUri' in found ? [found.targetUri, found.targetSelectionRange] : [found.uri, found.range];
      assert.equal(uri, main.uri);
      assert.equal(main.textAt(range), '第4条（複写及び複製の禁止）');
    });

    it('finds uses in both files, highlights those of one', async () => {
      const position = main.rangeOf('「本業務」').start;
      position.character += 2;
      const uses = await main.ask<Location[]>('textDocument/references', { position, context: { includeDeclaration: true } });
      assert.deepEqual(uses.map(({ uri }) => uri), [main.uri, main.uri, main.uri, other.uri]);
      assert.equal((await main.ask<DocumentHighlight[]>('textDocument/documentHighlight', { position })).length, 3);
    });

    it('renames a term in both files, in one edit', async () => {
      const edit = await other.ask<WorkspaceEdit>('textDocument/rename', { position: other.rangeOf('本業務').start, newName: '委託業務' });
      assert.deepEqual([...editsOf(edit)].sort(), [[main.uri, 3], [other.uri, 1]]);
    });

    it('says why a name cannot be taken', async () => {
      await assert.rejects(other.ask('textDocument/rename', { position: other.rangeOf('本業務').start, newName: '甲' }), /定義/);
    });

    it('renumbers both files, in one edit', async () => {
      const edit = await client.request<WorkspaceEdit>('contractSpec/renumber', { uri: main.uri });
      assert.deepEqual([...editsOf(edit)].sort(), [[main.uri, 3], [other.uri, 1]]);
    });

    it('moves the article under the cursor, and only articles', async () => {
      const edit = await client.request<WorkspaceEdit | null>('contractSpec/editArticle', { uri: main.uri, position: main.rangeOf('乙は、本業務を').start, action: 'down' });
      assert.ok(edit && editsOf(edit).has(main.uri));
      assert.equal(await client.request('contractSpec/editArticle', { uri: main.uri, position: { line: 0, character: 0 }, action: 'up' }), null);
    });

    it('offers what else an editor can ask for', async () => {
      const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
      const { capabilities: offered } = client.initialized;
      assert.equal(offered.semanticTokensProvider !== undefined, capabilities === rich);
      assert.equal(offered.inlayHintProvider !== undefined, capabilities === rich);
      assert.deepEqual(offered.renameProvider, capabilities === rich ? { prepareProvider: true } : true);
      const [selection] = await main.ask<SelectionRange[]>('textDocument/selectionRange', { positions: [main.rangeOf('再委託して').start] });
      assert.equal(main.textAt(selection!.range), '乙は、本業務を再委託してはならない。');
      assert.deepEqual(await client.request<SymbolInformation[]>('workspace/symbol', { query: 'どこにもない' }), []);
      if (capabilities !== rich) return;
      assert.equal((await main.ask<SemanticTokens>('textDocument/semanticTokens/full')).data.length % 5, 0);
      assert.ok((await main.ask<SemanticTokens>('textDocument/semanticTokens/range', { range: whole })).data.length > 0);
      assert.ok((await main.ask<InlayHint[]>('textDocument/inlayHint', { range: whole })).some(({ label }) => String(label).includes('3(8)')));
      assert.equal((await main.ask<{ placeholder: string }>('textDocument/prepareRename', { position: main.rangeOf('本業務を').start })).placeholder, '本業務');
    });
  });
}
