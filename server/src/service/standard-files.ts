/** A standard's own file while it is being written: its flaws, each with its place. */
import { keptWith } from '../dialect/kept-with';
import type { ContractDocument } from '../dialect/types';
import { rangeOf } from '../features/convert';
import type { Finding } from '../rules/types';
import type { Locale } from '../standard/analysis';
import { isBuiltin } from './standards';

const kept = keptWith<ContractDocument, readonly Finding[]>();

export async function standardFindings(document: ContractDocument, locale: Locale): Promise<readonly Finding[]> {
  const known = kept.get(document);
  if (known) return known;
  const { loadStandard } = await import('../standard/load/index');
  const text = document.getText();
  const { standard, problems } = loadStandard(text);
  const findings: Finding[] = problems.map(({ code, severity, message, span }) => ({ rule: `standard-${code}`, severity, message: message[locale], range: rangeOf(document, span) }));
  const id = document.frontMatter?.keys.get('id');
  if (standard && id && isBuiltin(standard.id) && /(?:^|\/)\.contract-spec\/standards\//.test(document.uri)) {
    const message = { ja: `「${standard.id}」は同梱されている基準の ID です。同梱の基準が優先されるため、別の ID としてください。`, en: `"${standard.id}" is the id of a built-in standard, which takes precedence. Choose another id.` };
    findings.push({ rule: 'standard-built-in-id', severity: 'error', message: message[locale], range: rangeOf(document, id.value) });
  }
  kept.set(document, findings);
  return findings;
}
