import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advise } from '../../core/analysis/advice/advise.ts';
import { fewestInstances } from '../../core/analysis/advice/fewest.ts';
import {
  type Losable,
  losableInstances,
  losableZones,
  placingWithout,
  roomFor,
} from '../../core/analysis/advice/outlook.ts';
import { strandedIn } from '../../core/analysis/advice/stranded.ts';
import type { ContainerInstance, PlacementResult } from '../../core/placement/model.ts';
import { place } from '../../core/placement/place.ts';
import { format } from '../../core/text/message.ts';
import { finish } from '../../core/work.ts';
import { instances, requests } from './arbitrary.ts';
import { clusterOf, requestOf, type ShortInstance, type ShortRequest } from './build.ts';
import type { RefRequest } from './reference.ts';

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
      'change memory from 600 to 500 MiB: all tasks are placed',
    ],
    [
      'less CPU',
      [{ id: 'a', az: 'z', type: 't', cpu: 150, mem: 10_000 }],
      web(),
      'change CPU from 100 to 75 units: all tasks are placed',
    ],
    [
      'a dynamic port',
      [{ id: 'a', az: 'z', type: 't', cpu: 1000, mem: 10_000 }],
      web({ task: { cpu: 100, mem: 600, ports: ['tcp/80'] } }),
      'use a dynamic host port (hostPort 0): all tasks are placed',
    ],
    [
      'no distinctInstance',
      [{ id: 'a', az: 'z', type: 't', cpu: 1000, mem: 10_000 }],
      web({ constraints: [{ type: 'distinctInstance' }] }),
      'remove distinctInstance: all tasks are placed',
    ],
    [
      'no constraint',
      [{ id: 'a', az: 'z', type: 't', cpu: 1000, mem: 10_000 }],
      web({ constraints: [{ type: 'memberOf', expression: 'attribute:stack == prod' }] }),
      'remove the constraint attribute:stack == prod: all tasks are placed',
    ],
    [
      'one more instance',
      [{ id: 'a', az: 'z', type: 't', cpu: 1000, mem: 1000 }],
      web(),
      'add 1 × t in z: all tasks are placed',
    ],
    [
      'several more instances',
      [{ id: 'a', az: 'z', type: 't', cpu: 1000, mem: 1000 }],
      web({ count: 6 }),
      'add 5 × t in z: all tasks are placed',
    ],
    [
      'one more instance in any of several zones',
      [
        { id: 'a', az: 'eu-west-1a', type: 't', cpu: 1000, mem: 1000 },
        { id: 'b', az: 'eu-west-1b', type: 't', cpu: 1000, mem: 1000 },
        { id: 'c', az: 'eu-west-1b', type: 's', cpu: 1000, mem: 500 },
      ],
      web({ count: 3 }),
      'add 1 × t in eu-west-1a/b: all tasks are placed',
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
      if (change.kind === 'memory') expect(change.value).toBe(100);
      expect(left).toBe(0);
    }
  });

  test('nothing that would change nothing, or that ECS refuses', () => {
    const instance = { id: 'a', az: 'z', type: 't', cpu: 1000, mem: 1000 };
    const request = requestOf(web({ task: { cpu: 100, mem: 600, ports: ['tcp/80'] }, count: 300 }));
    const task = { ...request.task, hostNetwork: true, least: { cpu: 128, memory: 6 } };
    const result = place(clusterOf([instance]), [{ ...request, task }], { seed: 1 });
    const changes = advise(result, 0).map(({ change }) => change);
    expect(changes.map(({ kind }) => kind)).not.toContain('dynamicPorts');
    for (const change of changes) {
      if (change.kind === 'memory' || change.kind === 'cpu') {
        expect(change.value).toBeGreaterThanOrEqual(task.least[change.kind]);
      }
    }
  });

  test('stops when it is told to', () => {
    const result = run([{ id: 'a', cpu: 1000, mem: 1000 }], web());
    expect(advise(result, 0, { shouldStop: () => true })).toEqual([]);
  });
});

