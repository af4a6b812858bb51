import { describe, expect, test } from 'vitest';
import type { PlanChange } from '../../core/analysis/change/changes.ts';
import { targetOf, withChange, withoutTarget } from '../../core/analysis/change/target.ts';
import type { Explanation, Picture, PictureInstance } from '../../core/view/picture.ts';
import { type Block, cornerOf, type HeatLayout, hit, layOut, step } from './heat.ts';
import { NO_FILTER, readKept } from './kept.ts';
import { pair } from './pairing.ts';
import { attributeNames, densityOf, type Filter, sectionsOf } from './sections.ts';
import { focusOf } from './selection.ts';
import { differences, marksOf } from './variant.ts';

function instance(name: string, more: Partial<PictureInstance> = {}): PictureInstance {
  return {
    name,
    label: name,
    zone: 'a',
    type: 'm5.large',
    status: 'ACTIVE',
    agentConnected: true,
    estimate: false,
    cpu: { registered: 2048, remaining: 1024 },
    memory: { registered: 8000, remaining: 4000 },
    reserved: 192,
    devices: [],
    otherPorts: {},
    attributes: 0,
    taskCount: 0,
    tasks: [],
    counts: [],
    ...more,
  };
}

function picture(instances: PictureInstance[], more: Partial<Picture> = {}): Picture {
  const share = { registered: 0, used: 0, stranded: 0 };
  return {
    cluster: 'c',
    detail: 'tasks',
    seed: 1,
    events: 0,
    sentence: '',
    desired: 0,
    placed: 0,
    groups: [],
    instances,
    pools: [],
    attributeSets: [{ stack: 'prod', 'ecs.instance-type': 'm5.large' }, { stack: 'test' }],
    unplaced: [],
    fargate: [],
    totals: {
      placed: 0,
      desired: 0,
      used: 0,
      instances: 0,
      cpu: share,
      memory: share,
      zones: [],
      price: 0,
      unpriced: 0,
    },
    notes: [],
    ...more,
  };
}

const four = picture(
  [
    instance('i-1', { counts: [0, 2], taskCount: 2 }),
    instance('i-2', { zone: 'b', attributes: 1, status: 'DRAINING' }),
    instance('i-3', { type: 'c5.large', capacityProvider: 'spot' }),
    instance('i-4', { zone: 'b', counts: [1, 1], taskCount: 1, agentConnected: false }),
  ],
  { groups: [{ label: 'web' }, { label: 'api' }] as unknown as Picture['groups'] },
);

