/** Definition, references, highlights and renaming over the files of a bundle. */
import assert from 'node:assert/strict';
import { files, type Files } from '../files';
import { edited, mark, unmark } from '../marked';

const contract = `---
contract-spec: 1
kind: contract
title: 業務委託契約書
parties: { client: 甲, contractor: 乙 }
annexes: [tokki.contract.md]
担当課: 総務課
---
〇〇市（以下「甲」という。）と株式会社〇〇（以下「乙」という。）とは、契約する。

## 第1条（目的）
この契約は、住民情報の処理（以下「本業務」という。）について定める。

## 第2条（再委託の禁止）
乙は、本業務を再委託してはならない。

2 前項の規定にかかわらず、個人情報取扱特記事項第2条の承認を得たときは、この限りでない。

## 第3条（解除）
甲は、乙が第2条（再委託の禁止）第1項又は第2条第2項に違反したときは、解除することができる。連絡先は{{担当課}}とする。
`;
const annex = `個人情報取扱特記事項

（基本）
第1条　乙は、本業務において個人情報を適正に取り扱う。
（再委託）
第2条　乙は、契約書第2条第2項の承認を求めるときは、契約書第3条に留意する。
`;
const bundle = () => files({ 'keiyaku.contract.md': contract, 'tokki.contract.md': annex });

/** The cursor stands right before `‸` in the text around it. */
const at = ({ document }: Files, name: string, around: string) => {
  const { text, cursor } = unmark(around);
  const draft = document(name);
  const start = draft.getText().indexOf(text);
  assert.ok(start >= 0, around);
  return [draft, draft.positionAt(start + cursor)] as const;
};

async function definition(name: string, around: string): Promise<string[]> {
  const world = bundle();
  const links = await world.service.definition(...at(world, name, around));
  return links.map(({ targetUri, targetSelectionRange: { start, end } }) => {
    const file = world.documents.find(({ uri }) => uri === targetUri)!;
    return file.slice({ start: file.offsetAt(start), end: file.offsetAt(end) });
  });
}

async function references(name: string, around: string): Promise<number> {
  const world = bundle();
  return (await world.service.references(...at(world, name, around), false)).length;
}

async function rename(name: string, around: string, newName: string): Promise<[string, string]> {
  const world = bundle();
  const edit = await world.service.rename(...at(world, name, around), newName, 1);
  assert.ok(edit && typeof edit === 'object');
  const texts = edited(edit, world.documents);
  return [texts.get(world.document('keiyaku.contract.md').uri)!, texts.get(world.document('tokki.contract.md').uri)!];
}

describe('go to definition', () => {
  it('from 前項 at its end too', async () => assert.deepEqual(await definition('keiyaku.contract.md', '乙は、本業務を再委託してはならない。\n\n2 前項‸'), ['乙は、本業務を再委託してはならない。']));
  it('from 前項 to the 項', async () => assert.deepEqual(await definition('keiyaku.contract.md', '2 前‸項の規定'), ['乙は、本業務を再委託してはならない。']));
  it('from the contract into an annex of its own file', async () => assert.deepEqual(await definition('keiyaku.contract.md', '特記事項第2‸条'), ['（再委託）\n第2条']));
  it('from the annex into the contract', async () => assert.deepEqual(await definition('tokki.contract.md', '契約書第3‸条'), ['第3条（解除）']));
  it('from a term to its definition, in the other file too', async () => assert.deepEqual(await definition('tokki.contract.md', '本‸業務において'), ['本業務']));
  it('from a placeholder to the front matter', async () => assert.deepEqual(await definition('keiyaku.contract.md', '{{担‸当課}}'), ['担当課']));
  it('from a statute or plain words to nothing', async () => assert.deepEqual(await definition('keiyaku.contract.md', '解除することが‸できる'), []));
});

describe('find references', () => {
  it('of an article: from all files, those to its 項 included', async () => assert.equal(await references('keiyaku.contract.md', '## 第2‸条'), 3 + 1));
  it('of a 項', async () => assert.equal(await references('keiyaku.contract.md', '\n2‸ 前項'), 2));
  it('of a term', async () => assert.equal(await references('keiyaku.contract.md', '「本‸業務」'), 2));
  it('of a party', async () => assert.equal(await references('tokki.contract.md', '第1条　乙‸は'), 4));
});

