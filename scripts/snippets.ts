/**
 * Writes snippets/contract-markdown.json from the standards that ship: `npm run snippets`. One snippet for each standard clause, one for each kind of
 * document as a whole. A test fails when the file and the standards differ.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DocumentKind } from '../server/src/dialect/types';
import { loadStandard } from '../server/src/standard/load';
import type { ConditionTest, Standard, StandardClause } from '../server/src/standard/types';

export interface Snippet {
  readonly prefix: readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

/** Numbers the tab stops of one snippet; the same text in the same role is one tab stop, filled in once. */
class TabStops {
  readonly #numbers = new Map<string, number>();

  at(role: string, text: string): string {
    const known = this.#numbers.get(role);
    if (known) return `$${known}`;
    const number = this.#numbers.size + 1;
    this.#numbers.set(role, number);
    return `\${${number}:${text.replace(/[\\$}]/g, '\\$&')}}`;
  }
}

const kinds = {
  contract: { title: '契約書', name: '業務委託契約書', prefix: ['契約書', 'contract'], parties: { client: '甲', contractor: '乙' } },
  specification: { title: '仕様書', name: '業務委託仕様書', prefix: ['仕様書', 'specification'], parties: { client: '委託者', contractor: '受託者' } },
  policy: { title: '規程', name: '外部委託に関する情報セキュリティ対策基準', prefix: ['対策基準', '規程', 'policy'], parties: { client: '本市', contractor: '受託者' } },
} as const satisfies Partial<Record<DocumentKind, object>>;
type Kind = keyof typeof kinds;
const kindNames = Object.keys(kinds) as Kind[];

/** The text of a snippet: parties and blanks become tab stops; what would be a variable of VS Code's is escaped. */
function fill(text: string, kind: Kind, stops: TabStops): string {
  return text.replace(/\{\{(client|contractor)\}\}|\{\{([^{}]+)\}\}|([〇○●]{2,})|[\\$]/g, (match, party: 'client' | 'contractor' | undefined, name: string | undefined, blank: string | undefined) => {
    if (party) return stops.at(party, kinds[kind].parties[party]);
    if (name) return stops.at(name, name);
    // Two blanks are two things to fill in.
    if (blank) return stops.at(`blank ${blankNumber++}`, blank);
    return `\\${match}`;
  });
}
let blankNumber = 0;

/** The clauses for a kind, in the standard's order, each once. */
function clausesOf(standard: Standard, kind: Kind): StandardClause[] {
  const clauses = new Map<string, StandardClause>();
  for (const requirement of standard.requirements) {
    for (const clause of requirement.clauses) if (clause.kind === kind) clauses.set(`${clause.title}\n${clause.body}`, clause);
  }
  return [...clauses.values()];
}

/**
 * The clauses of a whole document: they provide for everything that the standard requires where its conditions stand at their defaults, and where one
 * clause meets several requirements they do so once.
 */
function fewestClauses(standard: Standard, kind: Kind): StandardClause[] {
  const applies = (test: ConditionTest | undefined): boolean =>
    !test || test.exceptKinds?.includes(kind) === true || standard.conditions.find(({ name }) => name === test.condition)?.default === test.equals;
  const open = new Set(standard.requirements.filter(({ level, kinds, when }) => level === 'required' && kinds.includes(kind) && applies(when)).map(({ id }) => id));
  const clauses = clausesOf(standard, kind);
  const chosen: StandardClause[] = [];
  for (const id of [...open]) {
    if (!open.has(id)) continue;
    const meets = (clause: StandardClause) => clause.requirements.filter((other) => open.has(other)).length;
    const [best] = clauses.filter((clause) => clause.requirements.includes(id)).sort((one, other) => meets(other) - meets(one));
    if (!best) continue;
    chosen.push(best);
    for (const met of best.requirements) open.delete(met);
  }
  return chosen;
}

function clauseSnippets(standard: Standard, kind: Kind): [string, Snippet][] {
  return clausesOf(standard, kind).map((clause) => {
    const stops = new TabStops();
    const sections = [...new Set(standard.requirements.filter(({ id }) => clause.requirements.includes(id)).map(({ section }) => section))];
    const heading = `## 第${stops.at('number', '○')}条（${clause.title}）`;
    return [
      `${standard.id} ${kinds[kind].title} ${sections.join('・')} ${clause.title}`,
      {
        prefix: [clause.title, ...sections.map((section) => `clause-${section}`)],
        description: `${standard.title} ${sections.join('・')}（${kinds[kind].title}）`,
        body: [heading, ...fill(clause.body.trim(), kind, stops).split('\n'), '$0'],
      },
    ];
  });
}