describe('grouping and filtering', () => {
  const shown = (groupBy: string, filter: Partial<Filter> = {}, changed: string[] = []) =>
    sectionsOf(
      four,
      groupBy,
      { ...NO_FILTER, ...filter },
      new Map(changed.map((name) => [name, true])),
    ).map(({ name, instances }) => `${name}: ${instances.join(' ')}`);

  test.each<[groupBy: string, filter: Partial<Filter>, expected: string[]]>([
    ['zone', {}, ['a: 0 2', 'b: 1 3']],
    ['zone', { text: 'zone:b' }, ['b: 1 3']],
    ['zone', { text: 'zone:a type:c5.large' }, ['a: 2']],
    ['type', {}, ['c5.large: 2', 'm5.large: 0 1 3']],
    ['provider', {}, [': 0 1 3', 'spot: 2']],
    ['attribute:stack', {}, ['prod: 0 2 3', 'test: 1']],
    ['attribute:gone', {}, [': 0 1 2 3']],
    ['zone', { text: 'I-3' }, ['a: 2']],
    ['zone', { text: 'test' }, ['b: 1']],
    ['zone', { text: 'nothing of the kind' }, []],
    ['zone', { text: 'service:api' }, ['b: 3']],
    ['zone', { text: 'is:ready' }, ['a: 0 2']],
    ['zone', { text: 'is:idle' }, ['b: 1 3']],
    ['zone', { text: 'is:empty' }, ['a: 2', 'b: 1']],
    ['zone', { text: 'is:ready service:web m5' }, ['a: 0']],
    ['zone', { text: 'free<60%' }, ['a: 0 2', 'b: 1 3']],
    ['zone', { text: 'free<20%' }, []],
    ['zone', { text: 'cpu>40% ZONE:a' }, ['a: 0 2']],
    ['zone', { text: 'memory>60%' }, []],
    ['zone', { text: 'stack:test' }, ['b: 1']],
    ['zone', { text: 'provider:spot' }, ['a: 2']],
    ['zone', { text: 'other:thing' }, []],
    ['zone', { text: 'is:re' }, ['a: 0 2', 'b: 1 3']],
  ])('by %s with %j', (groupBy, filter, expected) => {
    expect(shown(groupBy, filter)).toEqual(expected);
  });

  test('by what a trial changed', () => {
    expect(shown('zone', { text: 'is:changed' }, ['i-2'])).toEqual(['b: 1']);
  });

  test('attributes that have a control of their own are not offered twice', () => {
    expect(attributeNames(four)).toEqual(['stack']);
    const attributeSets = [
      { stack: 'prod', os: 'linux', gpu: 'yes' },
      { stack: 'test', os: 'linux' },
    ];
    // To lack it sets instances apart, too.
    expect(attributeNames({ ...four, attributeSets })).toEqual(['gpu', 'stack']);
    const one = picture([instance('i-1')], { attributeSets });
    expect(attributeNames(one)).toEqual([]);
  });

  test.each([
    [3, 9, 'cards'],
    [60, 600, 'cards'],
    [60, 601, 'rows'],
    [61, 9, 'rows'],
    [400, 9000, 'rows'],
    [401, 0, 'cells'],
  ])('%i instances with %i tasks are drawn as %s', (count, tasks, density) => {
    expect(densityOf(count, tasks)).toBe(density);
  });
});

describe('the heat map', () => {
  const sections = [25, 3, 12].map((size, number) => ({
    name: String(number),
    tasks: 0,
    instances: Array.from({ length: size }, (_, index) => number * 100 + index),
  }));
  const layout = layOut(sections, 104, 13);

  test('has as many columns as fit', () => {
    expect(layout.columns).toBe(8);
    expect(layout.blocks.map(({ rows, first }: Block) => [rows, first])).toEqual([
      [4, 0],
      [1, 25],
      [2, 28],
    ]);
  });

  test('every cell is hit where it is drawn, and nowhere else', () => {
    for (let position = 0; position < layout.order.length; position++) {
      const { x, y } = cornerOf(layout, position);
      expect(hit(layout, x + 6, y + 6)).toBe(position);
    }
    for (const [x, y] of [
      [-1, 30],
      [500, 30],
      [5, 5],
      [5, 9999],
      [100, 22 + 3 * 13 + 5],
    ] as const) {
      expect(hit(layout, x, y)).toBe(-1);
    }
  });

  test.each([
    [0, 'ArrowRight', 1],
    [0, 'ArrowLeft', 0],
    [0, 'ArrowUp', 0],
    [0, 'ArrowDown', 8],
    [24, 'ArrowDown', 25],
    [23, 'ArrowDown', 27],
    [25, 'ArrowUp', 24],
    [26, 'ArrowDown', 29],
    [39, 'ArrowDown', 39],
    [5, 'End', 39],
    [5, 'Home', 0],
  ])('from %i %s leads to %i', (from, key, to) => {
    expect(step(layout, from, key)).toBe(to);
  });

  test('arrow keys reach every cell', () => {
    const seen = new Set<number>();
    for (let at = 0, steps = 0; steps < 60; steps++) {
      seen.add(at);
      at = step(layout, at, 'ArrowRight');
    }
    expect(seen.size).toBe(40);
  });

  test('is never higher than browsers draw', () => {
    const many = [{ name: 'a', tasks: 0, instances: Array.from({ length: 50_000 }, (_, i) => i) }];
    const tall: HeatLayout = layOut(many, 300, 26);
    expect(tall.height).toBeLessThanOrEqual(16_000);
    expect(layOut([], 300, 13).order).toEqual([]);
  });
});

