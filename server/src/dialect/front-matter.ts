/** Front matter: YAML between `---` lines, read with exact positions. Whatever is wrong with it becomes a problem; nothing throws. */
import { isAlias, isMap, isScalar, isSeq, parseDocument, visit, type Document, type Node, type Pair, type YAMLMap } from 'yaml';
import { documentKinds, type DocumentKind, type FrontMatter, type FrontMatterProblem, type Located, type Span, type Waiver } from './types';

/** More than any front matter needs; beyond it the text is not handed to the YAML reader. */
export const maxFrontMatterLength = 64 * 1024;

export const frontMatterKeys = ['contract-spec', 'kind', 'title', 'standards', 'parties', 'conditions', 'annexes', 'waivers'] as const;

type Message = FrontMatterProblem['message'];

/** Reads the front matter that fills `text` (both `---` lines included) and starts at offset `at` of the document. */
export function readFrontMatter(text: string, at = 0): FrontMatter {
  const reader = new Reader(text, at);
  return reader.read();
}

/** A document that begins with `---` and never closes it. */
export function unclosedFrontMatter(firstLine: Span): FrontMatter {
  const message = { ja: '前付け（---）が閉じられていません。前付けの終わりに「---」だけの行を置いてください。', en: 'The front matter is never closed. Put a line with only "---" where it ends.' };
  return { ...empty, span: firstLine, problems: [{ code: 'unclosed', severity: 'error', span: firstLine, message }] };
}

const empty = { parties: {}, conditions: new Map(), annexes: [], waivers: [], keys: new Map(), problems: [] };

class Reader {
  readonly problems: FrontMatterProblem[] = [];
  private readonly open: number;
  private readonly yaml: string;

