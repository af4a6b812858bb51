import { expect, test } from 'vitest';
import { hcl } from '../../core/notations/hcl/hcl.ts';
import { Lines } from '../../core/text/lines.ts';
import { type Node, nodesIn } from '../../core/text/node.ts';
import { terraformFiles } from './terraform-corpus.ts';

/* While one line is being typed, the values of all other lines should still be read. */

const files = terraformFiles();

/** What people have in the text while they type. */
const STATES: Readonly<Record<string, (line: string) => string | undefined>> = {
  'a line is cut': () => '',
  'half a key': (line) => /^\s*\w{2}(?=\w+\s*=)/.exec(line)?.[0],
  'a key without a value': (line) => /^\s*[\w"]+\s*[=:](?=\s*\S)/.exec(line)?.[0],
  'an open quote': (line) =>
    /"\s*,?\s*$/.test(line) ? line.replace(/"(\s*,?\s*)$/, '$1') : undefined,
  'a missing bracket': (line) => (/[{[]\s*$/.test(line) ? line.replace(/[{[]\s*$/, '') : undefined),
  'a line that is indented otherwise': (line) =>
    line.trim() === '' ? undefined : line.trimStart(),
};

/** The scalars of a text with the names that lead to them, and their lines. */
function valuesOf(text: string): { readonly value: string; readonly line: number }[] {
  const lines = new Lines(text);
  return hcl.read(text).units.flatMap((unit) =>
    nodesIn(unit.root)
      .filter((node) => isScalar(node))
      .map((node) => {
        const names = node.path().filter((step) => typeof step === 'string');
        const value = `${unit.kind} ${unit.name} ${names.join('.')} = ${node.value}`;
        return { value, line: lines.position(node.start).line };
      }),
  );
}

function isScalar({ kind, start, end }: Node): boolean {
  return kind !== 'object' && kind !== 'array' && start < end;
}

/** Lines with values, at most so many of a file, spread over it. */
function chosen(values: readonly { readonly line: number }[]): number[] {
  const all = [...new Set(values.map(({ line }) => line))];
  const step = Math.max(1, Math.floor(all.length / 3));
  return all.filter((_, index) => index % step === 0).slice(0, 3);
}

test.skipIf(files.length === 0)('most other values are read while a line is being typed', () => {
  const kept: number[] = [];
  for (const { text } of files) {
    const before = valuesOf(text);
    const lines = text.split('\n');
    for (const line of chosen(before)) {
      for (const change of Object.values(STATES)) {
        // Brackets open on the lines above values, too.
        for (const at of [line, line - 1]) {
          const changed = change(lines[at] ?? '');
          if (changed === undefined || changed === lines[at]) continue;
          const typed = lines.with(at, changed).join('\n');
          const left = valuesOf(typed).map(({ value }) => value);
          const others = before.filter((each) => each.line !== at);
          const found = others.filter(({ value }) => {
            const index = left.indexOf(value);
            if (index >= 0) left.splice(index, 1);
            return index >= 0;
          });
          if (others.length > 0) kept.push(found.length / others.length);
        }
      }
    }
  }
  const mean = kept.reduce((sum, each) => sum + each, 0) / kept.length;
  expect(kept.length).toBeGreaterThan(800);
  expect(mean).toBeGreaterThanOrEqual(0.94);
  expect(kept.filter((each) => each === 1).length / kept.length).toBeGreaterThanOrEqual(0.8);
});
