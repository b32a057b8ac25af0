import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument, updateDocument } from '../../../server/src/dialect/document';
import type { Item, Span } from '../../../server/src/dialect/types';
import { anyDocument, anyEdits, rangeIn, slowPosition, snapshot } from './arbitrary';

const uri = 'file:///a.md';

describe('a document, whatever its text', () => {
  it('after any edits equals a fresh parse', () => {
    fc.assert(
      fc.property(anyDocument, anyEdits, (start, edits) => {
        let text = start;
        let document = parseDocument(uri, text);
        for (const edit of edits) {
          const from = Math.floor(edit.at * text.length);
          const to = Math.min(text.length, from + edit.length);
          const range = rangeIn(text, from, to);
          // An edit in the middle of CRLF is one at the end of its line.
          const [a, b] = [document.offsetAt(range.start), document.offsetAt(range.end)];
          document = updateDocument(document, [{ range, text: edit.text }]);
          text = text.slice(0, a) + edit.text + text.slice(b);
          assert.equal(document.getText(), text);
          assert.deepEqual(snapshot(document), snapshot(parseDocument(uri, text)));
        }
      }),
      { numRuns: Number(process.env['RUNS'] ?? 500) },
    );
  });

  it('is covered by its segments without a gap', () => {
    fc.assert(
      fc.property(anyDocument, (text) => {
        const document = parseDocument(uri, text);
        let offset = 0;
        for (const placed of document.segments) {
          assert.equal(placed.offset, offset);
          offset += placed.segment.text.length;
        }
        assert.equal(document.segments.map((placed) => placed.segment.text).join(''), text);
      }),
    );
  });

  it('counts lines and characters as LSP does', () => {
    fc.assert(
      fc.property(anyDocument, fc.double({ min: 0, max: 1, noNaN: true }), (text, at) => {
        const document = parseDocument(uri, text);
        const offset = Math.floor(at * text.length);
        const position = document.positionAt(offset);
        if (text.charAt(offset - 1) === '\r' && text.charAt(offset) === '\n') return;
        assert.deepEqual(position, slowPosition(text, offset));
        assert.equal(document.offsetAt(position), offset);
      }),
    );
  });

  it('keeps paragraphs, items and sentences inside their parents, in order', () => {
    fc.assert(
      fc.property(anyDocument, (text) => {
        for (const { segment } of parseDocument(uri, text).segments) {
          const inside = (inner: Span, outer: Span) => assert.ok(inner.start >= outer.start && inner.end <= outer.end && inner.start <= inner.end, JSON.stringify({ inner, outer }));
          const items = (list: readonly Item[], outer: Span) => {
            for (const item of list) {
              inside(item.span, outer);
              item.sentences.forEach((sentence) => inside(sentence.span, item.span));
              items(item.items, item.span);
            }
          };
          let end = 0;
          for (const paragraph of segment.paragraphs) {
            assert.ok(paragraph.span.start >= end);
            end = paragraph.span.end;
            inside(paragraph.span, { start: 0, end: segment.text.length });
            paragraph.sentences.forEach((sentence) => inside(sentence.span, paragraph.span));
            items(paragraph.items, paragraph.span);
          }
        }
      }),
    );
  });
});