  constructor(private readonly text: string, private readonly at: number) {
    this.open = /^\uFEFF?---[ \t]*(?:\r\n|\n|\r)/.exec(text)?.[0].length ?? 0;
    const close = /(?:^|[\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r)?$/.exec(text);
    this.yaml = text.slice(this.open, close ? Math.max(this.open, close.index + (this.text.charAt(close.index) === '-' ? 0 : 1)) : text.length);
  }

  read(): FrontMatter {
    const span = this.span(0, this.text.trimEnd().length, true);
    if (this.text.length > maxFrontMatterLength) {
      this.problem('too-large', { start: this.at, end: this.at + 3 }, { ja: '前付けが大きすぎるため読み取れません（上限64KB）。', en: 'The front matter is too large to be read (limit 64 kB).' });
      return { ...empty, span, problems: this.problems };
    }
    const root = this.root();
    if (!root) return { ...empty, span, problems: this.problems };
    const keys = new Map<string, { key: Span; value: Span; scalar?: string }>();
    for (const pair of root.items) this.addKey(keys, pair);
    const value = (name: string) => this.valueOf(root, name);
    const title = this.string(value('title'), 'title');
    return {
      span,
      version: this.version(value('contract-spec')),
      kind: this.kind(value('kind')),
      title: title && { ...title, value: title.value.trim().replace(/\s+/g, ' ') },
      standards: this.standards(value('standards')),
      parties: this.parties(value('parties')),
      conditions: this.conditions(value('conditions')),
      annexes: this.strings(value('annexes'), 'annexes'),
      waivers: this.waivers(value('waivers')),
      keys,
      problems: this.problems,
    };
  }

  private root(): YAMLMap | undefined {
    let document: Document.Parsed;
    try {
      // To YAML a lone CR is a line break too, but not to this reader of it.
      document = parseDocument(this.yaml.replace(/\r(?!\n)/g, '\n'), { prettyErrors: false, uniqueKeys: true, logLevel: 'silent', schema: 'core', customTags: [] });
    } catch (error) {
      this.problem('yaml', this.span(0, 3, true), { ja: `前付けを読み取れません：${String(error)}`, en: `The front matter cannot be read: ${String(error)}` });
      return undefined;
    }
    for (const error of document.errors) this.yamlProblem(error.code, error.message, error.pos);
    let hostile: Node | undefined;
    visit(document, { Alias: (_, node) => ((hostile ??= node), visit.BREAK), Node: (_, node) => (!isAlias(node) && 'anchor' in node && node.anchor ? ((hostile ??= node), visit.BREAK) : undefined) });
    if (hostile) {
      this.problem('anchor', this.nodeSpan(hostile), { ja: '前付けではアンカー（&）とエイリアス（*）は使えません。値をそのまま書いてください。', en: 'Anchors (&) and aliases (*) are not allowed in the front matter. Write the value out.' });
      return undefined;
    }
    if (document.contents === null) return undefined;
    if (!isMap(document.contents)) {
      this.problem('not-a-map', this.nodeSpan(document.contents as Node), { ja: '前付けは「キー: 値」の形で書いてください。', en: 'The front matter must consist of "key: value" lines.' });
      return undefined;
    }
    return document.contents;
  }

  private yamlProblem(code: string, detail: string, pos: [number, number]): void {
    const span = this.span(pos[0], Math.max(pos[1], pos[0] + 1));
    const key = this.span(pos[0], pos[0] + (/^[^\s:,{}]{1,100}/.exec(this.yaml.slice(pos[0], pos[0] + 100))?.[0].length ?? 1));
    if (code === 'DUPLICATE_KEY') return this.problem('duplicate-key', key, { ja: '同じキーが二度書かれています。一つにしてください。', en: 'This key is given twice. Keep one.' });
    if (code === 'TAB_AS_INDENT') return this.problem('tab', span, { ja: '前付けの字下げにタブは使えません。半角の空白を使ってください。', en: 'Tabs cannot indent the front matter. Use spaces.' });
    this.problem('yaml', span, { ja: `前付けの書き方に誤りがあります（YAML：${detail}）。`, en: `The front matter is not valid YAML: ${detail}` });
  }

  private addKey(keys: Map<string, { key: Span; value: Span; scalar?: string }>, pair: Pair): void {
    if (!isScalar(pair.key)) return;
    const name = String(pair.key.value);
    const key = this.nodeSpan(pair.key);
    const value = pair.value ? this.nodeSpan(pair.value as Node) : { start: key.end, end: key.end };
    this.nearMiss(name, key);
    keys.set(name, { key, value, ...(isScalar(pair.value) && pair.value.value !== null ? { scalar: String(pair.value.source ?? pair.value.value) } : {}) });
  }

  /** `standard:` for `standards:`. Other keys of one's own are allowed: they fill {{name}}. */
  private nearMiss(name: string, span: Span): void {
    const plain = (key: string) => key.toLowerCase().replace(/[-_ ]|(?:ies|y|s|es)$/g, '');
    const meant = frontMatterKeys.find((key) => key !== name && plain(key) === plain(name));
    if (!meant || (frontMatterKeys as readonly string[]).includes(name)) return;
    this.problem('unknown-key', span, { ja: `キー「${name}」は使われません。「${meant}」の誤りではありませんか。`, en: `The key "${name}" has no meaning. Did you mean "${meant}"?` }, 'warning');
  }

  private valueOf(map: YAMLMap, name: string): Node | undefined {
    const pair = map.items.find((item) => isScalar(item.key) && item.key.value === name);
    return (pair?.value as Node | null | undefined) ?? undefined;
  }

  private version(node: Node | undefined): Located<number> | undefined {
    if (!node) return undefined;
    if (isScalar(node) && node.value === 1) return { value: 1, span: this.nodeSpan(node) };
    this.problem('version', this.nodeSpan(node), { ja: '`contract-spec:` の値は 1 としてください（この版で使える書式は版1のみです）。', en: '`contract-spec:` must be 1, the only version of the format.' });
    return undefined;
  }

  private kind(node: Node | undefined): Located<DocumentKind> | undefined {
    const kind = this.string(node, 'kind');
    if (!kind) return undefined;
    if ((documentKinds as readonly string[]).includes(kind.value)) return kind as Located<DocumentKind>;
    const list = documentKinds.join(', ');
    this.problem('unknown-kind', kind.span, { ja: `文書の種類「${kind.value}」は使えません。${list} のいずれかを指定してください。`, en: `Unknown kind "${kind.value}". Use one of ${list}.` });
    return undefined;
  }

  private standards(node: Node | undefined): FrontMatter['standards'] {
    if (!node) return undefined;
    return { value: this.strings(node, 'standards'), span: this.nodeSpan(node) };
  }

  private parties(node: Node | undefined): FrontMatter['parties'] {
    if (!node) return {};
    if (!isMap(node)) return this.wrong(node, 'parties', '{ client: 甲, contractor: 乙 }'), {};
    for (const pair of node.items) this.knownKey(pair, 'parties', ['client', 'contractor']);
    return { client: this.string(this.valueOf(node, 'client'), 'client'), contractor: this.string(this.valueOf(node, 'contractor'), 'contractor') };
  }

  private conditions(node: Node | undefined): FrontMatter['conditions'] {
    const conditions = new Map<string, Located<string | boolean>>();
    if (!node) return conditions;
    if (!isMap(node)) return this.wrong(node, 'conditions', '{ onsite: true }'), conditions;
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
      if (isScalar(value) && (typeof value.value === 'string' || typeof value.value === 'boolean')) conditions.set(String(key.value), { value: value.value, span: this.nodeSpan(value) });
      else this.wrong((value as Node | null) ?? key, String(key.value), 'true / false');
    }
    return conditions;
  }

