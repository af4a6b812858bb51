/**
 * Work that may take long. It yields now and then how much of it is done, from 0 to 1, so that who
 * runs it can give way to others, show progress, or leave off.
 */
export type Work<T> = Generator<number, T, void>;

/** Does the work in one go. */
export function finish<T>(work: Work<T>): T {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
  }
}
