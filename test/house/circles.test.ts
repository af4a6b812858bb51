import { expect, test } from 'vitest';
import { sourceFiles } from './imports.ts';

/** Groups of files that import one another, types included, by Tarjan's algorithm. */
function circles(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const number = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (file: string): number => {
    const own = number.size;
    number.set(file, own);
    low.set(file, own);
    stack.push(file);
    for (const target of imports.get(file) ?? []) {
      if (!imports.has(target)) continue;
      if (!number.has(target)) low.set(file, Math.min(low.get(file) ?? own, visit(target)));
      else if (stack.includes(target)) {
        low.set(file, Math.min(low.get(file) ?? own, number.get(target) ?? own));
      }
    }
    if (low.get(file) !== own) return low.get(file) ?? own;
    const circle = stack.splice(stack.indexOf(file));
    if (circle.length > 1) found.push(circle.sort());
    return own;
  };
  for (const file of imports.keys()) if (!number.has(file)) visit(file);
  return found;
}

test('no files import one another, not even for types', () => {
  const imports = new Map(
    sourceFiles().map(({ path, imports: own }) => [path, own.map(({ target }) => target)]),
  );
  expect(circles(imports)).toEqual([]);
});

test('the check sees a circle over three files', () => {
  const imports = new Map([
    ['a', ['b']],
    ['b', ['c', 'd']],
    ['c', ['a']],
    ['d', []],
  ]);
  expect(circles(imports)).toEqual([['a', 'b', 'c']]);
});
