import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LruCache } from './lru-cache.ts';

test('the value that was not used for longest goes first', () => {
  const cache = new LruCache<number>(2);
  cache.set('a', 1);
  cache.set('b', 2);
  expect(cache.get('a')).toBe(1);
  cache.set('c', 3);
  expect(['a', 'b', 'c'].map((key) => cache.get(key))).toEqual([1, undefined, 3]);
});

test('a value that is larger than the budget is not kept, and takes the place of no other', () => {
  const cache = new LruCache<string>(10, (_, value) => value.length);
  cache.set('a', 'xxxx');
  cache.set('b', 'x'.repeat(11));
  expect([cache.get('a'), cache.get('b'), cache.size]).toEqual(['xxxx', undefined, 4]);
});

test('the budget holds whatever is set, read and deleted, and the newest is there', () => {
  const step = fc.tuple(fc.constantFrom('set', 'get', 'delete'), fc.nat(9), fc.nat(60));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const cache = new LruCache<number>(100, (_, size) => size);
      const last = new Map<string, number>();
      for (const [what, number, size] of steps) {
        const key = String(number);
        if (what === 'set') {
          cache.set(key, size);
          last.set(key, size);
          expect(cache.get(key)).toBe(size);
        } else if (what === 'delete') {
          cache.delete(key);
          last.delete(key);
        } else expect([last.get(key), undefined]).toContain(cache.get(key));
        const there = [...last].filter(([own]) => cache.get(own) !== undefined);
        expect(cache.size).toBe(there.reduce((sum, [, own]) => sum + own, 0));
        expect(cache.size).toBeLessThanOrEqual(100);
      }
    }),
  );
});
