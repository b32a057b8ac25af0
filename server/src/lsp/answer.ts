/** How every request is answered: after start-up, and never with a crash. */
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { CancelledError } from '../service/service';
import type { Session } from './server';

/** A request that fails is logged and answered with `otherwise`: one bad document must not show an error dialog at every keystroke. */
export async function answer<T>({ connection, ready }: Pick<Session, 'connection' | 'ready'>, name: string, otherwise: T, work: () => Promise<T>): Promise<T> {
  await ready;
  try {
    return await work();
  } catch (error) {
    if (error instanceof CancelledError) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    if (error instanceof ResponseError) throw error;
    connection.console.error(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return otherwise;
  }
}
