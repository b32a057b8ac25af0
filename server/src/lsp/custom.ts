/** The requests of {@link ./protocol}. */
import { ErrorCodes, ResponseError, type WorkspaceEdit } from 'vscode-languageserver';
import type { Fix } from '../features/fixes';
import { CancelledError } from '../service/service';
import { answer } from './answer';
import type { DiagnosticsSender } from './diagnostics';
import type { CheckWorkspaceParams, CheckWorkspaceResult, ClauseInfo, ClausesParams, EditArticleParams, InsertClauseParams, RenumberParams, StandardParams, StandardResult } from './protocol';
import type { Session } from './server';

export function registerCustomRequests(session: Session, diagnostics: DiagnosticsSender): void {
  const { connection, documents, service, settings, params } = session;
  const versioned = params.capabilities.workspace?.workspaceEdit?.documentChanges === true;
  const openDocument = (uri: unknown) => {
    const open = typeof uri === 'string' ? documents.get(uri) : undefined;
    if (!open) throw new ResponseError(ErrorCodes.InvalidParams, `not open: ${String(uri)}`);
    return open;
  };
  const edit = async (uri: unknown, fix: Fix): Promise<WorkspaceEdit | null> => {
    const open = openDocument(uri);
    return (await service.edit(open.document, fix, versioned ? open.version : undefined)) ?? null;
  };

  connection.onRequest('contractSpec/clauses', ({ uri }: ClausesParams) => answer<ClauseInfo[]>(session, 'contractSpec/clauses', [], () => service.clauses(openDocument(uri).document)));

  connection.onRequest('contractSpec/insertClause', ({ uri, standard, requirement, requirements, place }: InsertClauseParams) =>
    answer(session, 'contractSpec/insertClause', null, () => {
      const wanted = requirements ?? (requirement === undefined || requirement === 'all' ? 'all' : [requirement]);
      return edit(uri, { kind: 'insert', ...(standard !== undefined && { standard }), requirements: wanted, place: place ?? settings.for(uri).place });
    }),
  );

  connection.onRequest('contractSpec/renumber', ({ uri }: RenumberParams) => answer(session, 'contractSpec/renumber', null, () => edit(uri, { kind: 'renumber' })));

  connection.onRequest('contractSpec/editArticle', ({ uri, position, action }: EditArticleParams) =>
    answer(session, 'contractSpec/editArticle', null, async () => {
      const { document } = openDocument(uri);
      const offset = document.offsetAt(position);
      if (document.segmentAt(offset).segment.kind !== 'article') return null;
      return edit(uri, action === 'delete' ? { kind: 'delete', offset } : { kind: 'move', offset, by: action === 'up' ? -1 : 1 });
    }),
  );

  connection.onRequest('contractSpec/standard', ({ id }: StandardParams) =>
    answer<StandardResult | null>(session, 'contractSpec/standard', null, async () => {
      const page = await service.standard(id);
      if (!page) throw new ResponseError(ErrorCodes.InvalidParams, `unknown standard: ${String(id)}`);
      return page;
    }),
  );

  connection.onRequest('contractSpec/checkWorkspace', ({ workDoneToken }: CheckWorkspaceParams, token) =>
    answer<CheckWorkspaceResult>(session, 'contractSpec/checkWorkspace', { files: 0, errors: 0, warnings: 0 }, async () => {
      const progress = connection.window.attachWorkDoneProgress(workDoneToken);
      let errors = 0;
      let warnings = 0;
      let files = 0;
      progress.begin('Contract Spec', 0, undefined, true);
      try {
        const uris = await session.host.contractFiles(session.folders());
        for (const [i, uri] of uris.entries()) {
          if (token.isCancellationRequested) throw new CancelledError();
          progress.report(Math.floor((100 * i) / uris.length), decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1)));
          const found = await diagnostics.showClosed(uri);
          if (!found) continue;
          files++;
          for (const { severity } of found) {
            if (severity === 1) errors++;
            else if (severity === 2) warnings++;
          }
          // Between files the editor's own requests have their turn.
          await new Promise((resolve) => setImmediate(resolve));
        }
      } finally {
        progress.done();
      }
      return { files, errors, warnings };
    }),
  );
}
