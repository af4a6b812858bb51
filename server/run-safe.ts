import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Session } from './session.ts';

/**
 * Wraps a handler so that a failure of one request is logged and answered with `fallback`, and a
 * request that was cancelled before its turn costs nothing.
 */
export function runSafe<P, R>(
  session: Session,
  what: string,
  fallback: R,
  handle: (params: P, token: CancellationToken) => R | Promise<R>,
): (params: P, token: CancellationToken) => Promise<R> {
  return async (params, token) => {
    // Requests that came together are read together: let a cancellation be read before work begins.
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (token.isCancellationRequested) throw cancelled();
    let answer = fallback;
    try {
      answer = await handle(params, token);
    } catch (error) {
      session.log(`${what} failed`, error);
    }
    if (token.isCancellationRequested) throw cancelled();
    return answer;
  };
}

function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'Request cancelled');
}
