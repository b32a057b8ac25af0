/** What is kept is kept for what it follows from, and for nothing else: parties, settings, language, conditions. */
import assert from 'node:assert/strict';
import { parseDocument, updateDocument } from '../../../server/src/dialect/document';
import type { ContractDocument } from '../../../server/src/dialect/types';
import type { RuleSettings } from '../../../server/src/rules/types';
import { createLanguageService, type LanguageService } from '../../../server/src/service/service';
import { defaultSettings } from '../../../server/src/service/settings';
import { builtinStandards } from '../../../server/src/standard/index';

const contract = (body: string, more = '') => parseDocument('file:///a.contract.md', `---\ncontract-spec: 1\nkind: contract\n${more}---\n\n${body}\n`);
const typed = (document: ContractDocument, find: string, text: string): ContractDocument => {
  const at = document.getText().indexOf(find);
  assert.ok(at >= 0, find);
  return updateDocument(document, [{ range: { start: document.positionAt(at), end: document.positionAt(at + find.length) }, text }]);
};
const broken = '## 第1条（秘密）\n乙は、第7条の規定に従う。\n\n## 第2条（報告）\n乙は、甲に報告する。';

async function stateOf(service: LanguageService, document: ContractDocument, requirement: string): Promise<string | undefined> {
  const { coverage } = await service.analysis(document);
  return coverage[0]!.requirements.find((entry) => entry.requirement.id === requirement)?.state;
}

describe('what is kept', () => {
  it('is read again for other parties: the same sentence binds somebody else', async () => {
    const service = createLanguageService();
    const body = '## 第1条（再委託）\n乙は、業務を第三者に再委託してはならない。';
    const met = async (parties: string) => {
      const { coverage } = await service.analysis(contract(body, `parties:\n${parties}`));
      return coverage[0]!.requirements.find(({ requirement }) => requirement.id === '3(5)')!.elements.find(({ element }) => element.title === '原則禁止')!.met;
    };
    assert.equal(await met('  client: 甲\n  contractor: 乙\n'), true);
    assert.equal(await met('  client: 乙\n  contractor: 甲\n'), false);
  });

  it('is told again by other settings', async () => {
    let rules: RuleSettings = {};
    const service = createLanguageService({ settingsFor: () => ({ ...defaultSettings, rules }) });
    const document = contract(broken);
    const severities = async (of: ContractDocument) => (await service.findings(of)).filter(({ rule }) => rule === 'broken-reference').map(({ severity }) => severity);
    assert.deepEqual(await severities(document), ['error']);
    rules = { 'broken-reference': 'hint' };
    const after = typed(document, '甲に報告', '甲に速やかに報告');
    assert.deepEqual(await severities(after), ['hint']);
    assert.deepEqual(await severities(document), ['hint']);
  });

  it('is told again in another language', async () => {
    const document = contract(broken);
    const messages = async (locale: 'ja' | 'en', of: ContractDocument) => (await createLanguageService({ locale }).findings(of)).filter(({ rule }) => rule === 'broken-reference').map(({ message }) => message);
    assert.match((await messages('ja', document))[0]!, /第7条/);
    assert.match((await messages('en', typed(document, '甲に報告', '甲に速やかに報告')))[0]!, /names no existing/);
  });

  it('is judged again under other conditions', async () => {
    const service = createLanguageService();
    const [standard] = builtinStandards();
    const conditional = standard!.requirements.find(({ when, kinds }) => when && kinds.includes('contract') && !when.exceptKinds?.includes('contract'));
    assert.ok(conditional?.when);
    const { condition, equals } = conditional.when;
    const other = standard!.conditions.find(({ name }) => name === condition)!.values.find((value) => value !== equals);
    const document = contract('## 第1条（目的）\n乙は、業務を行う。', `conditions:\n  ${condition}: ${String(other)}\n`);
    assert.equal(await stateOf(service, document, conditional.id), 'not-applicable');
    const after = typed(document, `${condition}: ${String(other)}`, `${condition}: ${String(equals)}`);
    assert.equal(await stateOf(service, after, conditional.id), 'missing');
  });
});