describe('a variant', () => {
  test('of two changes about the same the later one counts', () => {
    const one = withChange<PlanChange>([], { kind: 'desiredCount', group: 'service:b', value: 3 });
    const cpu: PlanChange = { kind: 'cpu', group: 'service:b', value: 3 };
    const two = withChange(one, cpu);
    expect(withChange(two, { kind: 'desiredCount', group: 'service:b', value: 9 })).toEqual([
      { kind: 'cpu', group: 'service:b', value: 3 },
      { kind: 'desiredCount', group: 'service:b', value: 9 },
    ]);
    expect(withoutTarget(two, targetOf(cpu))).toEqual(one);
  });

  test('differs where other tasks run', () => {
    const groups = ['web', 'api'].map((label) => ({
      name: label,
      address: label,
      label,
      daemon: false,
      desired: 1,
      running: 0,
      stopping: 0,
      placed: 1,
      cpu: 1,
      memory: 1,
      ports: [],
      devices: {},
      strategy: [],
      constraints: [],
    }));
    const a = picture(
      [instance('x', { counts: [0, 2, 1, 1] }), instance('y', { counts: [1, 1] })],
      { groups },
    );
    const b = picture(
      [instance('x', { counts: [1, 1, 0, 1] }), instance('z', { counts: [0, 1] })],
      { groups },
    );
    expect([...differences(a, b)]).toEqual([
      ['x', { groups: [{ group: 'web', by: -1 }] }],
      ['z', { only: 'b', groups: [{ group: 'web', by: 1 }] }],
      ['y', { only: 'a', groups: [{ group: 'api', by: -1 }] }],
    ]);
    expect(focusOf(b, 'task 1 0', []).groups).toEqual(new Set([1]));
    expect(focusOf(b, 'instance 0', [])).toMatchObject({ instance: 0, groups: undefined });
    const answer = { kind: 'placed', instance: 1 } as Explanation;
    expect(focusOf(b, 'task 1 0', [], answer).instance).toBe(1);
  });
});

describe('two variants side by side', () => {
  const zone = (name: string, instances: number[]) => ({ name, instances, tasks: 0 });

  test('the same instances stand in one line, others alone', () => {
    const a = picture([instance('x'), instance('y')]);
    const b = picture([instance('z'), instance('x')]);
    const sections = pair(a, [zone('1', [0]), zone('2', [1])], b, [zone('1', [0, 1])]);
    const lines = sections.map(({ name, pairs }) => [
      name,
      pairs.map((each) => `${each.name}: ${each.a ?? '–'} ${each.b ?? '–'}`),
    ]);
    expect(lines).toEqual([
      ['1', ['x: 0 1', 'z: – 0']],
      ['2', ['y: 1 –']],
    ]);
  });

  const groups = [{ label: 'web' }, { label: 'api' }] as unknown as Picture['groups'];
  const tasks = ['w0', 'w1', 'a0'].map((id) => ({ id, group: id.startsWith('w') ? 0 : 1 }));
  test.each<[side: 'a' | 'b' | undefined, by: number, marked: string[]]>([
    ['b', 1, ['w1']],
    ['b', 5, ['w0', 'w1']],
    ['b', -1, []],
    ['a', -2, ['w0', 'w1']],
    ['a', 1, []],
    [undefined, 1, []],
  ])('in %s with %i more of web: %j are marked', (side, by, marked) => {
    const difference = { groups: [{ group: 'web', by }] };
    expect([...marksOf(tasks, groups, difference, side)]).toEqual(marked);
  });
});

test.each<[kept: unknown, expected: object]>([
  [undefined, { groupBy: 'zone', filter: NO_FILTER, changes: [], asTable: false }],
  ['x', { groupBy: 'zone' }],
  [
    {
      selected: 3,
      groupBy: 4,
      filter: { state: 'odd', text: 1 },
      changes: [{ kind: 'cpu', group: 1 }],
    },
    {
      selected: undefined,
      groupBy: 'zone',
      filter: NO_FILTER,
      changes: [],
    },
  ],
  [
    { selected: 'task 0 1', filter: { text: 'a' }, asTable: true },
    {
      selected: 'task 0 1',
      filter: { text: 'a' },
      asTable: true,
    },
  ],
])('of what was kept (%j) only what fits is taken', (kept, expected) => {
  expect(readKept(kept)).toMatchObject(expected);
});
