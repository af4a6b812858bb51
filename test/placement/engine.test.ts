import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainPlaced } from '../../core/analysis/explain/placed.ts';
import { explainUnplaced } from '../../core/analysis/explain/unplaced.ts';
import type { PlacementResult } from '../../core/placement/model.ts';
import { place, placeAgain } from '../../core/placement/place.ts';
import { instances, manyInstances, requests } from './arbitrary.ts';
import { clusterOf, requestOf, type ShortInstance } from './build.ts';
import { choices, put, type RefRequest, refCluster, refusals } from './reference.ts';

/** Random clusters per property; STOWAGE_RUNS asks for more. */
const numRuns = Number(process.env.STOWAGE_RUNS ?? 300);

function run(list: readonly ShortInstance[], asked: readonly RefRequest[], seed: number) {
  const byRequest = new Map(
    asked.map((request) => {
      const constraints = [
        ...request.memberOf.map(({ text }) => ({ type: 'memberOf', expression: text })),
        ...(request.distinct ? [{ type: 'distinctInstance' }] : []),
      ];
      return [requestOf({ ...request, constraints }), request] as const;
    }),
  );
  return { result: place(clusterOf(list), [...byRequest.keys()], { seed }), byRequest };
}

/** Walks through a result copy by copy and checks each against the reference. */
function agree(
  list: readonly ShortInstance[],
  result: PlacementResult,
  requestFor: (outcome: number) => RefRequest,
): void {
  const cluster = refCluster(list);
  for (const [number, { placed, unplaced, missed }] of result.outcomes.entries()) {
    const request = requestFor(number);
    if (request.scheduling === 'DAEMON') {
      agreeOnDaemon(cluster, request, [...placed], missed);
      continue;
    }
    expect(placed.length + unplaced).toBe(request.count);
    for (const [copy, index] of placed.entries()) {
      expect(choices(cluster, request)).toContain(index);
      const explained = copy < 2 ? explainPlaced(result, { outcome: number, copy }) : undefined;
      if (explained) expect(explained.steps.at(-1)?.left ?? 1).toBeGreaterThanOrEqual(1);
      const instance = cluster[index];
      if (instance) put(instance, request);
    }
    if (unplaced === 0) continue;
    expect(choices(cluster, request)).toEqual([]);
    const explained = explainUnplaced(result, number);
    const codes = explained?.instances.map(({ reasons }) => [
      ...new Set(reasons.map(({ code }) => code)),
    ]);
    expect(codes).toEqual(cluster.map((instance) => refusals(instance, request, cluster)));
  }
  for (const { cpu, mem, gpu, eni, short, ports } of cluster) {
    expect(cpu).toBeGreaterThanOrEqual(Math.min(0, short.cpu ?? 0));
    expect(mem).toBeGreaterThanOrEqual(0);
    expect(gpu).toBeGreaterThanOrEqual(0);
    expect(eni).toBeGreaterThanOrEqual(0);
    const twice = short.ports?.includes('tcp/22') ? 1 : 0;
    expect(new Set(ports).size).toBe(ports.length - twice);
  }
}

function agreeOnDaemon(
  cluster: ReturnType<typeof refCluster>,
  request: RefRequest,
  placed: readonly number[],
  missed: readonly number[],
): void {
  for (const [index, instance] of cluster.entries()) {
    const found = refusals(instance, request, cluster);
    const concerned = !found.some((code) =>
      ['STATUS', 'CAPACITY_PROVIDER', 'MEMBER_OF'].includes(code),
    );
    const due = concerned && !instance.tasks.includes(request.group);
    expect(placed.includes(index)).toBe(due && found.length === 0);
    expect(missed.includes(index)).toBe(due && found.length > 0);
    if (placed.includes(index)) put(instance, request);
  }
}

const seeds = fc.integer({ min: 0, max: 1000 });

