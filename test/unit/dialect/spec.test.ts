/**
 * docs/dialect.md is the specification: every ```contract on it is read, and what is read of it must be what stands below. `UPDATE=1 npx mocha
 * test/unit/dialect/spec.test.ts` writes what is read into the page, to be looked at with git diff.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from '../../../server/src/dialect/document';
import { placeholdersOf } from '../../../server/src/dialect/placeholders';
import { resolvedReferences, type Target } from '../../../server/src/dialect/resolve';
import { documentDefinitions } from '../../../server/src/dialect/terms';
import type { ContractDocument, Placed, Span } from '../../../server/src/dialect/types';
import { outlineOfDocument, type OutlinePart } from './outline';

const file = path.resolve(__dirname, '../../../docs/dialect.md');
const page = readFileSync(file, 'utf8');

/** ```contract NAME, and right behind it ```READING PARTS. */
const example = /^```contract ?(\S*)\n([^]*?)^```\n\n```(outline|references|definitions|blanks) ?(.*)\n([^]*?)^```$/gm;

const at = (document: ContractDocument, { offset }: Placed, { start, end }: Span): string => {
  const [from, to] = [document.positionAt(offset + start), document.positionAt(offset + end)];
  return `${from.line + 1}:${from.character + 1}-${to.character + 1}`;
};

function targetName(document: ContractDocument, { segment, paragraph, item }: Target): string {
  const { scope, segment: { text, heading, kind } } = document.segments[segment]!;
  const number = heading?.number?.span;
  const article = number ? text.slice(number.start, number.end) : (heading?.title ?? kind);
  return [`${scope.label} ${article}`.trim(), ...[paragraph, item].filter((index) => index !== undefined).map((index) => index + 1)].join('/');
}

function referencesIn(document: ContractDocument): string[] {
  return document.segments.flatMap((placed) =>
    resolvedReferences(document, placed).map(({ reference, targets, broken }) => {
      const { start, end } = reference.span;
      const where = reference.external ? '×' : broken ? '!' : targets.map((target) => targetName(document, target)).join(' ') || '?';
      return `${at(document, placed, reference.span)} ${placed.segment.text.slice(start, end)} → ${where}`;
    }),
  );
}

const readings = {
  outline: (document: ContractDocument, parts: readonly string[]) => outlineOfDocument(document, parts as readonly OutlinePart[]).split('\n'),
  references: referencesIn,
  definitions: (document: ContractDocument) => documentDefinitions(document).map(({ name, kind, span, placed }) => `${at(document, placed, span)} ${name} (${kind})`),
  blanks: (document: ContractDocument) =>
    document.segments.flatMap((placed) => placeholdersOf(placed.segment).map(({ span, name }) => `${at(document, placed, span)} ${placed.segment.text.slice(span.start, span.end)}${name ? ` (${name})` : ''}`)),
};

function reading(name: string, text: string, kind: string, parts: string): string {
  const document = parseDocument(`file:///${name || 'document.md'}`, text);
  return readings[kind as keyof typeof readings](document, parts.split(' ').filter((part) => part !== '')).map((line) => `${line}\n`).join('');
}

if (process.env['UPDATE']) {
  writeFileSync(file, page.replace(example, (_, name: string, text: string, kind: string, parts: string) => `\`\`\`contract${name && ` ${name}`}\n${text}\`\`\`\n\n\`\`\`${kind}${parts && ` ${parts}`}\n${reading(name, text, kind, parts)}\`\`\``));
}

describe('docs/dialect.md', () => {
  const examples = [...page.matchAll(example)];

  it('says what is read of every example', () => assert.equal(examples.length, [...page.matchAll(/^```contract/gm)].length));

  for (const [, name = '', text = '', kind = '', parts = '', expected = ''] of examples) {
    const heading = page.slice(0, page.indexOf(text)).replace(/^```[^]*?^```$/gm, '').replace(/^```[^]*/m, '').match(/^## .*$/gm)?.at(-1)?.slice(3);
    const first = text.split('\n').find((line) => line.trim() !== '' && line !== '---');
    it(`${heading}: ${first}…`, () => assert.equal(reading(name, text, kind, parts), expected));
  }
});
