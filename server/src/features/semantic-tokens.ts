/** Semantic tokens (LSP 3.17, textDocument/semanticTokens/full): terms, parties, references, placeholders. Grammars colour what they look like; this says what they are. */
import { documentDefinitions, termSetOf, termUses } from '../dialect/terms';
import { placeholdersOf } from '../dialect/placeholders';
import { resolvedReferences } from '../dialect/resolve';
import type { Range, Span } from '../dialect/types';
import type { Analysis } from '../standard/analysis';

/** Types of LSP where one fits, so that every theme colours them; `type` terms, `class` parties, `function` references, `parameter` placeholders. */
export const tokenTypes = ['type', 'class', 'function', 'parameter'] as const;
export const tokenModifiers = ['definition'] as const;

interface Token extends Span {
  readonly type: number;
  readonly modifiers: number;
}

/** The relative encoding of LSP: five integers a token. `range`: only what stands in it. */
export function semanticTokens({ document, annexes }: Analysis, range?: Range): number[] {
  const files = [document, ...annexes.flatMap((annex) => annex.document ?? [])];
  const terms = termSetOf(files.flatMap((file) => documentDefinitions(file).map(({ name }) => name)));
  const definitions = new Set(documentDefinitions(document).map(({ placed, span }) => placed.offset + span.start));
  const parties = new Set([document.parties.client, document.parties.contractor]);
  const [from, to] = range ? [document.offsetAt(range.start), document.offsetAt(range.end)] : [0, document.length];
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const placed of document.segments) {
    const { segment, offset } = placed;
    if (offset > to || offset + segment.text.length < from) continue;
    const tokens: Token[] = [
      ...placeholdersOf(segment).map(({ span }) => ({ ...span, type: 3, modifiers: 0 })),
      ...resolvedReferences(document, placed).filter(({ reference, targets }) => !reference.external || targets.length > 0).map(({ reference: { span } }) => ({ ...span, type: 2, modifiers: 0 })),
      ...termUses(segment, terms).map(({ name, span }) => ({ ...span, type: parties.has(name) ? 1 : 0, modifiers: definitions.has(offset + span.start) ? 1 : 0 })),
    ];
    let end = 0;
    for (const token of tokens.sort((a, b) => a.start - b.start || b.end - a.end)) {
      // Tokens must not overlap, and no client need support those that span lines.
      if (token.start < end || /[\r\n]/.test(segment.text.slice(token.start, token.end)) || offset + token.end <= from || offset + token.start >= to) continue;
      end = token.end;
      const at = document.positionAt(offset + token.start);
      data.push(at.line - line, at.line === line ? at.character - character : at.character, token.end - token.start, token.type, token.modifiers);
      ({ line, character } = at);
    }
  }
  return data;
}
