import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './imports.ts';

test('what a page links to is there', () => {
  const { stdout } = spawnSync('git', ['ls-files', '--', '*.md'], { cwd: root, encoding: 'utf8' });
  const pages = stdout.split('\n').filter((path) => path !== '');
  expect(pages.length).toBeGreaterThan(10);
  const broken = pages.flatMap((page) => {
    const text = readFileSync(join(root, page), 'utf8').replace(/```[\s\S]*?```/g, '');
    return [...text.matchAll(/\]\((?!https?:|#|mailto:|command:)([^)#\s]+)[^)]*\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !existsSync(join(root, dirname(page), target)))
      .map((target) => `${page}: ${target}`);
  });
  expect(broken).toEqual([]);
});
