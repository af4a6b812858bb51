import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchesGlob } from './glob.ts';

describe('a pattern fits a path', () => {
  const rows: [pattern: string, path: string, fits: boolean][] = [
    ['*.{json,jsonc}', '/a/b.jsonc', true],
    ['*.{json,jsonc}', '/a/b.yaml', false],
    ['td-[ab].json', '/x/td-a.json', true],
    ['td-[ab].json', '/x/td-c.json', false],
    ['td-[0-9].json', '/x/td-7.json', true],
    ['td-[!0-9].json', '/x/td-7.json', false],
    ['td-[!0-9].json', '/x/td-x.json', true],
    ['td-[!0-9].json', '/x/td-/.json', false],
    ['{deploy,ecs}/**/*.json', '/w/ecs/a/b/c.json', true],
    ['{deploy,ecs}/**/*.json', '/w/other/c.json', false],
    ['{**/a.json,b/*.json}', '/w/x/a.json', true],
    ['{**/a.json,b/*.json}', '/w/b/x.json', true],
    ['{a,{b,c}}.json', '/c.json', true],
    ['/w/**', '/w', true],
    ['/w/**', '/w/a/b', true],
    ['/w/**', '/x/w/a', false],
    ['/w/*.json', '/x/w/a.json', false],
    ['./a.json', '/w/a.json', true],
    ['a{b.json', '/w/a{b.json', true],
    ['a[b.json', '/w/a[b.json', true],
    ['a[{]b.json', '/w/a{b.json', true],
    ['a?b.json', '/w/a\u{1F6A2}b.json', true],
    ['\u{1F6A2}.json', '/w/\u{1F6A2}.json', true],
    ['', '/w/a', false],
    ['**', '/w/a', true],
  ];
  test.each(rows)('%s, %s: %s', (pattern, path, fits) => {
    expect(matchesGlob(pattern, path)).toBe(fits);
  });

  // Would take for ever, were each possibility tried.
  test.each([
    '{'.repeat(400),
    '{a,'.repeat(100),
    `${'{a,b}'.repeat(80)}c`,
    `${'**/'.repeat(100)}b`,
    `${'*a'.repeat(200)}b`,
    '['.repeat(400),
  ])('%s is answered', (pattern) => {
    expect(matchesGlob(pattern, 'a/'.repeat(400))).toBe(false);
  });
});

interface Picomatch {
  isMatch(path: string, pattern: string, options: object): boolean;
}

test('patterns fit what picomatch says that they fit', () => {
  const picomatch: Picomatch = createRequire(import.meta.url)('picomatch');
  const name = fc.constantFrom('a', 'b', 'ab', 'a.json', 'b.jsonc', 'td-1.json');
  const step = fc.constantFrom(
    ...['a', 'b', 'ab', '*', '?', '*.json', '*.{json,jsonc}', '[ab]', '[!a]*', '[a-c]b'],
    ...['{a,b}', 'td-[0-9].json', '{a,b}.{json,jsonc}', 'a?', '{a,b*}'],
  );
  const folder = fc.oneof(step, fc.constant('**'));
  const paths = fc.array(name, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(folder, { maxLength: 3 }), step, paths, (folders, last, names) => {
      // Anchored, so that both begin at the same place.
      const pattern = [...folders, last].join('/');
      const path = names.join('/');
      expect(matchesGlob(`/${pattern}`, `/${path}`), `${pattern} ${path}`).toBe(
        // Without its POSIX classes it knows `[^a]` alone.
        picomatch.isMatch(path, pattern.replaceAll('[!', '[^'), { dot: true }),
      );
    }),
    { numRuns: 3000 },
  );
});