  private waivers(node: Node | undefined): readonly Waiver[] {
    if (!node) return [];
    if (!isSeq(node)) return this.wrong(node, 'waivers', '- { section: 3(2), reason: … }'), [];
    return node.items.flatMap((item) => {
      if (!isMap(item)) return this.wrong(item as Node, 'waivers', '{ section: 3(2), reason: … }'), [];
      for (const pair of item.items) this.knownKey(pair, 'waivers', ['section', 'standard', 'reason', 'until']);
      const section = this.string(this.valueOf(item, 'section'), 'section');
      if (!section) {
        if (!this.valueOf(item, 'section')) this.problem('waiver-section', this.nodeSpan(item), { ja: '適用除外（waivers）には対象の条項番号（section）を書いてください。', en: 'A waiver must name its section.' });
        return [];
      }
      const until = this.string(this.valueOf(item, 'until'), 'until');
      if (until && !isDate(until.value)) this.problem('waiver-date', until.span, { ja: '期限（until）は 2027-03-31 のように、実在する日付で書いてください。', en: 'Write `until` as an existing date such as 2027-03-31.' });
      return [{ section, standard: this.string(this.valueOf(item, 'standard'), 'standard'), reason: this.string(this.valueOf(item, 'reason'), 'reason'), until, span: this.nodeSpan(item) }];
    });
  }

  private strings(node: Node | undefined, name: string): readonly Located<string>[] {
    if (!node) return [];
    if (!isSeq(node)) {
      const single = this.string(node, name);
      return single ? [single] : [];
    }
    return node.items.flatMap((item) => this.string(item as Node, name) ?? []);
  }

  private string(node: Node | undefined, name: string): Located<string> | undefined {
    if (!node || (isScalar(node) && (node.value === null || node.value === ''))) return undefined;
    if (isScalar(node) && typeof node.value !== 'object') return { value: typeof node.value === 'string' ? node.value : (node.source ?? String(node.value)), span: this.nodeSpan(node) };
    this.wrong(node, name, '…');
    return undefined;
  }

  private wrong(node: Node, name: string, example: string): void {
    this.problem('type', this.nodeSpan(node), { ja: `「${name}」の値の形が違います。例：${name}: ${example}`, en: `The value of "${name}" has the wrong form. Example: ${name}: ${example}` });
  }

  private knownKey(pair: Pair, where: string, names: readonly string[]): void {
    if (!isScalar(pair.key) || names.includes(String(pair.key.value))) return;
    const list = names.join(', ');
    this.problem('unknown-key', this.nodeSpan(pair.key), { ja: `「${where}」に「${String(pair.key.value)}」というキーはありません（使えるキー：${list}）。`, en: `"${where}" has no key "${String(pair.key.value)}" (keys: ${list}).` }, 'warning');
  }

  private problem(code: string, span: Span, message: Message, severity: FrontMatterProblem['severity'] = 'error'): void {
    this.problems.push({ code, span, message, severity });
  }

  private nodeSpan(node: Node): Span {
    const [start, end] = node.range ?? [0, 0, 0];
    // The range of a block collection reaches to the line behind it.
    return this.span(start, Math.max(start, start + this.yaml.slice(start, end).trimEnd().length));
  }

  /** Offsets of the YAML text (or, with `whole`, of the front matter) as offsets of the document. */
  private span(start: number, end: number, whole = false): Span {
    const base = this.at + (whole ? 0 : this.open);
    const limit = this.at + this.text.length;
    return { start: Math.min(base + start, limit), end: Math.min(base + end, limit) };
  }
}

/** ISO 8601 calendar date that exists. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
