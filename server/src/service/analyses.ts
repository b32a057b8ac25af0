/** One analysis per version of a document: kept as long as nothing that it depends on has changed. */
import { parseDocument } from '../dialect/document';
import { keptWith } from '../dialect/kept-with';
import type { ContractDocument } from '../dialect/types';
import { runRules } from '../rules/run';
import type { Finding, RuleSettings } from '../rules/types';
import type { Analysis, Annex, Locale } from '../standard/analysis';
import { coverageOf } from '../standard/coverage';
import type { Standard } from '../standard/types';
import { throwIfCancelled, type CancellationToken } from './cancellation';
import type { Settings } from './settings';
import { builtinIds, type Standards } from './standards';
import { annexUri, canonicalUri, type Workspace } from './workspace';

export interface Context {
  readonly workspace: Workspace;
  readonly standards: Standards;
  settingsFor(uri: string): Settings;
  localeFor(settings: Settings): Locale;
  /** ISO date. */
  today(): string;
}

interface Kept {
  readonly analysis: Analysis;
  readonly standards: readonly Standard[];
  readonly available: readonly Standard[];
  findings?: { readonly rules: RuleSettings; readonly list: readonly Finding[] };
}

export class Analyses {
  private readonly kept = keptWith<ContractDocument, Kept>();
  /** Annexes that are not open, by canonical URI; null where nothing can be read. */
  private readonly files = new Map<string, ContractDocument | null>();

  constructor(private readonly context: Context) {}

  async of(document: ContractDocument, token?: CancellationToken): Promise<Analysis> {
    return (await this.entry(document, token)).analysis;
  }

  async findings(document: ContractDocument, token?: CancellationToken): Promise<readonly Finding[]> {
    const entry = await this.entry(document, token);
    const { rules } = this.context.settingsFor(document.uri);
    if (entry.findings?.rules !== rules) entry.findings = { rules, list: runRules(entry.analysis, rules) };
    return entry.findings.list;
  }

  /** A file is not what it was: it is read again when somebody needs it. */
  forget(uri: string): void {
    this.files.delete(canonicalUri(uri));
  }

  private async entry(document: ContractDocument, token?: CancellationToken): Promise<Kept> {
    const { context } = this;
    const annexes = (document.frontMatter?.annexes.length ?? 0) > 0 ? await this.annexesOf(document, token) : noAnnexes;
    const settings = context.settingsFor(document.uri);
    const locale = context.localeFor(settings);
    const today = context.today();
    const { available } = context.standards;
    const standards = this.standardsFor(document, settings);
    const kept = this.kept.get(document);
    if (kept && kept.standards === standards && kept.available === available && isSame(kept.analysis, annexes, locale, today)) return kept;
    const coverage = coverageOf({ document, annexes, standards, today });
    const entry: Kept = { analysis: { document, annexes, available, coverage, locale, today }, standards, available };
    this.kept.set(document, entry);
    return entry;
  }

  /** The front matter's, else the setting's, else all that ship. A standard itself is checked against none. */
  private standardsFor({ frontMatter, kind }: ContractDocument, settings: Settings): readonly Standard[] {
    if (kind === 'standard') return this.context.standards.select([]);
    const named = frontMatter?.standards?.value.map(({ value }) => value);
    return this.context.standards.select(named ?? (settings.standards.length > 0 ? settings.standards : builtinIds()));
  }

  private async annexesOf({ uri, frontMatter }: ContractDocument, token?: CancellationToken): Promise<readonly Annex[]> {
    const annexes: Annex[] = [];
    for (const { value: path } of frontMatter?.annexes ?? []) {
      const target = annexUri(uri, path);
      annexes.push({ path, document: target === undefined ? undefined : await this.annex(target) });
      throwIfCancelled(token);
    }
    return annexes;
  }

  private async annex(uri: string): Promise<ContractDocument | undefined> {
    const open = this.context.workspace.openDocument(uri);
    if (open) return open;
    const key = canonicalUri(uri);
    let document = this.files.get(key);
    if (document === undefined) {
      const text = await this.context.workspace.readFile(uri);
      document = text === undefined ? null : parseDocument(uri, text);
      this.files.set(key, document);
    }
    return document ?? undefined;
  }
}

const noAnnexes: readonly Annex[] = [];

function isSame(analysis: Analysis, annexes: readonly Annex[], locale: Locale, today: string): boolean {
  return (
    analysis.locale === locale &&
    analysis.today === today &&
    analysis.annexes.length === annexes.length &&
    analysis.annexes.every(({ document }, i) => document === annexes[i]!.document)
  );
}
