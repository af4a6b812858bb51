import { describe, expect, test } from 'vitest';
import { advise } from '../../core/placement/advice/advise.ts';
import {
  roomFor,
  withoutEachInstance,
  withoutEachZone,
} from '../../core/placement/advice/outlook.ts';
import { place } from '../../core/placement/place.ts';
import { format } from '../../core/text/message.ts';
import { clusterOf, requestOf, type ShortInstance, type ShortRequest } from './build.ts';

function run(instances: readonly ShortInstance[], ...requests: readonly ShortRequest[]) {
  return place(clusterOf(instances), requests.map(requestOf), { seed: 1 });
}

const web = (more: Partial<ShortRequest> = {}): ShortRequest => ({
  group: 'service:web',
  count: 2,
  task: { cpu: 100, mem: 600 },
  ...more,
});

describe('advice', () => {
  test.each<[string, ShortInstance[], ShortRequest, string]>([
    [
      'less memory',
      [{ id: 'a', az: 'z', type: 't', cpu: 1000, mem: 1000 }],
      web(),
      'ask for 500 MiB of memory instead of 600: all copies land',
    ],
    [
      'less CPU',
      [{ id: 'a', az: 'z', type: 't', cpu: 150, mem: 10_000 }],
      web(),
      'ask for 75 CPU units instead of 100: all copies land',
    ],
    [
      'a dynamic port',
      [{ id: 'a', az: 'z', type: 't', cpu: 1000, mem: 10_000 }],
      web({ task: { cpu: 100, mem: 600, ports: ['tcp/80'] } }),
      'let the host port be dynamic (hostPort 0): all copies land',
    ],
    [
      'no distinctInstance',
      [{ id: 'a', az: 'z', type: 't', cpu: 1000, mem: 10_000 }],
      web({ constraints: [{ type: 'distinctInstance' }] }),
      'drop distinctInstance: all copies land',
    ],
    [
      'no constraint',
      [{ id: 'a', az: 'z', type: 't', cpu: 1000, mem: 10_000 }],
      web({ constraints: [{ type: 'memberOf', expression: 'attribute:stack == prod' }] }),
      'drop the constraint attribute:stack == prod: all copies land',
    ],
    [
      'one more instance',
      [{ id: 'a', az: 'z', type: 't', cpu: 1000, mem: 1000 }],
      web(),
      'add 1 × t in z: all copies land',
    ],
    [
      'several more instances',
      [{ id: 'a', az: 'z', type: 't', cpu: 1000, mem: 1000 }],
      web({ count: 6 }),
      'add 5 × t in z: all copies land',
    ],
  ])('%s', (_, instances, request, said) => {
    const result = run(instances, request);
    const advice = advise(result, 0);
    expect(advice.map(({ message }) => format(message))).toContain(said);
    for (const { more } of advice) expect(more).toBeGreaterThan(0);
  });

  test('another strategy, where an uneven spread leaves no room for a large task', () => {
    const instances = ['a', 'b'].map((id) => ({ id, az: id, type: 't', cpu: 1000, mem: 1000 }));
    const result = run(instances, web({ task: { cpu: 1, mem: 500 }, count: 1 }), {
      group: 'service:api',
      count: 2,
      task: { cpu: 1, mem: 1000 },
    });
    expect(result.outcomes[1]?.unplaced).toBe(1);
    expect(advise(result, 1).length).toBeGreaterThan(0);
  });

  test('none where all landed', () => {
    expect(advise(run([{ id: 'a', cpu: 1000, mem: 9000 }], web()), 0)).toEqual([]);
  });

  test('takes no place from another group', () => {
    const instances = [{ id: 'a', az: 'z', type: 't', cpu: 1000, mem: 1000 }];
    const pinned = web({ group: 'service:first', task: { cpu: 1, mem: 900 }, count: 1 });
    const advice = advise(run(instances, pinned, web({ count: 1 })), 1);
    for (const { change, left } of advice) {
      if (change.kind === 'memory') expect(change.to).toBe(100);
      expect(left).toBe(0);
    }
  });

  test('stops when it is told to', () => {
    const result = run([{ id: 'a', cpu: 1000, mem: 1000 }], web());
    expect(advise(result, 0, { shouldStop: () => true })).toEqual([]);
  });
});

describe('outlook', () => {
  const instances = ['a', 'b', 'c'].map((az) => ({ id: az, az, type: 't', cpu: 1000, mem: 1000 }));

  test('how many more copies fit', () => {
    const request = web({ task: { cpu: 100, mem: 300 } });
    const result = run(instances, request);
    expect(roomFor(result, requestOf(request))).toBe(7);
  });

  test('what a lost zone or instance would do', () => {
    const result = run(instances, web({ count: 3 }));
    const one = new Map([['service:web', 1]]);
    expect(withoutEachZone(result)).toEqual(['a', 'b', 'c'].map((of) => ({ of, unplaced: one })));
    expect(withoutEachInstance(result)).toEqual(withoutEachZone(result));
  });

  test('running tasks of a lost zone are placed again', () => {
    const list = [
      { ...instances[0], id: 'a', groups: { 'service:web': 2 } },
      ...instances.slice(1),
    ];
    const lost = withoutEachZone(run(list, web({ count: 1 })));
    expect(lost.find(({ of }) => of === 'a')?.unplaced).toEqual(new Map([['service:web', 1]]));
  });
});
