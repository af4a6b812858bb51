import { describe, expect, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver';
import { Jobs } from '../../server/job.ts';
import { giveWay, Stopped } from '../../server/slices.ts';

/** Jobs that take their time and count how often they began and ended. */
function counted() {
  const seen = { begun: 0, ended: 0 };
  const jobs = new Jobs<number>(async (_, signal) => {
    const number = ++seen.begun;
    for (let slice = 0; slice < 20; slice++) {
      await giveWay();
      signal.throwIfAborted();
    }
    seen.ended++;
    return number;
  });
  return { jobs, seen };
}

describe('a job', () => {
  test('is done once for all who wait, and its result kept', async () => {
    const { jobs, seen } = counted();
    expect(await Promise.all([jobs.get('a'), jobs.get('a')])).toEqual([1, 1]);
    expect(await jobs.get('a')).toBe(1);
    expect(seen).toEqual({ begun: 1, ended: 1 });
  });

  test('that is dropped is left off, and who waits gets the next one', async () => {
    const { jobs, seen } = counted();
    const waiting = jobs.get('a');
    await giveWay();
    jobs.drop('a');
    expect(await waiting).toBe(2);
    expect(seen).toEqual({ begun: 2, ended: 1 });
  });

  test('is left off when all who wait have gone, not before', async () => {
    const { jobs, seen } = counted();
    const [first, second] = [new CancellationTokenSource(), new CancellationTokenSource()];
    const one = jobs.get('a', first.token);
    const two = jobs.get('a', second.token);
    await giveWay();
    first.cancel();
    await expect(one).rejects.toThrow(Stopped);
    second.cancel();
    await expect(two).rejects.toThrow(Stopped);
    expect(await jobs.get('a')).toBe(2);
    expect(seen).toEqual({ begun: 2, ended: 1 });
    const third = new CancellationTokenSource();
    jobs.drop('a');
    const three = jobs.get('a', third.token);
    const four = jobs.get('a');
    third.cancel();
    await expect(three).rejects.toThrow(Stopped);
    expect(await four).toBe(3);
  });

  test('that the user has cancelled stays so until it is dropped', async () => {
    const { jobs, seen } = counted();
    const waiting = jobs.get('a');
    await giveWay();
    jobs.cancel('a');
    await expect(waiting).rejects.toMatchObject({ reason: 'cancelled' });
    await expect(jobs.get('a')).rejects.toMatchObject({ reason: 'cancelled' });
    jobs.drop('a');
    expect(await jobs.get('a')).toBe(2);
    expect(seen).toEqual({ begun: 2, ended: 1 });
  });

  test('that failed is tried again', async () => {
    let tries = 0;
    const jobs = new Jobs(async () => {
      if (++tries === 1) throw new Error('once');
      return tries;
    });
    await expect(jobs.get('a')).rejects.toThrow('once');
    expect(await jobs.get('a')).toBe(2);
  });
});