describe('highlights', () => {
  it('mark the definition and the uses', async () => {
    const world = bundle();
    const [draft, position] = at(world, 'keiyaku.contract.md', '乙は、本‸業務を');
    const found = await world.service.highlights(draft, position);
    assert.match(mark(draft, found.map(({ range }) => range)), /（以下「⟦本業務⟧」という。）[^]*乙は、⟦本業務⟧を/);
  });
});

describe('rename', () => {
  it('a term, in all files', async () => {
    assert.deepEqual(await rename('tokki.contract.md', '本‸業務において', '委託業務'), [contract.replaceAll('本業務', '委託業務'), annex.replaceAll('本業務', '委託業務')]);
  });
  it('a party, with the front matter', async () => {
    assert.deepEqual(await rename('keiyaku.contract.md', '「乙‸」', '受託者'), [contract.replaceAll('乙', '受託者'), annex.replaceAll('乙', '受託者')]);
  });
  it('the title of an article, with the references that repeat it', async () => {
    assert.deepEqual(await rename('keiyaku.contract.md', '## 第2条（再‸委託の禁止）', '再委託の制限'), [contract.replaceAll('再委託の禁止', '再委託の制限'), annex]);
  });
  it('a placeholder, with its key', async () => {
    assert.deepEqual(await rename('keiyaku.contract.md', '{{担‸当課}}', '所管課'), [contract.replaceAll('担当課', '所管課'), annex]);
  });
  it('is refused where the name is taken', async () => {
    const world = bundle();
    assert.equal(typeof (await world.service.rename(...at(world, 'keiyaku.contract.md', '「本‸業務」'), '甲')), 'string');
  });
  it('knows what it would rename before it is asked to', async () => {
    const world = bundle();
    assert.equal((await world.service.prepareRename(...at(world, 'keiyaku.contract.md', '乙は、本‸業務を')))?.placeholder, '本業務');
    assert.equal(await world.service.prepareRename(...at(world, 'keiyaku.contract.md', '契約‸する。')), undefined);
  });
});

describe('numbers of a bundle', () => {
  const inserted = contract.replace('## 第2条', '## 第5条').replace('## 第3条', '## 第6条').replace('乙が第2条（再委託の禁止）第1項又は第2条', '乙が第5条（再委託の禁止）第1項又は第5条');
  const wrong = annex.replace('契約書第2条', '契約書第5条').replace('契約書第3条', '契約書第6条');

  it('renumbering one file changes the references of the others, in one edit', async () => {
    const world = files({ 'keiyaku.contract.md': inserted, 'tokki.contract.md': wrong });
    const edit = await world.service.edit(world.document('keiyaku.contract.md'), { kind: 'renumber' }, 1);
    const texts = edited(edit!, world.documents);
    assert.deepEqual([...texts.values()], [contract, annex]);
  });

  it('moving an article takes the references of the other files along', async () => {
    const world = bundle();
    const draft = world.document('keiyaku.contract.md');
    const edit = await world.service.edit(draft, { kind: 'move', offset: draft.getText().indexOf('## 第3条'), by: -1 });
    const texts = [...edited(edit!, world.documents).values()];
    assert.match(texts[1]!, /契約書第3条第2項の承認を求めるときは、契約書第2条に/);
    assert.match(texts[0]!, /## 第2条（解除）\n甲は、乙が次条（再委託の禁止）第1項又は次条第2項/);
  });

  it('an article to which another file refers is deleted in words, not in number', async () => {
    const world = bundle();
    const draft = world.document('keiyaku.contract.md');
    const edit = await world.service.edit(draft, { kind: 'delete', offset: draft.getText().indexOf('## 第3条') });
    assert.match(edited(edit!, world.documents).get(draft.uri)!, /## 第3条　削除/);
  });

});

describe('document links', () => {
  it('lead from references to the other files of the bundle, at the line of their target', async () => {
    const world = bundle();
    const links = async (name: string) => (await world.service.links(world.document(name))).filter(({ target }) => target!.includes('#L')).map(({ target }) => target!.split('/').pop());
    assert.deepEqual(await links('keiyaku.contract.md'), ['tokki.contract.md#L5']);
    assert.deepEqual(await links('tokki.contract.md'), ['keiyaku.contract.md#L17', 'keiyaku.contract.md#L19']);
  });
});
