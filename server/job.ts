import type { CancellationToken } from 'vscode-languageserver';
import { Stopped, type StopReason } from './slices.ts';

/** Work that several requests wait for. It is left off when it is stopped, or when all have gone. */
export class Job<T> {
  readonly done: Promise<T>;
  /** Why it was stopped, if it was. */
  stopped: StopReason | undefined;
  private readonly control = new AbortController();
  private waiting = 0;

  constructor(run: (signal: AbortSignal) => Promise<T>) {
    this.done = run(this.control.signal);
    // Whoever waits is told of a failure; one for which nobody waits is no unhandled one.
    this.done.catch(() => {});
  }

  stop(reason: StopReason): void {
    this.stopped ??= reason;
    this.control.abort(new Stopped(reason));
  }

  /** Waits until the work is done, or until the request of the token is cancelled. */
  wait(token?: CancellationToken): Promise<T> {
    this.waiting++;
    if (!token) return this.done;
    return new Promise((resolve, reject) => {
      const leave = () => {
        reject(new Stopped('unwanted'));
        this.waiting--;
        if (this.waiting === 0) this.stop('unwanted');
      };
      if (token.isCancellationRequested) return leave();
      const listening = token.onCancellationRequested(leave);
      this.done.then(resolve, reject).finally(() => listening.dispose());
    });
  }
}

/** One job a key, kept with its result until it is dropped. */
export class Jobs<T> {
  private readonly run: (key: string, signal: AbortSignal) => Promise<T>;
  private readonly jobs = new Map<string, Job<T>>();

  constructor(run: (key: string, signal: AbortSignal) => Promise<T>) {
    this.run = run;
  }

  /**
   * The result for the key. When it is dropped meanwhile, the answer is that of the job after it.
   * @throws Stopped when the request or the job is cancelled
   */
  async get(key: string, token?: CancellationToken): Promise<T> {
    for (;;) {
      const job = this.jobs.get(key) ?? this.start(key);
      try {
        return await job.wait(token);
      } catch (error) {
        const over = token?.isCancellationRequested || job.stopped === 'cancelled';
        if (over || !(error instanceof Stopped)) throw error;
      }
    }
  }

  /** The result is out of date. */
  drop(key: string): void {
    this.jobs.get(key)?.stop('outOfDate');
    this.jobs.delete(key);
  }

  /** The user wants no result: there is none until the key is dropped. */
  cancel(key: string): void {
    this.jobs.get(key)?.stop('cancelled');
  }

  /** Whether the user has cancelled the job. */
  isCancelled(key: string): boolean {
    return this.jobs.get(key)?.stopped === 'cancelled';
  }

  private start(key: string): Job<T> {
    const job = new Job((signal) => this.run(key, signal));
    this.jobs.set(key, job);
    // A failure is not kept: the next question tries again.
    job.done.catch(() => {
      if (job.stopped !== 'cancelled' && this.jobs.get(key) === job) this.jobs.delete(key);
    });
    return job;
  }
}
