import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { Message } from '../core/text/message.ts';
import type { Watching } from './placements.ts';
import type { Session } from './session.ts';
import { Stopped, signalOf } from './slices.ts';
import { translate } from './translate.ts';

/** Milliseconds after which work is shown to be under way. */
const PATIENCE = 1000;

/** Shows that work is under way once it takes over a second, with a button that cancels it. */
export function showProgress(
  { window }: Pick<Connection, 'window'>,
  title: Message,
  cancel: () => void,
): Watching {
  let ended = false;
  let report = (_percent: number): void => {};
  let end = (): void => {};
  const begin = async (): Promise<void> => {
    const progress = await window.createWorkDoneProgress();
    if (ended) return progress.done();
    progress.begin(translate(title), 0, undefined, true);
    progress.token.onCancellationRequested(cancel);
    report = (percent) => progress.report(percent);
    end = () => progress.done();
  };
  // An editor that shows no progress goes without.
  const timer = setTimeout(() => void begin().catch(() => {}), PATIENCE);
  return {
    report: (done) => report(Math.floor(done * 100)),
    end() {
      ended = true;
      clearTimeout(timer);
      end();
    },
  };
}

/** Does work for one request: cancelled with it, or by the button that is shown after a second. */
export async function watched<T>(
  session: Session,
  title: Message,
  token: CancellationToken,
  work: (signal: AbortSignal, watching: Watching) => Promise<T>,
): Promise<T> {
  const button = new AbortController();
  const cancel = () => button.abort(new Stopped('cancelled'));
  const watching = showProgress(session.connection, title, cancel);
  try {
    return await work(AbortSignal.any([signalOf(token), button.signal]), watching);
  } finally {
    watching.end();
  }
}
