import type { CancellationToken } from 'vscode-languageserver';
import type { PlanWorkspace } from '../core/plan/workspace.ts';
import type { Work } from '../core/work.ts';

/** Milliseconds of work after which others have their turn. */
const SLICE = 10;

/** Why work was left off. */
export type StopReason =
  /** What it was made from has changed, or another question has taken its place. */
  | 'outOfDate'
  /** Nobody waits for it any longer. */
  | 'unwanted'
  /** The user has stopped it. */
  | 'cancelled';

/** Thrown by work that was left off: no fault, and nothing to log. */
export class Stopped extends Error {
  readonly reason: StopReason;

  constructor(reason: StopReason) {
    super(`stopped: ${reason}`);
    this.reason = reason;
  }
}

/** Nothing instead of what was left off; other errors are thrown on. */
export function nothingIfStopped(error: unknown): undefined {
  if (!(error instanceof Stopped)) throw error;
}

/** Nothing for what the user has cancelled; other errors are thrown on. */
export function nothingIfCancelled(error: unknown): undefined {
  if (!(error instanceof Stopped && error.reason === 'cancelled')) throw error;
}

/** Lets everything that waits have its turn: what was typed, what is asked elsewhere. */
export function giveWay(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/**
 * Does work a little at a time, so that the server answers others meanwhile.
 * @param signal leaves the work off when it is aborted; its reason is thrown
 * @param onProgress told now and then how much is done, from 0 to 1
 */
export async function inSlices<T>(
  work: Work<T>,
  signal?: AbortSignal,
  onProgress?: (done: number) => void,
): Promise<T> {
  signal?.throwIfAborted();
  for (let end = performance.now() + SLICE; ; ) {
    const next = work.next();
    if (next.done) return next.value;
    if (performance.now() < end) continue;
    onProgress?.(next.value);
    await giveWay();
    signal?.throwIfAborted();
    end = performance.now() + SLICE;
  }
}

/** Gives way whenever a slice is over: for loops that wait for something now and then anyway. */
export function pauses(signal?: AbortSignal): () => Promise<void> {
  let end = performance.now() + SLICE;
  return async () => {
    if (performance.now() < end) return;
    await giveWay();
    signal?.throwIfAborted();
    end = performance.now() + SLICE;
  };
}

/** The workspace for a reading that gives way to others and can be left off. */
export function calm(workspace: PlanWorkspace, signal: AbortSignal): PlanWorkspace {
  const pause = pauses(signal);
  return {
    async read(uri) {
      await pause();
      return workspace.read(uri);
    },
    pause,
    resolve: (base, relative) => workspace.resolve(base, relative),
    findTaskDefinition: (family, revision) => workspace.findTaskDefinition(family, revision),
  };
}

/** A signal that is aborted when the request is cancelled. */
export function signalOf(token: CancellationToken): AbortSignal {
  const control = new AbortController();
  if (token.isCancellationRequested) control.abort(new Stopped('unwanted'));
  token.onCancellationRequested(() => control.abort(new Stopped('unwanted')));
  return control.signal;
}

/** True from so many milliseconds on. */
export function deadline(milliseconds: number): () => boolean {
  const end = performance.now() + milliseconds;
  return () => performance.now() > end;
}
