/** In what a segment is judged: the standards, and what the rest of its document says about all of its segments. */
import type { ContractDocument, DocumentKind, Parties, Placed, Scope } from '../../dialect/types';
import { client, contractor } from '../grammar/types';
import { headingsAbove, nothingAbove } from './above';
import { aliasesOf, type Aliases } from './aliases';
import type { Bits } from './bits';
import type { CompiledStandards } from './compile';

/** Interned: equal contexts are one object, so that facts are found by identity. */
export interface JudgingContext {
  readonly standards: CompiledStandards;
  readonly parties: Parties;
  readonly kind: DocumentKind;
  /** What the document's own names stand for. */
  readonly aliases: Aliases;
  /** What the headings above say. */
  readonly above: Bits;
  /** Whom a clause without subject is about: the contractor in a contract, the municipality in its own policy. */
  readonly defaultBearer: number;
}

/** 別記「個人情報取扱特記事項」 of a policy is what contracts are made of: it is read as they are. */
const ofContracts = /(?:特記事項|特約|契約書|契約条項|約款|覚書|誓約|遵守事項)/;

export interface Contexts {
  of(placed: Placed): JudgingContext;
  /** Where all segments are judged in one. */
  readonly only?: JudgingContext;
}

/** In what each segment of a document is judged. */
export function contextsIn(document: ContractDocument, compiled: CompiledStandards): Contexts {
  const { parties, kind, segments } = document;
  const aliases = aliasesOf(document, compiled);
  const above = headingsAbove(document, compiled);
  const inKind = (as: DocumentKind | undefined): Contexts => {
    if (above) return { of: (placed) => contextFor(compiled, parties, as, aliases, above(placed)) };
    const only = contextFor(compiled, parties, as, aliases);
    return { of: () => only, only };
  };
  const own = inKind(kind);
  if (kind === undefined || kind === 'contract') return own;
  const annexed = new Set<Scope>();
  let scope: Scope | undefined;
  for (const placed of segments) {
    if (placed.scope === scope) continue;
    scope = placed.scope;
    // Its title stands at its beginning, however far below 別記.
    if (scope.kind === 'annex' && ofContracts.test(placed.segment.text.slice(0, 100))) annexed.add(scope);
  }
  if (annexed.size === 0) return own;
  const contract = inKind('contract');
  return { of: (placed) => (annexed.has(placed.scope) ? contract : own).of(placed) };
}

const contexts = new WeakMap<CompiledStandards, WeakMap<Parties, WeakMap<Aliases, WeakMap<Bits, Map<DocumentKind, JudgingContext>>>>>();

function contextFor(standards: CompiledStandards, parties: Parties, kind: DocumentKind = 'contract', aliases: Aliases, above: Bits = nothingAbove): JudgingContext {
  const byParties = contexts.get(standards) ?? new WeakMap<Parties, WeakMap<Aliases, WeakMap<Bits, Map<DocumentKind, JudgingContext>>>>();
  contexts.set(standards, byParties);
  const byAliases = byParties.get(parties) ?? new WeakMap<Aliases, WeakMap<Bits, Map<DocumentKind, JudgingContext>>>();
  byParties.set(parties, byAliases);
  const byAbove = byAliases.get(aliases) ?? new WeakMap<Bits, Map<DocumentKind, JudgingContext>>();
  byAliases.set(aliases, byAbove);
  const byKind = byAbove.get(above) ?? new Map<DocumentKind, JudgingContext>();
  byAbove.set(above, byKind);
  const context = byKind.get(kind) ?? { standards, parties, kind, aliases, above, defaultBearer: defaultBearers[kind] };
  byKind.set(kind, context);
  return context;
}

/** A specification says what the contractor does and, as a call for proposals, what the municipality will do: both without naming them. */
const defaultBearers: Readonly<Record<DocumentKind, number>> = { contract: contractor, policy: client, specification: client | contractor, standard: 0 };
