import assert from 'node:assert/strict';
import { diagnosticsOf, mostDiagnostics } from '../../../server/src/features/diagnostics';
import type { Finding, Severity } from '../../../server/src/rules/types';

const uri = 'file:///a.contract.md';
const finding = (line: number, severity: Severity): Finding => ({ rule: 'broken-reference', severity, message: `${line} 行目`, range: { start: { line, character: 0 }, end: { line, character: 2 } } });
const sent = (findings: readonly Finding[]) => diagnosticsOf(uri, findings, 'ja', () => undefined);

describe('diagnostics', () => {
  it('are all sent as long as somebody may read them', () => {
    const findings = Array.from({ length: mostDiagnostics }, (_, i) => finding(i, 'warning'));
    assert.deepEqual(sent(findings).map(({ message }) => message), findings.map(({ message }) => message));
  });

  it('of very many are the gravest, in the order of the document, behind a word on the rest', () => {
    // Every sixth is an error; the errors are fewer than are sent, so that warnings fill up from the beginning.
    const findings = Array.from({ length: 900 }, (_, i) => finding(i, i % 6 === 5 ? 'error' : 'warning'));
    const [word, ...rest] = sent(findings);
    assert.match(String(word!.message), /200件を表示しています。このほかに700件あります/);
    assert.equal(word!.severity, 3);
    assert.equal(rest.length, mostDiagnostics);
    assert.equal(rest.filter(({ severity }) => severity === 1).length, 150);
    const lines = rest.map(({ range }) => range.start.line);
    assert.deepEqual(lines, [...lines].sort((a, b) => a - b));
    assert.deepEqual(rest.filter(({ severity }) => severity === 2).map(({ range }) => range.start.line), findings.filter(({ severity }) => severity === 'warning').slice(0, 50).map(({ range }) => range.start.line));
  });
});