function documentSnippet(standard: Standard, kind: Kind): [string, Snippet] {
  const stops = new TabStops();
  const { title, name, prefix, parties } = kinds[kind];
  const articles = fewestClauses(standard, kind);
  const heading = stops.at('title', name);
  const body = [
    '---',
    'contract-spec: 1',
    `kind: ${kind}`,
    `title: ${heading}`,
    `standards: [${standard.id}]`,
    `parties: { client: ${stops.at('client', parties.client)}, contractor: ${stops.at('contractor', parties.contractor)} }`,
    '---',
    `# ${stops.at('title', name)}`,
    '',
    ...opening(kind, stops),
    ...articles.flatMap((clause, index) => ['', `## 第${index + 2}条（${clause.title}）`, ...fill(clause.body.trim(), kind, stops).split('\n')]),
    ...closing(kind, stops),
    '$0',
  ];
  return [`${standard.id} ${title}`, { prefix, description: `${standard.title}に基づく${title}`, body }];
}

function opening(kind: Kind, stops: TabStops): string[] {
  const client = stops.at('client', '');
  const contractor = stops.at('contractor', '');
  const work = stops.at('work', '〇〇業務');
  if (kind === 'policy') return ['## 第1条（目的）', `この対策基準は、${client}の情報資産に係る業務を外部に委託する場合に講ずべき対策を定めることを目的とする。`];
  if (kind === 'specification') return ['## 第1条（目的）', `この仕様書は、${client}が${contractor}に委託する${work}について、必要な事項を定めることを目的とする。`];
  return [
    `${stops.at('client name', '〇〇市')}（以下「${client}」という。）と${stops.at('contractor name', '株式会社〇〇')}（以下「${contractor}」という。）とは、${work}の委託に関し、次のとおり契約を締結する。`,
    '',
    '## 第1条（目的）',
    `${client}は、${stops.at('work', '')}を${contractor}に委託し、${contractor}はこれを受託する。`,
  ];
}

function closing(kind: Kind, stops: TabStops): string[] {
  if (kind === 'policy') return ['', '## 附則', `この対策基準は、${stops.at('date', '令和〇年〇月〇日')}から施行する。`];
  if (kind === 'specification') return [];
  const client = stops.at('client', '');
  const contractor = stops.at('contractor', '');
  return [
    '',
    `この契約の締結を証するため、本書2通を作成し、${client}及び${contractor}が記名押印の上、各自1通を保有する。`,
    '',
    stops.at('date', '令和〇年〇月〇日'),
    '',
    `${client}　${stops.at('client address', '〇〇市〇〇町1番1号')}`,
    `　　${stops.at('client name', '〇〇市')}長　${stops.at('client signatory', '〇〇　〇〇')}`,
    '',
    `${contractor}　${stops.at('contractor address', '〇〇市〇〇町2番2号')}`,
    `　　${stops.at('contractor name', '株式会社〇〇')}　代表取締役　${stops.at('contractor signatory', '〇〇　〇〇')}`,
  ];
}

export function snippetsFor(standards: readonly Standard[]): Record<string, Snippet> {
  blankNumber = 0;
  // The texts around the clauses are Japanese; a standard in another language brings its own documents.
  return Object.fromEntries(
    standards.filter(({ language }) => language === 'ja').flatMap((standard) =>
      kindNames.filter((kind) => clausesOf(standard, kind).length > 0).flatMap((kind) => [documentSnippet(standard, kind), ...clauseSnippets(standard, kind)]),
    ),
  );
}

const root = path.resolve(__dirname, '..');
export const snippetsFile = path.join(root, 'snippets/contract-markdown.json');

export function shippedStandards(): Standard[] {
  const folder = path.join(root, 'standards');
  return readdirSync(folder).filter((name) => name.endsWith('.md')).sort().flatMap((name) => loadStandard(readFileSync(path.join(folder, name), 'utf8')).standard ?? []);
}

export const serialisedSnippets = (): string => `${JSON.stringify(snippetsFor(shippedStandards()), undefined, 2)}\n`;

if (require.main === module) writeFileSync(snippetsFile, serialisedSnippets());
