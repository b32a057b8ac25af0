/** The language features of LSP. */
import { LSPErrorCodes, MarkupKind, ResponseError, type CodeAction, type Location, type LocationLink, type SemanticTokens } from 'vscode-languageserver';
import type { ClauseItemData } from '../features/completion-clauses';
import { isFix, type Fix } from '../features/fixes';
import { answer } from './answer';
import type { Session } from './server';

/** In `CodeAction.data`: what to do when it is chosen, and for which version of the document. */
interface ActionData {
  readonly uri: string;
  readonly version: number;
  readonly fix: Fix;
}

export function registerFeatures(session: Session): void {
  const { connection, documents, service, params } = session;
  const { textDocument, workspace } = params.capabilities;
  const format = textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === false ? 'plaintext' : 'markdown';
  const snippets = textDocument?.completion?.completionItem?.snippetSupport === true;
  const resolvesEdits = textDocument?.completion?.completionItem?.resolveSupport?.properties.includes('additionalTextEdits') === true;
  const knowsActions = textDocument?.codeAction?.codeActionLiteralSupport !== undefined;
  const resolvesActions = textDocument?.codeAction?.dataSupport === true && textDocument.codeAction.resolveSupport?.properties.includes('edit') === true;
  const versioned = workspace?.workspaceEdit?.documentChanges === true;
  const documentOf = (uri: string) => documents.get(uri)?.document;

  connection.onHover(({ textDocument: { uri }, position }, token) =>
    answer(session, 'textDocument/hover', null, async () => {
      const document = documentOf(uri);
      return (document && (await service.hover(document, position, format, token))) ?? null;
    }),
  );

  connection.onCompletion(({ textDocument: { uri }, position }, token) =>
    answer(session, 'textDocument/completion', null, async () => {
      const document = documentOf(uri);
      return document ? { isIncomplete: false, items: await service.completion(document, position, { snippets, resolvesEdits }, token) } : null;
    }),
  );

  connection.onCompletionResolve((item, token) =>
    answer(session, 'completionItem/resolve', item, async () => {
      const data = item.data as Partial<ClauseItemData> | undefined;
      const document = typeof data?.uri === 'string' && typeof data.renumberFrom === 'number' ? documentOf(data.uri) : undefined;
      return document ? service.resolveCompletion(document, item, token) : item;
    }),
  );

  connection.languages.semanticTokens.on(({ textDocument: { uri } }, token) =>
    answer<SemanticTokens>(session, 'textDocument/semanticTokens/full', { data: [] }, async () => {
      const document = documentOf(uri);
      return { data: document ? await service.semanticTokens(document, undefined, token) : [] };
    }),
  );

  connection.languages.semanticTokens.onRange(({ textDocument: { uri }, range }, token) =>
    answer<SemanticTokens>(session, 'textDocument/semanticTokens/range', { data: [] }, async () => {
      const document = documentOf(uri);
      return { data: document ? await service.semanticTokens(document, range, token) : [] };
    }),
  );

  connection.languages.inlayHint.on(({ textDocument: { uri }, range }, token) =>
    answer(session, 'textDocument/inlayHint', null, async () => {
      const document = documentOf(uri);
      return document ? service.inlayHints(document, range, token) : null;
    }),
  );

  connection.onSelectionRanges(({ textDocument: { uri }, positions }) =>
    answer(session, 'textDocument/selectionRange', null, async () => {
      const document = documentOf(uri);
      return document ? service.selectionRanges(document, positions) : null;
    }),
  );

  connection.onWorkspaceSymbol(({ query }, token) => answer(session, 'workspace/symbol', null, () => service.workspaceSymbols(query, token)));

  connection.onDefinition(({ textDocument: { uri }, position }, token) =>
    answer<LocationLink[] | Location[] | null>(session, 'textDocument/definition', null, async () => {
      const document = documentOf(uri);
      if (!document) return null;
      const links = await service.definition(document, position, token);
      if (textDocument?.definition?.linkSupport) return links;
      return links.map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange }));
    }),
  );

  connection.onReferences(({ textDocument: { uri }, position, context }, token) =>
    answer(session, 'textDocument/references', null, async () => {
      const document = documentOf(uri);
      return document ? service.references(document, position, context.includeDeclaration, token) : null;
    }),
  );

  connection.onDocumentHighlight(({ textDocument: { uri }, position }, token) =>
    answer(session, 'textDocument/documentHighlight', null, async () => {
      const document = documentOf(uri);
      return document ? service.highlights(document, position, token) : null;
    }),
  );

  connection.onPrepareRename(({ textDocument: { uri }, position }, token) =>
    answer(session, 'textDocument/prepareRename', null, async () => {
      const document = documentOf(uri);
      return (document && (await service.prepareRename(document, position, token))) ?? null;
    }),
  );

  connection.onRenameRequest(({ textDocument: { uri }, position, newName }, token) =>
    answer(session, 'textDocument/rename', null, async () => {
      const open = documents.get(uri);
      const edit = open && (await service.rename(open.document, position, newName, versioned ? open.version : undefined, token));
      if (typeof edit === 'string') throw new ResponseError(LSPErrorCodes.RequestFailed, edit);
      return edit ?? null;
    }),
  );

  connection.onDocumentSymbol(({ textDocument: { uri } }) =>
    answer(session, 'textDocument/documentSymbol', null, async () => {
      const document = documentOf(uri);
      if (!document) return null;
      const symbols = await service.symbols(document);
      if (textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport !== false) return symbols;
      return symbols.map(({ name, kind, range }) => ({ name, kind, location: { uri, range } }));
    }),
  );

  connection.onFoldingRanges(({ textDocument: { uri } }) =>
    answer(session, 'textDocument/foldingRange', null, async () => {
      const document = documentOf(uri);
      return document ? service.folding(document) : null;
    }),
  );

  connection.onDocumentLinks(({ textDocument: { uri } }, token) =>
    answer(session, 'textDocument/documentLink', null, async () => {
      const document = documentOf(uri);
      return document ? service.links(document, token) : null;
    }),
  );

  connection.onCodeAction(({ textDocument: { uri }, range, context }, token) =>
    answer(session, 'textDocument/codeAction', null, async () => {
      const open = documents.get(uri);
      // Clients older than LSP 3.8 know only commands, which this server has none of.
      if (!open || !knowsActions) return null;
      const offered = await service.codeActions(open.document, { range, ...(context.only && { only: context.only }), diagnostics: context.diagnostics }, token);
      const actions: CodeAction[] = [];
      for (const { action, fix } of offered) {
        if (resolvesActions) {
          actions.push({ ...action, data: { uri, version: open.version, fix } satisfies ActionData });
          continue;
        }
        const edit = await service.edit(open.document, fix, versioned ? open.version : undefined, token);
        if (edit) actions.push({ ...action, edit });
      }
      return actions;
    }),
  );

  connection.onCodeActionResolve((action, token) =>
    answer(session, 'codeAction/resolve', action, async () => {
      const data = action.data as Partial<ActionData> | undefined;
      const open = typeof data?.uri === 'string' ? documents.get(data.uri) : undefined;
      // What was offered for an older version is not right for this one.
      if (!open || open.version !== data?.version || !isFix(data.fix)) return action;
      const edit = await service.edit(open.document, data.fix, versioned ? open.version : undefined, token);
      return edit ? { ...action, edit } : action;
    }),
  );
}
