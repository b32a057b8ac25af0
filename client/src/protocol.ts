/** The server's own messages. Types only: the client shares no code with the server. */
export type * from '../../server/src/lsp/protocol';
