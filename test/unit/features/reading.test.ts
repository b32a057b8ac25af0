/** What helps to read a draft: semantic tokens, inlay hints, selection ranges, workspace symbols, hovers. */
import assert from 'node:assert/strict';
import type { SelectionRange } from 'vscode-languageserver-types';
import { tokenTypes } from '../../../server/src/features/semantic-tokens';
import { defaultSettings } from '../../../server/src/service/settings';
import { files } from '../files';
import { unmark } from '../marked';

const draft = `---
contract-spec: 1
kind: contract
standards: [gaibu-itaku]
parties: { client: 甲, contractor: 乙 }
annexes: [tokki.contract.md]
履行場所: 本庁舎
---
## 第1条（目的）
😀この契約は、処理（以下「本業務」という。）を定める。民法第1条による。
(1) 乙は、第2条の報告を行う。場所は{{履行場所}}とする。

## 第2条（再委託）
乙は、本業務を再委託してはならない。特記事項第1条による。
`;
const annex = '個人情報取扱特記事項\n\n第1条　乙は、本業務の個人情報を取り扱う。\n';
const world = () => files({ 'a.contract.md': draft, 'tokki.contract.md': annex });

describe('semantic tokens', () => {
  it('name terms, parties, references and placeholders, in UTF-16', async () => {
    const { service, document } = world();
    const file = document('a.contract.md');
    const data = await service.semanticTokens(file);
    const words: string[] = [];
    let [line, character] = [0, 0];
    for (let i = 0; i < data.length; i += 5) {
      character = data[i] === 0 ? character + data[i + 1]! : data[i + 1]!;
      line += data[i]!;
      const start = file.offsetAt({ line, character });
      words.push(`${file.slice({ start, end: start + data[i + 2]! })} ${tokenTypes[data[i + 3]!]}${data[i + 4] ? ' definition' : ''}`);
    }
    assert.deepEqual(words, ['本業務 type definition', '第2条 function', '{{履行場所}} parameter', '本業務 type']);
  });
});

describe('inlay hints', () => {
  const clause = '## 第1条（複写及び複製の禁止）\n乙は、甲の承認を得ないで、本業務に関する情報を複写し、又は複製してはならない。\n';
  const text = `---\ncontract-spec: 1\nkind: contract\nstandards: [gaibu-itaku]\n---\n${clause}<!-- 準拠: 3(8) -->\n`;
  const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  it('say which sections an article satisfies', async () => {
    const { service, document } = files({ 'a.contract.md': text });
    const hints = await service.inlayHints(document('a.contract.md'), whole);
    assert.deepEqual(hints.map(({ position }) => position), [{ line: 5, character: '## 第1条（複写及び複製の禁止）'.length }]);
    assert.match(String(hints[0]!.label), /3\(8\)/);
  });
  it('can be turned off', async () => {
    const { service, document } = files({ 'a.contract.md': text }, { settingsFor: () => ({ ...defaultSettings, inlayHints: false }) });
    assert.deepEqual(await service.inlayHints(document('a.contract.md'), whole), []);
  });
});

describe('selection ranges', () => {
  it('grow from the sentence over 号, 項 and 条 to the document', async () => {
    const { text, cursor } = unmark(draft.replace('第2条の報告', '第2条の‸報告'));
    const { service, document } = files({ 'a.contract.md': text });
    const file = document('a.contract.md');
    const [selection] = await service.selectionRanges(file, [file.positionAt(cursor)]);
    const texts: string[] = [];
    for (let at: SelectionRange | undefined = selection; at; at = at.parent) texts.push(file.slice({ start: file.offsetAt(at.range.start), end: file.offsetAt(at.range.end) }));
    assert.equal(texts[0], '乙は、第2条の報告を行う。');
    assert.equal(texts[1], '(1) 乙は、第2条の報告を行う。場所は{{履行場所}}とする。');
    assert.ok(texts[2]!.startsWith('😀この契約は'));
    assert.ok(texts[3]!.startsWith('## 第1条（目的）'));
    assert.equal(texts.at(-1), text);
    for (let i = 1; i < texts.length; i++) assert.ok(texts[i]!.includes(texts[i - 1]!) && texts[i] !== texts[i - 1]);
  });
});

describe('workspace symbols', () => {
  it('find articles and terms of all files, whatever the width of the letters', async () => {
    const { service } = world();
    assert.deepEqual((await service.workspaceSymbols('第２条')).map(({ name }) => name), ['第2条（再委託）']);
    assert.deepEqual((await service.workspaceSymbols('本業務')).map(({ name, containerName }) => [name, containerName]), [['本業務', '']]);
    assert.equal((await service.workspaceSymbols('')).length, 4);
  });
});

describe('hovers', () => {
  const hover = async (name: string, around: string): Promise<string> => {
    const { service, document } = world();
    const { text, cursor } = unmark(around);
    const file = document(name);
    const found = await service.hover(file, file.positionAt(file.getText().indexOf(text) + cursor), 'plaintext');
    return typeof found?.contents === 'object' && 'value' in found.contents ? found.contents.value : '';
  };
  it('show the text that a reference points to', async () => assert.match(await hover('a.contract.md', '(1) 乙は、第2‸条'), /本業務を再委託してはならない/));
  it('look into the other files of the bundle', async () => {
    assert.match(await hover('a.contract.md', '特記事項第1‸条'), /個人情報取扱特記事項　第1条[^]*個人情報を取り扱う/);
    assert.match(await hover('tokki.contract.md', '本‸業務の個人'), /以下「本業務」という/);
  });
  it('show what fills a placeholder', async () => assert.match(await hover('a.contract.md', '{{履‸行場所'), /本庁舎/));
  it('say nothing of a statute', async () => assert.doesNotMatch(await hover('a.contract.md', '民法第1‸条'), /目的/));
});
