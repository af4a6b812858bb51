import { describe, expect, test } from 'vitest';
import { parseConstraint } from '../../ecs/constraint/parse.ts';
import { format } from '../../text/message.ts';
import { completeConstraint } from './complete.ts';
import { inWords } from './words.ts';

const known = new Map([
  ['ecs.instance-type', ['m5.large', 'c5.large']],
  ['stack', ['prod', 'my stack']],
]);

describe('completion', () => {
  const rows: [marked: string, labels: string[], from: number][] = [
    [
      'attribute:stack |',
      ['==', '!=', '>', '>=', '<', '<=', 'exists', '!exists', 'in', '!in', '=~', '!~'],
      16,
    ],
    ['agentConnected |', ['==', '!=', 'in', '!in', '=~', '!~'], 15],
    ['runningTasksCount |', ['==', '!=', '>', '>=', '<', '<='], 18],
    ['attribute:ecs.instance-type == |', ['m5.large', 'c5.large'], 31],
    ['attribute:ecs.instance-type == m5|', ['m5.large', 'c5.large'], 31],
    ['attribute:stack in [prod, |', ['prod', "'my stack'"], 26],
    ['attribute:ecs.os-type == |', ['linux', 'windows'], 25],
    ['attribute:stack == prod |', ['and', 'or'], 24],
    ['attribute:stack exists |', ['and', 'or'], 23],
    ['(attribute:stack in [a]) |', ['and', 'or'], 25],
  ];
  test.each(rows)('%s', (marked, labels, from) => {
    const offset = marked.indexOf('|');
    const found = completeConstraint(marked.replace('|', ''), offset, known);
    expect([...found.labels].sort()).toEqual([...labels].sort());
    expect(found.start).toBe(from);
  });

  test.each(['|', 'not(|', 'attribute:stack == prod and |', 'attr|', '! |'])(
    'subjects at %s',
    (marked) => {
      const { labels } = completeConstraint(marked.replace('|', ''), marked.indexOf('|'), known);
      expect(labels).toContain('attribute:stack');
      expect(labels).toContain('task:group');
    },
  );

  test('instance types without a plan, and their families for a pattern', () => {
    const after = (operator: string) => {
      const text = `attribute:ecs.instance-type ${operator} `;
      return completeConstraint(text, text.length, new Map()).labels;
    };
    expect(after('==')).toContain('g4dn.xlarge');
    expect(after('=~')).toContain('g4dn.*');
    expect(after('=~')).not.toContain('g4dn.xlarge');
  });

  test('replaces the word that is typed, to its end', () => {
    expect(completeConstraint('attribute:st == prod', 12, known)).toMatchObject({
      start: 0,
      end: 12,
    });
    expect(completeConstraint('attribute:stack == prod', 12, known)).toMatchObject({
      start: 0,
      end: 15,
    });
  });
});

describe('in words', () => {
  const read = (text: string) => {
    const { expression } = parseConstraint(text);
    return expression
      ? inWords(expression).map(({ depth, text: line }) => `${'  '.repeat(depth)}${format(line)}`)
      : [];
  };
  test.each([
    ['attribute:stack == prod', ['`stack` is `prod`']],
    ['attribute:stack != prod', ['`stack` is there and is not `prod`']],
    ['not(task:group == database)', ['Not:', '  `task:group` is `database`']],
    [
      'attribute:ecs.instance-type =~ m5.* and runningTasksCount < 3',
      [
        'All of:',
        '  `ecs.instance-type` matches `m5.*` as a whole',
        '  `runningTasksCount` is less than `3`',
      ],
    ],
  ])('%s', (text, lines) => {
    expect(read(text)).toEqual(lines);
  });
});
