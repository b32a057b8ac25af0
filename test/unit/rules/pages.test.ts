/** Every rule has its page, and what the page says is true: its severity, its quick fix, its examples. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from '../../../server/src/dialect/document';
import { severityNames } from '../../../server/src/cli/report';
import { allRules } from '../../../server/src/rules/index';
import type { Rule } from '../../../server/src/rules/types';
import { createLanguageService } from '../../../server/src/service/service';

const folder = path.resolve(__dirname, '../../../docs/rules');
const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');

/** Beside an example stands tokki-jiko.contract.md, and nothing else. */
const service = createLanguageService({
  workspace: {
    openDocument: () => undefined,
    readFile: async (uri) => (uri.endsWith('/tokki-jiko.contract.md') ? '# 特記事項\n' : undefined),
    contractFiles: async () => [],
    standardFiles: async () => [],
  },
  locale: 'ja',
  today: () => '2027-04-01',
});
const open = (text: string) => parseDocument('file:///example.contract.md', text);
const rulesFoundIn = async (text: string): Promise<string[]> => (await service.findings(open(text))).map(({ rule }) => rule);

/** The fenced example under a heading. */
function example(page: string, heading: string): string {
  const match = new RegExp(`^## ${heading}\\n\\n\`\`\`markdown\\n([^]*?)^\`\`\`$`, 'm').exec(page);
  assert.ok(match, `no example under ## ${heading}`);
  return match[1]!;
}

/** Is a quick fix offered for the first finding of the rule? */
async function isFixable(rule: Rule, text: string): Promise<boolean> {
  const document = open(text);
  const diagnostics = (await service.diagnostics(document)).filter(({ code }) => code === rule.id);
  const offered = await service.codeActions(document, { range: diagnostics[0]!.range, diagnostics });
  return offered.some(({ action }) => action.diagnostics?.some(({ code }) => code === rule.id));
}

describe('pages of the rules', () => {
  it('are there for every rule, and for nothing else', () => {
    const pages = readdirSync(folder).filter((file) => file !== 'README.md').sort();
    assert.deepEqual(pages, allRules.map(({ id }) => `${id}.md`).sort());
  });

  it('are listed in the index with their titles and severities', () => {
    const index = read('README.md');
    for (const { id, title, severity } of allRules) assert.ok(index.includes(`| [${id}](${id}.md) | ${title.ja} | ${title.en} | ${severityNames[severity].ja} \`${severity}\` |`), id);
  });

  for (const rule of allRules) {
    describe(rule.id, () => {
      const page = read(`${rule.id}.md`);

      it('has its title and its severity on its page, in both languages', () => {
        assert.ok(page.startsWith(`# ${rule.title.ja}（${rule.id}）\n`));
        assert.ok(page.includes(`**${rule.title.en}.**`));
        assert.ok(page.includes(`- 重大度：${severityNames[rule.severity].ja}（\`${rule.severity}\`）`));
        assert.ok(page.includes(`- Severity: \`${rule.severity}\``));
      });

      it('reports what its page says to avoid', async () => assert.ok((await rulesFoundIn(example(page, '避ける例'))).includes(rule.id)));

      it('does not report what its page prefers', async () => assert.ok(!(await rulesFoundIn(example(page, '望ましい例'))).includes(rule.id)));

      it('has a quick fix if and only if its page says so', async () => {
        const fixable = await isFixable(rule, example(page, '避ける例'));
        assert.equal(page.includes('- クイックフィックス：あり'), fixable, fixable ? 'the page denies it' : 'the page promises one');
        assert.equal(page.includes('- Quick fix: Yes'), fixable);
        assert.equal(read('README.md').includes(`[${rule.id}](${rule.id}.md) | ${rule.title.ja} | ${rule.title.en} | ${severityNames[rule.severity].ja} \`${rule.severity}\` | ✓ |`), fixable);
      });
    });
  }
});
