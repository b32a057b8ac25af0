/** A contract and the annexes that its front matter names, each in a file of its own, read as one (契約書・特記事項・仕様書). */
import type { Reference } from './references';
import { resolvedReferences, resolveIn, type Target } from './resolve';
import { nounOf } from './shape';
import { documentDefinitions, termSetOf, termUses, type PlacedDefinition, type TermSet } from './terms';
import type { ContractDocument, Placed, Span } from './types';

/** The contract first. */
export type Bundle = readonly ContractDocument[];

/** A reference with its targets in whatever file they are. */
export interface BundleReference {
  readonly reference: Reference;
  /** The file of the targets. */
  readonly document: ContractDocument;
  readonly targets: readonly Target[];
  readonly broken: boolean;
}

/** The references of a segment, in order; those that the document itself does not answer are looked for in the other files of the bundle. */
export function bundleReferences(bundle: Bundle, document: ContractDocument, placed: Placed): readonly BundleReference[] {
  const found: BundleReference[] = [];
  for (const { reference, targets, broken } of resolvedReferences(document, placed)) {
    const before = reference.previous === undefined ? undefined : found[reference.previous];
    const elsewhere = targets.length > 0 || broken || bundle.length < 2 ? undefined : targetElsewhere(bundle, document, reference, before);
    found.push(elsewhere ?? { reference, document, targets, broken: broken !== undefined });
  }
  return found;
}

function targetElsewhere(bundle: Bundle, document: ContractDocument, reference: Reference, before: BundleReference | undefined): BundleReference | undefined {
  const goesOn = !reference.named && before !== undefined && before.document !== document && before.targets.length > 0;
  const file = goesOn ? before.document : reference.annex ? fileLabelled(bundle, document, reference.annex.label) : reference.named ? fileNamed(bundle, document, reference.named) : undefined;
  const scope = file?.scopes[0];
  if (!file || !scope) return undefined;
  if (reference.annex && !reference.article) return { reference, document: file, targets: [{ segment: Math.min(file.segments.length - 1, file.frontMatter ? 1 : 0) }], broken: false };
  const { targets } = resolveIn(file, scope, reference, goesOn ? before.targets[0] : undefined);
  return targets.length > 0 ? { reference, document: file, targets, broken: false } : undefined;
}

/** 個人情報取扱特記事項第5条 by the title of the file; 仕様書第3条 and 契約書第5条 where one file alone is so called. */
function fileNamed(bundle: Bundle, document: ContractDocument, words: string): ContractDocument | undefined {
  const others = bundle.filter((file) => file !== document);
  const titled = others.filter(({ title }) => title.length >= 3 && words.endsWith(title));
  const noun = nounOf(words);
  const alike = noun === '' ? [] : others.filter(({ structure }) => structure.noun === noun);
  const one = (files: readonly ContractDocument[]) => (files.length === 1 ? files[0] : undefined);
  // In an annex 「契約書」 is the contract that it belongs to.
  return one(titled) ?? (noun === '契約' && document !== bundle[0] && bundle[0]?.structure.noun === noun ? bundle[0] : one(alike));
}

const plain = (text: string) => text.normalize('NFKC').replace(/[\s第号]/g, '');

/** 別紙1: the one file whose title or first lines begin with it. */
function fileLabelled(bundle: Bundle, document: ContractDocument, label: string): ContractDocument | undefined {
  const wanted = plain(label);
  const begins = (text: string) => plain(text).startsWith(wanted) && !/^\d/.test(plain(text).slice(wanted.length));
  const found = bundle.filter((file) => file !== document && (begins(file.title) || file.segments.slice(0, 2).some(({ segment }) => segment.kind !== 'front-matter' && begins(segment.text.slice(0, 80).replace(/^[\s#（(【]+/, '')))));
  return found.length === 1 ? found[0] : undefined;
}

/** The names that a bundle defines. */
export const bundleTermSet = (bundle: Bundle): TermSet => termSetOf(bundle.flatMap((document) => documentDefinitions(document).map(({ name }) => name)));

export interface BundleDefinition {
  readonly document: ContractDocument;
  readonly definition: PlacedDefinition;
}

/**
 * The definitions that a name has where it is used: those of the article itself (以下この条において), else of its annex, of the main body of its file, of the contract, of the
 * other annexes. Empty where nothing defines it.
 */
export function definitionsFor(bundle: Bundle, document: ContractDocument, placed: Placed, name: string): readonly BundleDefinition[] {
  const of = (file: ContractDocument) => documentDefinitions(file).filter((definition) => definition.name === name).map((definition) => ({ document: file, definition }));
  const own = of(document);
  const global = own.filter(({ definition }) => !definition.local);
  const candidates = [
    own.filter(({ definition }) => definition.local && definition.placed === placed),
    placed.scope.kind === 'annex' ? global.filter(({ definition }) => definition.placed.scope === placed.scope) : [],
    global.filter(({ definition }) => definition.placed.scope.kind !== 'annex'),
    ...bundle.filter((file) => file !== document).map((file) => of(file).filter(({ definition }) => !definition.local && definition.placed.scope.kind !== 'annex')),
    global,
  ];
  return candidates.find((found) => found.length > 0) ?? [];
}

/** Every use of what a definition defines, the definitions included, by file and in order. */
export function usesOf(bundle: Bundle, { document: home, definition }: BundleDefinition): readonly { readonly document: ContractDocument; readonly span: Span }[] {
  const set = bundleTermSet(bundle);
  return bundle.flatMap((document) =>
    document.segments.flatMap((placed) => {
      const uses = termUses(placed.segment, set).filter(({ name }) => name === definition.name);
      if (uses.length === 0) return [];
      const [governing] = definitionsFor(bundle, document, placed, definition.name);
      const same = governing && governing.document === home && (governing.definition.local ?? false) === (definition.local ?? false) && (definition.local ? governing.definition.placed === definition.placed : scopeOf(governing.definition) === scopeOf(definition));
      return same ? uses.map(({ span }) => ({ document, span: { start: placed.offset + span.start, end: placed.offset + span.end } })) : [];
    }),
  );
}

const scopeOf = ({ placed: { scope } }: PlacedDefinition) => (scope.kind === 'annex' ? scope : undefined);