/** Clusters with instances that are alike, and others that differ in one thing. */
const twins = instances
  .map((list) =>
    list
      .slice(0, 2)
      .flatMap((one) => [
        one,
        one,
        { ...one, mem: (one.mem ?? 0) + 1000 },
        { ...one, ports: ['tcp/8080', 'tcp/80'] },
        { ...one, attrs: { ...one.attrs, stack: 'z' } },
        { ...one, groups: { 'service:api': 1 } },
      ]),
  )
  .chain((list) => fc.shuffledSubarray(list, { minLength: list.length }))
  .map((list) => list.map((one, number) => ({ ...one, id: `i${number}` })));
const constrained = ({ memberOf, distinct, ...rest }: RefRequest) => {
  const constraints = memberOf.map(({ text }) => ({ type: 'memberOf', expression: text }));
  const own = distinct ? [{ type: 'distinctInstance' }] : [];
  return requestOf({ ...rest, constraints: [...constraints, ...own] });
};
const without =
  (lost: (result: PlacementResult) => readonly Losable[]) => (result: PlacementResult) =>
    lost(result).map((each) => finish(placingWithout(result, each)));
const withoutEachZone = without(losableZones);
const withoutEachKind = without(losableInstances);

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
    expect(withoutEachKind(result)).toEqual(withoutEachZone(result));
  });

  test('what does not land anyway is no loss', () => {
    const result = run(instances, web({ count: 9, task: { cpu: 100, mem: 600 } }));
    const one = new Map([['service:web', 1]]);
    expect(withoutEachZone(result)).toEqual(['a', 'b', 'c'].map((of) => ({ of, unplaced: one })));
  });

  test('running tasks of a lost zone are placed again', () => {
    const list = [
      { ...instances[0], id: 'a', groups: { 'service:web': 2 } },
      ...instances.slice(1),
    ];
    const lost = withoutEachZone(run(list, web({ count: 1 })));
    expect(lost.find(({ of }) => of === 'a')?.unplaced).toEqual(new Map([['service:web', 1]]));
  });

  test('of thousands of instances one of each kind is taken away', () => {
    const many = Array.from({ length: 3000 }, (_, number) => ({
      ...instances[number % 3],
      id: `i${number}`,
      ...(number === 7 ? { groups: { 'service:api': 1 } } : {}),
    }));
    const kinds = losableInstances(run(many, web({ count: 3000 })));
    expect(kinds.map(({ of }) => of)).toEqual(['i0', 'i1', 'i2', 'i7']);
  });

  test('instances that a constraint can tell apart are no kind', () => {
    const twins = ['x', 'y'].map((id) => ({ ...instances[0], id, ec2: id }));
    const expression = 'ec2InstanceId == x';
    const constraints = [{ type: 'memberOf', expression }];
    expect(losableInstances(run(twins, web())).length).toBe(1);
    expect(losableInstances(run(twins, web({ constraints }))).length).toBe(2);
  });

  test('one of a kind stands for all: of one request the same copies land without any of them', () => {
    fc.assert(
      fc.property(twins, requests, fc.nat(), fc.nat(4), (list, asked, seed, spare) => {
        // Hardly more room than is needed: some instances can fail, some cannot.
        const [one] = asked.slice(0, 1).map(constrained);
        if (!one) return;
        const cluster = clusterOf(list);
        const [full] = place(cluster, [{ ...one, count: 1000 }], { seed }).outcomes;
        const count = Math.max(1, (full?.placed.length ?? 0) - spare);
        const result = place(cluster, [{ ...one, count }], { seed });
        const { instances: all } = result.cluster;
        const fatal = all.filter((one) => {
          const lost = { of: one.name, isLost: (each: ContainerInstance) => each === one };
          return finish(placingWithout(result, lost)).unplaced.size > 0;
        });
        const kinds = losableInstances(result);
        const unsafe = kinds.filter(
          (lost) => finish(placingWithout(result, lost)).unplaced.size > 0,
        );
        expect(unsafe.length > 0).toBe(fatal.length > 0);
        for (const { isLost } of unsafe) expect(fatal.some(isLost)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('stranded', () => {
  test.each<[string, ShortInstance, { memory: number; cpu: number }]>([
    ['memory without CPU', { id: 'a', cpu: 150, mem: 2000 }, { memory: 1400, cpu: 0 }],
    ['CPU without memory', { id: 'a', cpu: 900, mem: 700 }, { memory: 0, cpu: 800 }],
    ['neither', { id: 'a', cpu: 100, mem: 600 }, { memory: 0, cpu: 0 }],
    ['room for more of both', { id: 'a', cpu: 900, mem: 9000 }, { memory: 0, cpu: 0 }],
  ])('%s', (_, instance, amounts) => {
    const { memory, cpu } = strandedIn(run([instance], web({ count: 1 })));
    expect({ memory: memory.amount, cpu: cpu.amount }).toEqual(amounts);
  });
});

describe('the fewest instances', () => {
  const type = { az: 'a', type: 't', cpu: 1000, mem: 1000 };
  const one = [{ id: 'a', ...type }];
  test.each<[string, ShortRequest[], count: number, bound: number, why: string]>([
    ['by memory', [web({ count: 5, task: { cpu: 1, mem: 400 } })], 3, 2, 'MiB'],
    ['more than half', [web({ count: 5, task: { cpu: 1, mem: 600 } })], 5, 5, 'half'],
    ['a static port', [web({ count: 4, task: { cpu: 1, mem: 1, ports: ['tcp/80'] } })], 4, 4, '80'],
    [
      'distinctInstance',
      [web({ count: 3, task: { cpu: 1, mem: 1 }, constraints: [{ type: 'distinctInstance' }] })],
      3,
      3,
      'distinct',
    ],
    [
      'a daemon on each of them',
      [
        web({ group: 'service:d', scheduling: 'DAEMON', count: 0, task: { cpu: 1, mem: 500 } }),
        web({ count: 2, task: { cpu: 1, mem: 400 } }),
      ],
      2,
      2,
      'an instance has 500',
    ],
    [
      'a daemon that its constraint keeps away',
      [
        web({
          group: 'service:d',
          scheduling: 'DAEMON',
          count: 0,
          task: { cpu: 1, mem: 500 },
          constraints: [{ type: 'memberOf', expression: 'attribute:stack == prod' }],
        }),
        web({ count: 4, task: { cpu: 1, mem: 250 } }),
      ],
      1,
      1,
      'an instance has 1000',
    ],
  ])('%s', (_, requests, count, bound, why) => {
    const [found] = fewestInstances(run(one, ...requests));
    expect([found?.count, found?.bound.count]).toEqual([count, bound]);
    expect(format(found?.bound.message ?? { template: '', params: {} })).toContain(why);
  });

  test('none on which a copy never lands', () => {
    expect(fewestInstances(run(one, web({ task: { cpu: 1, mem: 1001 } })))).toEqual([]);
  });

  test('the bound is never above what was found to do, on random plans', () => {
    fc.assert(
      fc.property(instances, requests, (list, asked) => {
        const shorts = asked.map((request) => ({ ...request, constraints: [] }));
        for (const { count, bound } of fewestInstances(run(list, ...shorts))) {
          expect(bound.count).toBeLessThanOrEqual(count);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('loosening', () => {
  test('drops one term of a conjunction, whichever is enough', () => {
    const expression = 'attribute:stack == prod and attribute:ecs.instance-type =~ t.*';
    const constraints = [{ type: 'memberOf', expression }];
    const list = [{ id: 'a', type: 't', cpu: 1000, mem: 9000 }];
    const said = advise(run(list, web({ constraints })), 0).map(({ message }) => format(message));
    expect(said).toContain(
      'relax the constraint to attribute:ecs.instance-type =~ t.*: all tasks are placed',
    );
    expect(said).not.toContain(
      'relax the constraint to attribute:stack == prod: all tasks are placed',
    );
  });
});
