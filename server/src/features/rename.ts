/**
 * Rename (LSP 3.17, textDocument/rename): a term with its definition, its uses and the parties of the front matter; the title of an article with the references that repeat it
 * (第9条（再委託の禁止）); a placeholder with its key. In all files of the bundle.
 */
import type { Range } from 'vscode-languageserver-types';
import { bundleReferences, bundleTermSet, type Bundle } from '../dialect/bundle';
import type { ContractDocument, Position, Span } from '../dialect/types';
import type { TextEdit } from '../edits/types';
import type { LocalizedText } from '../standard/types';
import { contains, rangeOf } from './convert';
import { occurrencesAt, type Occurrences, type Place } from './occurrences';

/** The new name cannot be taken. */
export interface RenameRefusal {
  readonly refused: Required<LocalizedText>;
}

interface Renamable {
  readonly span: Span;
  readonly name: string;
  places(): readonly Place[];
  readonly found: Occurrences;
}

export function prepareRename(bundle: Bundle, document: ContractDocument, position: Position): { range: Range; placeholder: string } | undefined {
  const renamable = renamableAt(bundle, document, document.offsetAt(position));
  return renamable && { range: rangeOf(document, renamable.span), placeholder: renamable.name };
}

export function renameAt(bundle: Bundle, document: ContractDocument, position: Position, newName: string): ReadonlyMap<ContractDocument, readonly TextEdit[]> | RenameRefusal | undefined {
  const renamable = renamableAt(bundle, document, document.offsetAt(position));
  if (!renamable) return undefined;
  const name = newName.trim();
  const refused = refusalOf(bundle, renamable, name);
  if (refused) return { refused };
  const edits = new Map<ContractDocument, TextEdit[]>();
  for (const { document: file, span } of renamable.places()) {
    const list = edits.get(file) ?? [];
    if (!list.some((edit) => edit.start === span.start)) list.push({ ...span, newText: name });
    edits.set(file, list);
  }
  return edits;
}

function refusalOf(bundle: Bundle, { name, found }: Renamable, newName: string): Required<LocalizedText> | undefined {
  if (newName === '' || /[\r\n「」（）()｛｝{}]/.test(newName)) return { ja: '名称に改行、かっこ及びかぎかっこは使えません。', en: 'A name cannot hold line breaks, brackets or quotation marks.' };
  if (found.kind === 'term' && newName !== name && bundleTermSet(bundle).names.includes(newName)) return { ja: `「${newName}」は既に定義されています。`, en: `"${newName}" is already defined.` };
  if (found.kind === 'placeholder' && !/^[\p{L}\p{N}_.-]{1,60}$/u.test(newName)) return { ja: '差込項目の名称には、文字、数字、_ . - を使ってください。', en: 'A placeholder is named with letters, digits, _ . and -.' };
  return undefined;
}

function renamableAt(bundle: Bundle, document: ContractDocument, offset: number): Renamable | undefined {
  const found = occurrencesAt(bundle, document, offset);
  if (!found) return undefined;
  switch (found.kind) {
    case 'term': {
      const { name } = found.term!.definition;
      return { span: found.span, name, found, places: () => [...found.declarations, ...found.uses(), ...partyValues(bundle, name)] };
    }
    case 'placeholder':
      return ofPlaceholder(document, found, offset);
    case 'target': {
      const placed = document.segmentAt(offset);
      const title = placed.segment.heading?.titleSpan;
      const isTitle = title && contains(title, offset - placed.offset) && found.target?.document === document && found.target.target.segment === placed.index;
      if (!isTitle || placed.segment.kind !== 'article') return undefined;
      const span = { start: placed.offset + title.start, end: placed.offset + title.end };
      return { span, name: document.slice(span), found, places: () => [{ document, span }, ...titlesQuoted(bundle, document, placed.index, document.slice(span))] };
    }
  }
}

/** Keys that mean something themselves keep their names. */
const reserved = new Set(['contract-spec', 'kind', 'title', 'standards', 'parties', 'conditions', 'annexes', 'waivers', 'client', 'contractor']);

function ofPlaceholder(document: ContractDocument, found: Occurrences, offset: number): Renamable | undefined {
  const name = found.placeholder!;
  if (reserved.has(name)) return undefined;
  const inner = ({ document: file, span }: Place): Place => {
    const start = span.start + file.slice(span).indexOf(name);
    return { document: file, span: { start, end: start + name.length } };
  };
  const { span } = inner({ document, span: found.span });
  return contains(span, offset) ? { span, name, found, places: () => [...found.declarations, ...found.uses()].map(inner) } : undefined;
}

/** `parties: { client: 甲 }`. */
function partyValues(bundle: Bundle, name: string): Place[] {
  return bundle.flatMap((document) => {
    const parties = document.frontMatter?.parties;
    return [parties?.client, parties?.contractor].flatMap((party) => {
      if (party?.value !== name) return [];
      const start = party.span.start + document.slice(party.span).indexOf(name);
      return [{ document, span: { start, end: start + name.length } }];
    });
  });
}

/** 第9条（再委託の禁止）第2項: the title behind the number of a reference to the article. */
function titlesQuoted(bundle: Bundle, home: ContractDocument, segment: number, title: string): Place[] {
  return bundle.flatMap((document) =>
    document.segments.flatMap((placed) =>
      bundleReferences(bundle, document, placed).flatMap(({ reference: { article }, document: file, targets }): Place[] => {
        if (file !== home || !article || !targets.some((target) => target.segment === segment)) return [];
        const { text } = placed.segment;
        const start = article.span.end + 1;
        const isQuoted = /[（(]/.test(text.charAt(article.span.end)) && text.startsWith(title, start) && /[）)]/.test(text.charAt(start + title.length));
        return isQuoted ? [{ document, span: { start: placed.offset + start, end: placed.offset + start + title.length } }] : [];
      }),
    ),
  );
}
