import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fleetBound } from '../../core/analysis/fleet/bound.ts';
import { type FleetOptions, fleetDemand } from '../../core/analysis/fleet/demand.ts';
import { onFargate } from '../../core/analysis/fleet/fargate.ts';
import { maximise } from '../../core/analysis/fleet/linear-program.ts';
import { type Fleet, type FleetSearch, searchingFleets } from '../../core/analysis/fleet/search.ts';
import { instancesOf } from '../../core/analysis/fleet/verify.ts';
import { afterLoss } from '../../core/placement/loss.ts';
import { place } from '../../core/placement/place.ts';
import { RESOURCE_NAMES } from '../../core/placement/resources.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { readPlan } from '../../core/plan/read-plan.ts';
import { finish } from '../../core/work.ts';
import { readWorkload } from '../../scripts/bench/workloads.ts';
import { workspaceOf } from '../placement/files.ts';
import '../seed.ts';

test('the linear program finds the best corner', () => {
  const positive = fc.double({ min: 0.1, max: 5, noNaN: true });
  const line = fc.tuple(positive, positive, positive);
  fc.assert(
    fc.property(fc.array(line, { minLength: 2, maxLength: 7 }), positive, positive, (all, p, q) => {
      const x = maximise(
        all.map(([a, b]) => [[0, a] as const, [1, b] as const]),
        all.map(([, , limit]) => limit),
        [p, q],
      );
      // Every corner: where two lines meet, or one line and an axis.
      const lines = [...all, [1, 0, 0] as const, [0, 1, 0] as const];
      let best = 0;
      for (const [a, b, c] of lines) {
        for (const [d, e, f] of lines) {
          const det = a * e - b * d;
          if (Math.abs(det) < 1e-9) continue;
          const [u, v] = [(c * e - b * f) / det, (a * f - c * d) / det];
          const inside = all.every(([k, l, limit]) => k * u + l * v <= limit + 1e-9);
          if (u >= -1e-9 && v >= -1e-9 && inside) best = Math.max(best, p * u + q * v);
        }
      }
      expect(p * (x[0] ?? 0) + q * (x[1] ?? 0)).toBeCloseTo(best, 6);
    }),
  );
});

function search(plan: Plan, options: FleetOptions = {}): FleetSearch {
  return finish(searchingFleets(plan, options));
}

/** Every instance has room for what is assigned to it, and all tasks are assigned. */
function checkAssigned({ demand }: FleetSearch, fleet: Fleet, least = 1): void {
  const held = new Map<string, number>();
  for (const { type, count, tasks } of fleet.parts) {
    const capacity = demand.types.find((one) => one.type === type)?.capacity ?? [];
    for (const [at] of RESOURCE_NAMES.entries()) {
      const used = tasks.reduce((sum, one) => {
        const item = demand.items.find(({ request }) => request.group === one.group);
        return sum + (item?.needs[at] ?? 0) * one.count;
      }, 0);
      expect(used).toBeLessThanOrEqual((capacity[at] ?? 0) + 1e-6);
    }
    for (const one of tasks) held.set(one.group, (held.get(one.group) ?? 0) + one.count * count);
  }
  for (const { request, count } of demand.items) {
    expect(held.get(request.group) ?? 0).toBeGreaterThanOrEqual(count * least);
  }
}

/** The container instances of a fleet. */
function clusterOf({ demand }: FleetSearch, { parts }: Fleet) {
  const counts = parts.map(
    ({ type, count }) => [demand.types.findIndex((one) => one.type === type), count] as const,
  );
  return { name: 'fleet', instances: instancesOf(demand, new Map(counts)) };
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])('fleets for the random workload %d hold it', async (seed) => {
  const plan = await readWorkload(seed, 12);
  const found: number[] = [];
  const result = finish(searchingFleets(plan, {}, ({ price }) => found.push(price)));
  const [best] = result.fleets;
  expect(result.fleets.length).toBeGreaterThan(5);
  // The first answers get better, and the last of them is the best.
  expect(found).toEqual([...found].sort((a, b) => b - a));
  for (const fleet of result.fleets) {
    expect(fleet.price).toBeGreaterThanOrEqual(result.bound);
    const price = fleet.parts.reduce(
      (sum, { type, count }) => sum + (type.usdPerHour ?? 0) * count,
      0,
    );
    expect(fleet.price).toBeCloseTo(price, 6);
    if (fleet.placedBy === 'assignment') checkAssigned(result, fleet);
    else {
      const requests = result.demand.items.map(({ request }) => request);
      const { outcomes } = place(clusterOf(result, fleet), requests, { seed: plan.seed });
      expect(outcomes.reduce((sum, { unplaced }) => sum + unplaced, 0)).toBe(0);
    }
  }
  expect((best?.price ?? 0) / result.bound).toBeLessThan(1.15);
});