describe('on random clusters', { timeout: 60_000 + 20 * numRuns }, () => {
  test('every copy lands where the reference may put it, and every refusal is true', () => {
    fc.assert(
      fc.property(instances, requests, seeds, (list, asked, seed) => {
        const { result, byRequest } = run(list, asked, seed);
        agree(list, result, (number) => {
          const request = result.outcomes[number]?.request;
          const found = request && byRequest.get(request);
          if (!found) throw new Error(`no request ${number}`);
          return found;
        });
      }),
      { numRuns },
    );
  });

  test('so do they on larger clusters, where a chain packs', () => {
    const packs = requests.filter((list) =>
      list.some(({ strategy }) => JSON.stringify(strategy ?? '').includes('binpack')),
    );
    fc.assert(
      fc.property(manyInstances, packs, seeds, (list, asked, seed) => {
        const more = asked.map((request) => ({ ...request, count: (request.count ?? 1) * 10 }));
        const { result, byRequest } = run(list, more, seed);
        agree(list, result, (number) => {
          const request = result.outcomes[number]?.request;
          const found = request && byRequest.get(request);
          if (!found) throw new Error(`no request ${number}`);
          return found;
        });
      }),
      { numRuns: Math.ceil(numRuns / 20) },
    );
  });

  test('placing again after a change of one request gives what placing everything gives', () => {
    fc.assert(
      fc.property(instances, requests, seeds, fc.nat(3), (list, asked, seed, which) => {
        const before = run(list, asked, seed).result;
        const changed = before.outcomes.map(({ request }, number) =>
          number === which % asked.length ? { ...request, count: request.count + 1 } : request,
        );
        const again = placeAgain(before, changed);
        const anew = place(before.cluster, changed, { seed });
        expect(again.outcomes).toEqual(anew.outcomes);
      }),
      { numRuns },
    );
  });

  test('the same seed gives the same result, in whatever order the instances stand', () => {
    fc.assert(
      fc.property(instances, requests, seeds, (list, asked, seed) => {
        const names = (order: readonly ShortInstance[]) =>
          run(order, asked, seed).result.outcomes.map(({ placed, request }) => {
            const on = [...placed].map((index) => order[index]?.id);
            return request.scheduling === 'DAEMON' ? on.sort() : on;
          });
        const once = names(list);
        expect(names(list)).toEqual(once);
        expect(names([...list].reverse())).toEqual(once);
      }),
      { numRuns },
    );
  });

  test('more room never makes a spread worse', () => {
    const spread = [{ type: 'spread', field: 'attribute:ecs.availability-zone' }];
    fc.assert(
      fc.property(instances, fc.integer({ min: 1, max: 20 }), seeds, (list, count, seed) => {
        const request: RefRequest = {
          group: 'service:new',
          count,
          strategy: spread,
          task: { cpu: 128, mem: 100 },
          distinct: false,
          memberOf: [],
        };
        const wide = list.map((one) => ({
          ...one,
          cpu: (one.cpu ?? 0) + 256,
          mem: (one.mem ?? 0) + 200,
        }));
        const before = zoneCounts(list, run(list, [request], seed).result);
        const after = zoneCounts(wide, run(wide, [request], seed).result);
        const unplaced = run(list, [request], seed).result.outcomes[0]?.unplaced;
        if (unplaced === 0) expect(unevenness(after)).toBeLessThanOrEqual(unevenness(before));
      }),
      { numRuns },
    );
  });
});

function zoneCounts(list: readonly ShortInstance[], result: PlacementResult): number[] {
  const counts: Record<string, number> = { a: 0, b: 0, c: 0 };
  for (const index of result.outcomes[0]?.placed ?? []) {
    const zone = list[index]?.az ?? '';
    counts[zone] = (counts[zone] ?? 0) + 1;
  }
  return Object.values(counts);
}

/** The sum of squares: of the same number of tasks the even distribution has the least. */
function unevenness(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count * count, 0);
}

test('random is even: every instance is as likely as every other, each time', () => {
  const list = Array.from({ length: 4 }, (_, index) => ({ id: `i${index}`, cpu: 1e6, mem: 1e6 }));
  const request = requestOf({
    group: 'family:job',
    count: 20_000,
    task: { cpu: 1, mem: 1 },
    strategy: [{ type: 'random' }],
  });
  const [outcome] = place(clusterOf(list), [request], { seed: 7 }).outcomes;
  const counts = [0, 0, 0, 0];
  let twice = 0;
  for (const [copy, index] of (outcome?.placed ?? []).entries()) {
    counts[index] = (counts[index] ?? 0) + 1;
    if (copy > 0 && outcome?.placed[copy - 1] === index) twice++;
  }
  for (const count of counts) expect(Math.abs(count - 5000)).toBeLessThan(300);
  expect(Math.abs(twice - 5000)).toBeLessThan(300);
});

test('placing stops when it is told to', () => {
  const list = [{ id: 'i', cpu: 1e9, mem: 1e9 }];
  const request = requestOf({ group: 'service:web', count: 1e6, task: { cpu: 1, mem: 1 } });
  let asked = 0;
  const result = place(clusterOf(list), [request, request], {
    seed: 1,
    shouldStop: () => ++asked > 2,
  });
  expect(result.stopped).toBe(true);
  expect(result.outcomes[0]?.placed.length).toBeLessThan(10_000);
});
