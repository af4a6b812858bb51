import {
  type CancellationToken,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Session } from './session.ts';
import { giveWay, Stopped } from './slices.ts';

/** The part of a request's parameters, or of an answer, that names documents. */
interface Concerned {
  readonly textDocument?: { readonly uri: string };
  /** A code action that is resolved says what it is about. */
  readonly data?: { readonly uri?: string };
}

/**
 * Wraps the handler of a request:
 * - A failure of one request is logged and answered with `fallback`; a `ResponseError` is passed on.
 * - A request that was cancelled before its turn costs nothing.
 * - A request about a document that is changed before the answer is sent is answered with
 *   ContentModified: its positions, and those of the answer, are of the old text. The same goes for
 *   each document that the answer edits.
 * - Before `initialize` and after `shutdown` requests are refused, as the protocol says.
 */
export function runSafe<P, R>(
  session: Session,
  what: string,
  fallback: R,
  handle: (params: P, token: CancellationToken) => R | Promise<R>,
): (params: P, token: CancellationToken) => Promise<R> {
  return async (params, token) => {
    const refusal = session.refusal();
    if (refusal) throw refusal;
    const before = versionsOf(session);
    await turn(token);
    const check = (answer?: R) => {
      if (token.isCancellationRequested) throw cancelled();
      if (isModified(session, before, params, answer)) throw contentModified(what);
    };
    check();
    let answer = fallback;
    try {
      answer = await handle(params, token);
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      if (!(error instanceof Stopped)) session.log(`${what} failed`, error);
    }
    check(answer);
    return answer;
  };
}

type Versions = ReadonlyMap<string, number>;

function versionsOf({ texts }: Session): Versions {
  return new Map(texts.all().map(({ uri, version }) => [uri, version]));
}

/** Whether a document that the request is about, or that its answer edits, has another version now. */
function isModified(
  { texts }: Session,
  before: Versions,
  params: unknown,
  answer: unknown,
): boolean {
  const { textDocument, data } = (params ?? {}) as Concerned;
  const uris = [textDocument?.uri, data?.uri, ...editedBy(answer)];
  return uris.some((uri) => uri !== undefined && texts.get(uri)?.version !== before.get(uri));
}

/** The URIs of the documents that an edit, or a list of code actions, changes. */
function editedBy(answer: unknown): string[] {
  if (Array.isArray(answer)) return answer.flatMap(editedBy);
  if (typeof answer !== 'object' || answer === null) return [];
  const { edit = answer as WorkspaceEdit } = answer as { edit?: WorkspaceEdit };
  const { documentChanges = [] } = edit;
  return documentChanges.flatMap((each) => ('textDocument' in each ? each.textDocument.uri : []));
}

/** Milliseconds of answering after which what was typed meanwhile is read first. */
const LONGEST_TURN = 2;

let last = Promise.resolve();
let turnEnds = 0;

/**
 * Waits for a turn: an editor asks ten things after a keystroke, and between two of them what was
 * typed since, or a cancellation, is to be read. Requests that take no time share a turn.
 */
function turn(token: CancellationToken): Promise<void> {
  last = last.then(async () => {
    if (token.isCancellationRequested || performance.now() < turnEnds) return;
    await giveWay();
    turnEnds = performance.now() + LONGEST_TURN;
  });
  return last;
}

function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'Request cancelled');
}

/** VS Code would show no diagnostics at all on ContentModified; told so it asks again. */
function contentModified(what: string): ResponseError<unknown> {
  const message = 'The document was changed before the answer was ready';
  return what === DIAGNOSTICS
    ? new ResponseError(LSPErrorCodes.ServerCancelled, message, { retriggerRequest: true })
    : new ResponseError(LSPErrorCodes.ContentModified, message);
}

/** The request for diagnostics is the only one that a server may cancel. */
export const DIAGNOSTICS = 'Diagnostics';