test('random workloads of 20 services and more cost at most 1.05 times the bound at the median', async () => {
  const ratios: number[] = [];
  for (let seed = 1; seed <= 9; seed++) {
    const { fleets, bound } = search(await readWorkload(seed));
    ratios.push((fleets[0]?.price ?? Number.POSITIVE_INFINITY) / bound);
  }
  ratios.sort((a, b) => a - b);
  expect(ratios[4]).toBeLessThanOrEqual(1.05);
});

const task = (cpu: number, memory: number, more: object = {}, container: object = {}) => ({
  family: 'web',
  containerDefinitions: [{ name: 'web', image: 'web:1', cpu, memory, ...container }],
  ...more,
});

async function planOf(service: object, more: object = {}): Promise<Plan> {
  const text = JSON.stringify({
    containerInstances: [
      {
        instanceType: 'm5.large',
        count: 3,
        availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
      },
    ],
    services: [
      { serviceName: 'web', desiredCount: 12, taskDefinition: task(1024, 2048), ...service },
    ],
    ...more,
  });
  return readPlan('file:///p/stowage.json', workspaceOf({ 'file:///p/stowage.json': text }));
}

describe('what a fleet holds', () => {
  test('all tasks after the loss of any zone', async () => {
    const plan = await planOf({});
    const plain = search(plan);
    const safe = search(plan, { zoneLoss: true });
    expect(safe.bound).toBeCloseTo(plain.bound * 1.5, 6);
    for (const fleet of safe.fleets) {
      if (fleet.placedBy !== 'strategies') continue;
      const requests = safe.demand.items.map(({ request }) => request);
      const result = place(clusterOf(safe, fleet), requests, { seed: 1 });
      for (const zone of safe.demand.zones) {
        const after = afterLoss(result, ({ availabilityZone }) => availabilityZone === zone);
        const { outcomes } = place(after.cluster, after.requests, { seed: 1 });
        expect(outcomes.reduce((sum, { unplaced }) => sum + unplaced, 0)).toBe(0);
      }
    }
    expect(safe.fleets.some(({ placedBy }) => placedBy === 'strategies')).toBe(true);
  });

  test('a deployment at its most tasks', async () => {
    const cpu = ({ fleets, demand }: FleetSearch): number =>
      (fleets[0]?.parts ?? []).reduce((sum, { type, count }) => {
        const one = demand.types.find((each) => each.type === type);
        return sum + (one?.capacity[0] ?? 0) * count;
      }, 0);
    const plan = await planOf({ deploymentConfiguration: { maximumPercent: 150 } });
    expect(cpu(search(plan, { deployment: true }))).toBeGreaterThanOrEqual(18 * 1024);
    const green = await planOf({ deploymentConfiguration: { strategy: 'BLUE_GREEN' } });
    expect(cpu(search(green, { deployment: true }))).toBeGreaterThanOrEqual(24 * 1024);
    expect(cpu(search(green))).toBeLessThan(18 * 1024);
  });

  test('the peak of the load', async () => {
    const plan = await planOf(
      {},
      {
        scaling: {
          web: {
            minCapacity: 2,
            maxCapacity: 40,
            targetTracking: [{ metric: 'CPU', target: 50 }],
          },
        },
        load: {
          web: {
            cpu: {
              points: [
                [0, 1000],
                ['1h', 15_000],
              ],
            },
          },
        },
      },
    );
    const { demand } = search(plan, { loadPeak: true });
    expect(demand.items.map(({ count }) => count)).toEqual([30]);
  });

  test('tasks whose static port lets one of them on an instance', async () => {
    const ports = { portMappings: [{ containerPort: 80, hostPort: 8080 }] };
    const plan = await planOf({ taskDefinition: task(64, 64, {}, ports), desiredCount: 7 });
    const { fleets, demand, bound } = search(plan);
    const instances = (fleets[0]?.parts ?? []).reduce((sum, { count }) => sum + count, 0);
    expect(instances).toBe(7);
    const cheapest = Math.min(
      ...demand.types.flatMap(({ price }, at) => (demand.items[0]?.fits[at] ? price : [])),
    );
    expect(bound).toBeCloseTo(7 * cheapest, 6);
    expect(fleets[0]?.price).toBeCloseTo(7 * cheapest, 6);
  });

  test('a daemon takes its share of every instance', async () => {
    const daemon = {
      serviceName: 'log',
      schedulingStrategy: 'DAEMON',
      taskDefinition: { ...task(512, 512), family: 'log' },
    };
    const web = { serviceName: 'web', desiredCount: 12, taskDefinition: task(1024, 2048) };
    const plan = await planOf({}, { services: [web, daemon] });
    const { fleets, demand } = search(plan);
    for (const { parts } of fleets) {
      for (const { type } of parts) {
        const one = demand.types.find((each) => each.type === type);
        expect(one?.capacity[0]).toBe(type.cpuUnits - 512);
      }
    }
    expect(fleets.length).toBeGreaterThan(0);
  });
});

