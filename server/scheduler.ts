/**
 * Runs work for a key after a time of quiet; new work for the same key replaces what still waits,
 * so that typing never queues up behind itself.
 */
export class Scheduler<K> {
  private readonly waiting = new Map<K, ReturnType<typeof setTimeout>>();

  /** @param delay milliseconds of quiet before the work runs */
  schedule(key: K, delay: number, work: () => void): void {
    this.cancel(key);
    this.waiting.set(
      key,
      setTimeout(() => {
        this.waiting.delete(key);
        work();
      }, delay),
    );
  }

  cancel(key: K): void {
    clearTimeout(this.waiting.get(key));
    this.waiting.delete(key);
  }

  dispose(): void {
    for (const key of [...this.waiting.keys()]) this.cancel(key);
  }
}
