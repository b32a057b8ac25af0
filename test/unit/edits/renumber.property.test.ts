import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bundleReferences, type Bundle } from '../../../server/src/dialect/bundle';
import { parseDocument } from '../../../server/src/dialect/document';
import type { ContractDocument } from '../../../server/src/dialect/types';
import { deleteArticle, moveArticle } from '../../../server/src/edits/move-article';
import { insertionAt } from '../../../server/src/edits/insert-clause';
import { renderClause } from '../../../server/src/edits/render';
import { writeNumeral } from '../../../server/src/dialect/numerals';
import { followElsewhere } from '../../../server/src/edits/renumber-bundle';
import { numberAt, renumberAll, renumberFor, type ArticleOrder } from '../../../server/src/edits/renumber';
import { styleOf } from '../../../server/src/edits/style';
import { applyEdits, sortEdits, type TextEdit } from '../../../server/src/edits/types';
import { anyContract, targetsByTitle } from './contracts';

const parse = (text: string) => parseDocument('file:///a.contract.md', text);
const clause = { title: '挿入した条', body: '乙は、報告しなければならない。\n2 甲は、確認する。' };

function insert(document: ContractDocument, position: number): TextEdit[] {
  const scope = document.scopes[0]!;
  const order: ArticleOrder = [...scope.articles.slice(0, position).map((placed) => placed.index), 'new', ...scope.articles.slice(position).map((placed) => placed.index)];
  const style = styleOf(document, scope);
  return [insertionAt(document, scope, position, [renderClause(clause, [numberAt(document, order, position)], style, document.parties)], style), ...renumberFor(document, scope, order)];
}

function assertNoOverlap(edits: readonly TextEdit[]): void {
  sortEdits(edits).reduce((end, edit) => {
    assert.ok(edit.start >= end && edit.end >= edit.start, 'edits overlap');
    return edit.end;
  }, 0);
}

const runs = { numRuns: Number(process.env['RUNS'] ?? 400) };

describe('numbers and references', () => {
  it('an inserted article leaves every reference its target', () => {
    fc.assert(
      fc.property(anyContract, fc.nat(), ({ text }, at) => {
        const document = parse(text);
        const before = targetsByTitle(document);
        const edits = insert(document, at % (document.scopes[0]!.articles.length + 1));
        assertNoOverlap(edits);
        const after = parse(applyEdits(text, edits));
        assert.deepEqual(targetsByTitle(after), before);
        assert.equal(after.articles.length, document.articles.length + 1);
      }),
      runs,
    );
  });

  it('inserting an article and deleting it restores the text to the character', () => {
    fc.assert(
      fc.property(anyContract, fc.nat(), ({ text }, at) => {
        const document = parse(text);
        const position = at % (document.scopes[0]!.articles.length + 1);
        const inserted = parse(applyEdits(text, insert(document, position)));
        const edits = deleteArticle(inserted, inserted.scopes[0]!.articles[position]!);
        assertNoOverlap(edits);
        assert.equal(applyEdits(inserted.getText(), edits), text);
      }),
      runs,
    );
  });

  it('an article that moves up or down takes its references along', () => {
    fc.assert(
      fc.property(anyContract, fc.nat(), fc.boolean(), ({ text }, at, up) => {
        const document = parse(text);
        const { articles } = document.scopes[0]!;
        const edits = moveArticle(document, articles[at % articles.length]!, up ? -1 : 1);
        assertNoOverlap(edits);
        const after = parse(applyEdits(text, edits));
        assert.deepEqual(targetsByTitle(after).sort(), targetsByTitle(document).sort());
      }),
      runs,
    );
  });

  it('a draft whose numbers are in order is not touched by renumbering', () => {
    fc.assert(fc.property(anyContract, ({ text }) => assert.deepEqual(renumberAll(parse(text)), [])), runs);
  });

  it('renumbering after an article was cut out by hand keeps every target, and has nothing to do a second time', () => {
    fc.assert(
      fc.property(anyContract, fc.nat(), ({ text }, at) => {
        const document = parse(text);
        const inserted = parse(applyEdits(text, insert(document, at % (document.scopes[0]!.articles.length + 1))));
        const cut = inserted.articles.find(({ segment }) => segment.heading?.title === clause.title)!;
        const gap = parse(applyEdits(inserted.getText(), [{ start: cut.offset, end: cut.offset + cut.segment.text.length, newText: '' }]));
        const before = targetsByTitle(gap);
        const edits = renumberAll(gap);
        assertNoOverlap(edits);
        const after = parse(applyEdits(gap.getText(), edits));
        assert.deepEqual(targetsByTitle(after), before);
        assert.deepEqual(renumberAll(after), []);
      }),
      runs,
    );
  });

  it('deleting an article leaves every reference to the others its target', () => {
    fc.assert(
      fc.property(anyContract, fc.nat(), ({ text }, at) => {
        const document = parse(text);
        const { articles } = document.scopes[0]!;
        const gone = articles[at % articles.length]!;
        const title = gone.segment.heading!.title!;
        const edits = deleteArticle(document, gone);
        assertNoOverlap(edits);
        const after = targetsByTitle(parse(applyEdits(text, edits)));
        // What referred to the deleted one is told that it is gone.
        const isKept = (line: string) => /→ (?:見出し|external)/.test(line) && !line.includes(title);
        assert.deepEqual(after.filter(isKept), targetsByTitle(document).filter(isKept));
      }),
      runs,
    );
  });

  it('numbers that change in one file of a bundle are followed in the others', () => {
    fc.assert(
      fc.property(anyContract, fc.nat(), fc.array(fc.nat(30), { maxLength: 5 }), ({ text, form }, at, mentions) => {
        const document = parse(text);
        const { articles } = document.scopes[0]!;
        const said = mentions.map((to) => articles[to % articles.length]!).map(({ segment: { heading, text: words } }) => `契約書${words.slice(heading!.number!.span.start, heading!.number!.span.end)}第${writeNumeral(2, form.script)}項による。`);
        const annex = parseDocument('file:///tokki.md', ['個人情報取扱特記事項', '', `第1条　乙は、遵守する。${said.join('')}`, ''].join(form.eol));
        const titles = (bundle: Bundle) => bundle[1]!.segments.flatMap((placed) => bundleReferences(bundle, bundle[1]!, placed).flatMap(({ document: home, targets }) => targets.map((target) => `${home.segments[target.segment]!.segment.heading?.title}/${target.paragraph}`)));
        const before = titles([document, annex]);
        assert.equal(before.length, said.length);
        const edits = insert(document, at % (articles.length + 1));
        const elsewhere = followElsewhere([document, annex], document, edits).get(annex) ?? [];
        assertNoOverlap(elsewhere);
        assert.deepEqual(titles([parse(applyEdits(text, edits)), parseDocument(annex.uri, applyEdits(annex.getText(), elsewhere))]), before);
      }),
      runs,
    );
  });

  it('renumbering closes a gap and keeps every target', () => {
    const text = '第1条　第5条第3項及び前条の規定による。\n第5条　乙は、定める。\n3　第1条の規定は、法第5条による。\n第5条の2　第5条を準用する。\n(1) あ\n(3) い\n第9条　第5条の2第1項第3号及び第5条から第9条までによる。\n';
    const after = applyEdits(text, renumberAll(parse(text)));
    assert.equal(after, '第1条　第2条第2項及び前条の規定による。\n第2条　乙は、定める。\n2　第1条の規定は、法第5条による。\n第2条の2　第2条を準用する。\n(1) あ\n(2) い\n第3条　第2条の2第1項第2号及び第2条から第3条までによる。\n');
  });
});