describe('which types a fleet can be of', () => {
  const arm = { runtimePlatform: { cpuArchitecture: 'ARM64' } };
  const architectures = ({ fleets }: FleetSearch) =>
    new Set(fleets.flatMap(({ parts }) => parts.map(({ type }) => type.architecture)));

  test('arm64 where the task definition says so, or images are said to run there', async () => {
    expect(architectures(search(await planOf({})))).toEqual(new Set(['x86_64']));
    const own = await planOf({ taskDefinition: task(1024, 2048, arm) });
    expect(architectures(search(own))).toEqual(new Set(['arm64']));
    expect(architectures(search(await planOf({}), { arm64: true })).has('arm64')).toBe(true);
    const x86 = { runtimePlatform: { cpuArchitecture: 'X86_64' } };
    const fixed = await planOf({ taskDefinition: task(1024, 2048, x86) });
    expect(architectures(search(fixed, { arm64: true }))).toEqual(new Set(['x86_64']));
  });

  test('burstable ones only when asked for, Spot at its share', async () => {
    const plan = await planOf({});
    const burstable = ({ fleets }: FleetSearch): boolean =>
      fleets.some(({ parts }) => parts.some(({ type }) => /^t\d/.test(type.name)));
    expect(burstable(search(plan))).toBe(false);
    expect(burstable(search(plan, { burstable: true }))).toBe(true);
    const spot = search(plan, { spot: 0.4 });
    expect(spot.bound).toBeCloseTo(search(plan).bound * 0.4, 6);
    expect(spot.fleets[0]?.price).toBeCloseTo((search(plan).fleets[0]?.price ?? 0) * 0.4, 9);
  });

  test('constraints on the instance type hold, and what no type takes is said', async () => {
    const only = (expression: string) => ({
      placementConstraints: [{ type: 'memberOf', expression }],
    });
    const c5 = search(await planOf(only('attribute:ecs.instance-type =~ c5.*')));
    for (const { parts } of c5.fleets) {
      for (const { type } of parts) expect(type.name).toMatch(/^c5/);
    }
    expect(c5.fleets.length).toBeGreaterThan(0);
    const none = search(await planOf(only('attribute:ecs.instance-type == x9.huge')));
    expect(none.demand.impossible).toEqual(['service:web']);
    expect(none.fleets).toEqual([]);
  });
});

test('the bound is what fractions of instances and tasks cost', async () => {
  // One kind of task: the type that gives its share for the least.
  const plan = await planOf({ desiredCount: 100 });
  const { items, types } = fleetDemand(plan, {});
  const { price, values } = fleetBound(items, types, new Int32Array([100]));
  const least = Math.min(
    ...types.flatMap((one, at) => {
      const share = Math.max(1024 / (one.capacity[0] ?? 1), 2048 / (one.capacity[1] ?? 1));
      return items[0]?.fits[at] === 1 ? one.price * share : [];
    }),
  );
  expect(price).toBeCloseTo(100 * least, 6);
  expect(values[0]).toBeCloseTo(least, 8);
});

test('the same tasks on Fargate cost what its sizes do', async () => {
  const plan = await planOf({ taskDefinition: task(300, 700) });
  const { demand } = search(plan);
  // The smallest size with 300 CPU units and 700 MiB: half a vCPU with 1 GB.
  expect(onFargate(plan, demand)).toMatchObject({
    tasks: 12,
    vCpus: 6,
    gb: 12,
    region: 'us-east-1',
  });
  expect(onFargate(plan, demand).price).toBeCloseTo(6 * 0.04048 + 12 * 0.004445, 9);
});

test('a search can be left off, and says how far it is', async () => {
  const work = searchingFleets(await readWorkload(3));
  const steps: number[] = [];
  for (let at = 0; at < 12; at++) {
    const next = work.next();
    if (!next.done) steps.push(next.value);
  }
  expect(steps.length).toBe(12);
  for (const step of steps) {
    expect(step).toBeGreaterThanOrEqual(0);
    expect(step).toBeLessThanOrEqual(1);
  }
});
