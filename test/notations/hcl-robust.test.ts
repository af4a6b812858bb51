import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lint } from '../../core/lint/lint.ts';
import { hcl } from '../../core/notations/hcl/hcl.ts';
import { nodesIn } from '../../core/text/node.ts';
import { hclFile } from './hcl-generate.ts';

/* Any text is read, in time that grows with its length, and every value stands inside of it. */

const HEAD = 'resource "aws_ecs_task_definition" "a" {\n  container_definitions = ';

/** Judges a text, and looks at the ranges of its values. */
function judge(text: string): void {
  const document = hcl.read(text);
  lint(document, 'main.tf', {
    onFault: (rule, error) => {
      throw new Error(`${rule}: ${error}`);
    },
  });
  for (const { start, end } of nodesIn(...document.units.map(({ root }) => root))) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(end).toBeLessThanOrEqual(text.length);
  }
}

test('any text is read', () => {
  const signs = fc.constantFrom(
    ...[
      '{',
      '}',
      '[',
      ']',
      '(',
      ')',
      '"',
      '${',
      '%{',
      '<<EOT\n',
      'EOT\n',
      '#',
      '/*',
      '*/',
      '\n',
      ' ',
    ],
    ...[
      '=',
      ',',
      ':',
      '?',
      '.',
      '-',
      'a',
      'jsonencode(',
      HEAD,
      'dynamic "volume" {',
      'volume {',
      '\\',
    ],
  );
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 60 }), (all) => judge(all.join(''))),
    { numRuns: 300, seed: 20261126 },
  );
});

test('a file that is cut anywhere is read', () => {
  fc.assert(
    fc.property(hclFile, fc.nat(), fc.nat(20), (file, at, length) => {
      const text = `${HEAD}[]\n}\n${file}`;
      const start = at % text.length;
      judge(text.slice(0, start) + text.slice(start + length));
    }),
    { numRuns: 200, seed: 20261126 },
  );
});

const MANY = 50_000;

test.each([
  ['brackets', `${HEAD}${'['.repeat(MANY)}`],
  ['braces', `${HEAD}${'{'.repeat(MANY)}`],
  ['calls', `${HEAD}${'jsonencode('.repeat(MANY / 10)}`],
  ['closing brackets', `${HEAD}${']'.repeat(MANY)}`],
  ['objects in lists', `${HEAD}${'[{'.repeat(MANY / 2)}`],
  ['keys', `${HEAD}${'{a = '.repeat(MANY / 5)}`],
  ['assignments in lists', `${HEAD}${'[a = '.repeat(MANY / 5)}`],
  ['quotes', `${HEAD}${'"'.repeat(MANY)}`],
  ['interpolations', `${HEAD}${'"${'.repeat(MANY / 3)}`],
  ['interpolations on lines', `${HEAD}"\${\n`.repeat(MANY / 50)],
  ['heredocs', Array.from({ length: MANY / 50 }, (_, index) => `${HEAD}<<A${index}\n`).join('')],
  ['JSON', `${HEAD}<<EOT\n[]\nEOT\n}\n`.repeat(MANY / 80)],
  ['operators', `${HEAD}${'1 + '.repeat(MANY / 4)}`],
  ['conditionals', `${HEAD}${'a ? '.repeat(MANY / 4)}`],
  ['comments', '/*'.repeat(MANY)],
  ['blocks', `${HEAD}[]\n${'volume {\n}\n'.repeat(MANY / 12)}}`],
  ['blocks in blocks', 'a {\n'.repeat(MANY / 4)],
  [
    'local values',
    `locals {\n${Array.from({ length: MANY / 50 }, (_, i) => `a${i} = "\${local.a${i + 1}}\${local.a${i + 1}}"\n`).join('')}}\n${HEAD}local.a0\n}`,
  ],
])('many %s are read at once', (_, text) => judge(text));
