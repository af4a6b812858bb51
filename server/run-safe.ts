import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Session } from './session.ts';
import { giveWay, Stopped } from './slices.ts';

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
    await turn();
    if (token.isCancellationRequested) throw cancelled();
    let answer = fallback;
    try {
      answer = await handle(params, token);
    } catch (error) {
      if (!(error instanceof Stopped)) session.log(`${what} failed`, error);
    }
    if (token.isCancellationRequested) throw cancelled();
    return answer;
  };
}

let last = Promise.resolve();

/**
 * Waits for a turn alone: an editor asks ten things after a keystroke, and between two of them what
 * was typed since, or a cancellation, is to be read.
 */
function turn(): Promise<void> {
  last = last.then(giveWay);
  return last;
}

function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'Request cancelled');
}
