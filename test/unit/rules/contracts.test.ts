/** Long contracts as they are written: nothing is found in them, and every mistake that is put into them is found where it stands. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../../../server/src/rules/types';
import { files } from '../files';

const folder = path.resolve(__dirname, '../../fixtures/contracts');
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/')).filter((name) => name.endsWith('.md')).sort();
const read = () => Object.fromEntries(names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));

/** What depends on a standard, or on blanks of a form, is no matter of structure. */
const others = new Set(['missing-clause', 'incomplete-clause', 'weak-obligation', 'unfilled-placeholder']);
const structural = (findings: readonly Finding[]) => findings.filter(({ rule }) => !others.has(rule));

/** In which file what is written instead of what, which rule says so, and at which words. */
const seeds: readonly (readonly [file: string, right: string, wrong: string, rule: string, at: string])[] = [
  ['ukeoi-yakkan.md', '第44条第３項各号に規定する者', '第53条第３項各号に規定する者', 'broken-reference', '第53条第３項'],
  ['ukeoi-yakkan.md', '第34条第３項の規定による部分払', '第34条第９項の規定による部分払', 'broken-reference', '第34条第９項'],
  ['ukeoi-yakkan.md', '第10条第１項第２号に掲げる者', '第10条第１項第６号に掲げる者', 'broken-reference', '第10条第１項第６号'],
  ['ukeoi-yakkan.md', '第14条第１項から第３項まで', '第14条第１項から第６項まで', 'broken-reference', '第６項'],
  ['ukeoi-yakkan.md', '次項から第７項まで', '次項から第８項まで', 'broken-reference', '第８項'],
  ['ukeoi-yakkan.md', '（履行報告）\n第11条', '（履行報告）\n第10条', 'duplicate-article-number', '第10条'],
  ['ukeoi-yakkan.md', '（補則）\n第51条', '（補則）\n第52条', 'article-number-gap', '第52条'],
  ['ukeoi-yakkan.md', '（補則）\n第51条', '（補則）\n第５１条', 'mixed-digits', '第５１条'],
  ['ukeoi-yakkan.md', '６　受注者は、支給材料及び', '７　受注者は、支給材料及び', 'paragraph-number-gap', '７'],
  ['ukeoi-yakkan.md', '（４）製造の条件等', '（５）製造の条件等', 'item-number-gap', '（５）'],
  ['ukeoi-yakkan.md', '第22条　発注者は、特別の理由', '第22条　委託者は、特別の理由', 'party-name', '委託者'],
  ['security-kitei.policy.md', '第十五条第三項に定めるもの', '第十五条第四項に定めるもの', 'broken-reference', '第十五条第四項'],
  ['security-kitei.policy.md', '前二項の規定は、再々委託', '前四項の規定は、再々委託', 'broken-reference', '前四項'],
  ['security-kitei.policy.md', '（様式第二号）', '（様式第三号）', 'missing-annex', '様式第三号'],
  ['security-kitei.policy.md', '### 第十九条', '### 第二十九条', 'article-number-gap', '第二十九条'],
  ['security-kitei.policy.md', '意見を聴くものとする', '意見を聴くものとする。第九条の規定により招集する', 'self-reference', '第九条'],
  ['unyo-hoshu.contract.md', '第31条から第33条まで若しくは前条', '第31条から第43条まで若しくは前条', 'broken-reference', '第43条'],
  ['unyo-hoshu.contract.md', '前条に規定する会議（同条第2項の臨時', '前条に規定する会議（同条第4項の臨時', 'broken-reference', '同条第4項'],
  ['unyo-hoshu.contract.md', '別紙2第3項に定める', '別紙3第3項に定める', 'missing-annex', '別紙3'],
  ['unyo-hoshu.contract.md', '令和9年（2027年）3月31日まで', '令和7年（2027年）3月31日まで', 'date-order', '令和7年（2027年）3月31日'],
  ['unyo-hoshu.contract.md', '令和9年（2027年）3月31日まで', '令和9年（2027年）2月30日まで', 'date-order', '令和9年（2027年）2月30日'],
  ['unyo-hoshu.contract.md', '乙は、甲の庁舎内に機器を', '受託者は、甲の庁舎内に機器を', 'party-name', '受託者'],
  ['unyo-hoshu.contract.md', '（以下「作業従事者」という。）', '（以下「作業従事者」という。）及び運用員（以下「運用員」という。）', 'unused-term', '運用員'],
  ['unyo-hoshu.contract.md', '秘密情報、個人情報及び特定個人情報（以下「秘密情報等」という。）を', '秘密情報等（以下「秘密情報」という。）を', 'duplicate-definition', '秘密情報'],
  ['unyo-hoshu.contract.md', '契約の締結後10日以内に業務計画書を', '契約の締結後10日以内に本サーバの業務計画書及び本サーバの運用計画書を', 'undefined-term', '本サーバ'],
  ['bundle/keiyaku.contract.md', '第18条から前条まで', '第24条から前条まで', 'broken-reference', '第24条'],
  ['bundle/keiyaku.contract.md', '別添仕様書', '別紙７', 'missing-annex', '別紙７'],
  ['bundle/kojin-joho.contract.md', '受託者は、再委託先に、第３条', '受託者は、再委託先に、第13条', 'broken-reference', '第13条'],
];

describe('long contracts', () => {
  it('hold no mistake of structure', async () => {
    const { service, documents } = files(read());
    for (const document of documents) {
      const found = structural(await service.findings(document)).map(({ rule, range, message }) => `${document.uri}:${range.start.line + 1} ${rule} ${message}`);
      assert.deepEqual(found, []);
    }
  });

  for (const [name, right, wrong, rule, at] of seeds) {
    it(`${rule} in ${name}: ${wrong.slice(0, 40)}`, async () => {
      const texts = read();
      const place = texts[name]!.indexOf(right);
      assert.ok(place >= 0 && texts[name]!.indexOf(right, place + 1) < 0, `「${right}」 stands once in ${name}`);
      texts[name] = texts[name]!.replace(right, wrong);
      const { service, document } = files(texts);
      const draft = document(name);
      const found = structural(await service.findings(draft)).filter((finding) => finding.rule === rule);
      const words = found.map(({ range }) => draft.slice({ start: draft.offsetAt(range.start), end: draft.offsetAt(range.end) }));
      assert.deepEqual([...new Set(words)], [at]);
      const line = draft.positionAt(place + wrong.indexOf(at)).line;
      assert.ok(found.some(({ range }) => range.start.line === line), `found on line ${line + 1}: ${found.map(({ range }) => range.start.line + 1).join()}`);
    });
  }
});
