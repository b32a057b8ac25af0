/** A list by place that follows its document through edits is the list of a fresh parse. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument, updateDocument } from '../../../server/src/dialect/document';
import { placesWith } from '../../../server/src/dialect/places-with';

const uri = 'file:///a.contract.md';
const marked = placesWith(({ text }) => /☆/.exec(text)?.[0]);
const text = (marks: readonly boolean[]) => marks.map((mark, i) => `## 第${i + 1}条（目的）\n乙は、${mark ? '☆' : ''}行う。\n`).join('\n');

/** In which article an edit is made, and what it does there. */
const edit = fc.record({ at: fc.nat(), insert: fc.constantFrom('☆', 'い', '\n\n## 第9条（追加）\n☆\n', '') });

describe('places with something', () => {
  it('are those of a fresh parse, whatever was edited before', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), fc.array(edit, { minLength: 1, maxLength: 8 }), (marks, edits) => {
        let document = parseDocument(uri, text(marks));
        marked(document);
        for (const { at, insert } of edits) {
          const offset = at % (document.length + 1);
          const start = document.positionAt(offset);
          document = updateDocument(document, [{ range: { start, end: insert === '' ? document.positionAt(offset + 1) : start }, text: insert }]);
          assert.deepEqual(marked(document), marked(parseDocument(uri, document.getText())));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are the very list of the version before where an edit made no difference', () => {
    const before = parseDocument(uri, text([true, false, true]));
    const list = marked(before);
    const position = before.positionAt(before.getText().indexOf('行う'));
    assert.equal(marked(updateDocument(before, [{ range: { start: position, end: position }, text: 'よく' }])), list);
  });
});
