import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../house/imports.ts';
import { stowage } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'stowage-scaling-'));

function file(name: string, plan: object): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(plan));
  return path;
}

const example = (name: string): string => join(root, 'examples/scaling', `${name}.stowage.json`);

describe('the examples of scaling', () => {
  test.each([
    [
      'target-tracking',
      ['13 min 41 s  web: desired count is 8', '41 min 41 s  web: desired count is 2'],
    ],
    [
      'step-scaling',
      ['12 min 41 s  web: desired count is 6', '50 min 41 s  web: desired count is 4'],
    ],
    // Summer time in Berlin: two hours before UTC.
    ['scheduled-scaling', ['5 h 45 min  web: desired count is 6', '18 h  web: desired count is 4']],
    ['capacity-providers', ['5 min  c5.large-1 is DRAINING', 'web is steady (at most 26 tasks']],
    [
      'cluster-auto-scaling',
      [
        '2 min 30 s  general: desired capacity is 2',
        '5 min 30 s  general: desired capacity is 3',
        '46 min 30 s  general: desired capacity is 1',
        'CapacityProviderReservation of general is 200 from 2 min: 3 instances are needed, none is in service.',
      ],
    ],
    [
      'day',
      [
        '✓ the cluster peaks at 5 instances; at most 8 expected',
        'A deployment of web at its peak of 32 tasks completes',
        '86.5 instance-hours m5.large of general: 8.31 USD',
      ],
    ],
  ])('%s goes as it says', async (name, lines) => {
    const { status, out, err } = await stowage('simulate', example(name));
    for (const line of lines) expect(out).toContain(line);
    expect([status, err]).toEqual([0, '']);
  });

  test('two tasks stay on demand, three of four beyond them run on Spot', async () => {
    const { out } = await stowage('simulate', example('capacity-providers'), '--format', 'json');
    const { events } = JSON.parse(out);
    const running = new Map<string, number>();
    for (const { type, named = [] } of events) {
      const change = type === 'TASKS_START_ORDERED' ? 1 : type === 'TASKS_STOP_ORDERED' ? -1 : 0;
      for (const { containerInstance = '' } of named) {
        const provider = containerInstance.startsWith('m5') ? 'general' : 'spot';
        running.set(provider, (running.get(provider) ?? 0) + change);
      }
    }
    // From 10 tasks (4 and 6) to 26: 8 and 18.
    expect(Object.fromEntries(running)).toEqual({ general: 4, spot: 12 });
  });
});

const task = {
  family: 'web',
  containerDefinitions: [{ name: 'web', image: 'web:1', cpu: 512, memory: 1024 }],
};

describe('cost over time', () => {
  const simulate = async (plan: object) =>
    JSON.parse((await stowage('simulate', file('cost.json', plan), '--format', 'json')).out).cost;

  test('instance-hours at the price on demand, or the share that Spot costs', async () => {
    const plan = {
      containerInstances: [
        {
          instanceType: 'm5.large',
          count: 3,
          capacityProvider: 'od',
          availabilityZones: ['eu-west-1a'],
        },
        {
          instanceType: 'c5.large',
          count: 2,
          capacityProvider: 'spot',
          availabilityZones: ['eu-west-1a'],
        },
      ],
      services: [{ serviceName: 'web', desiredCount: 1, taskDefinition: task }],
      events: [{ at: '1h', terminateInstance: 'm5.large-3' }],
      timing: { instanceTermination: 0 },
      until: '2h',
      prices: { spot: { spot: 0.25 } },
    };
    const cost = await simulate(plan);
    expect(cost).toMatchObject({ region: 'eu-west-1', hours: 2, incomplete: false });
    expect(cost.instances).toEqual([
      {
        capacityProvider: 'od',
        instanceType: 'm5.large',
        hours: 5,
        usd: 0.48,
        priceRegion: 'us-east-1',
      },
      {
        capacityProvider: 'spot',
        instanceType: 'c5.large',
        hours: 4,
        usd: 0.085,
        priceRegion: 'us-east-1',
        spot: 0.25,
      },
    ]);
    expect(cost.usd).toBe(0.565);
    const own = await simulate({
      ...plan,
      prices: { instanceTypes: { 'm5.large': 1, 'c5.large': 2 } },
    });
    expect(
      own.instances.map(({ usd, priceRegion }: Record<string, unknown>) => [usd, priceRegion]),
    ).toEqual([
      [5, undefined],
      [8, undefined],
    ]);
  });

  const fargate = (provider: string, more: object = {}) => ({
    containerInstances: [{ instanceType: 'm5.large', availabilityZones: ['eu-central-1a'] }],
    services: [
      {
        serviceName: 'web',
        desiredCount: 4,
        taskDefinition: { ...task, cpu: '512', memory: '1024', networkMode: 'awsvpc' },
        capacityProviderStrategy: [{ capacityProvider: provider, weight: 1 }],
      },
    ],
    events: [{ at: '1h', setDesiredCount: 'web', count: 2 }],
    timing: { apiReaction: 0, schedulerInterval: 0, stopTimeout: 0, stopSeconds: 0 },
    until: '2h',
    ...more,
  });

  test('Fargate by vCPU-hours and GB-hours of its Region', async () => {
    const { fargate: found } = await simulate(fargate('FARGATE'));
    // Four tasks for an hour, two for the next one.
    const usd = 3 * 0.04656 + 6 * 0.00511;
    expect(found).toEqual([
      {
        service: 'web',
        capacityProvider: 'FARGATE',
        taskHours: 6,
        vCpuHours: 3,
        gbHours: 6,
        usd: Math.round(usd * 10_000) / 10_000,
        priceRegion: 'eu-central-1',
      },
    ]);
  });

  test('what is not known is not made up', async () => {
    const spot = await simulate(fargate('FARGATE_SPOT'));
    expect(spot.fargate[0].usd).toBeUndefined();
    expect(spot.incomplete).toBe(true);
    const shared = await simulate(
      fargate('FARGATE_SPOT', { prices: { spot: { FARGATE_SPOT: 0.3 } } }),
    );
    expect(shared.fargate[0]).toMatchObject({ spot: 0.3, usd: expect.closeTo(0.0511, 4) });
    const elsewhere = await simulate(fargate('FARGATE', { prices: { region: 'me-central-1' } }));
    expect(elsewhere.fargate[0].usd).toBeUndefined();
    const arm = fargate('FARGATE');
    const [service] = arm.services;
    const definition = {
      ...service?.taskDefinition,
      runtimePlatform: { cpuArchitecture: 'ARM64' },
    };
    const unknown = await simulate({
      ...arm,
      services: [{ ...service, taskDefinition: definition }],
    });
    expect(unknown.fargate[0].usd).toBeUndefined();
  });
});

describe('what simulate prints about scaling', () => {
  test('json has reservations, answers and cost', async () => {
    const { out } = await stowage('simulate', example('cluster-auto-scaling'), '--format', 'json');
    const { reservations, answers, cost } = JSON.parse(out);
    expect(reservations[0].group).toBe('general');
    expect(reservations[0].points.slice(0, 3)).toEqual([
      { time: 60, percent: 100, inService: 0, needed: 0 },
      { time: 120, percent: 200, inService: 0, needed: 3 },
      { time: 180, percent: 150, inService: 2, needed: 3 },
    ]);
    expect(answers.length).toBeGreaterThan(3);
    expect(cost.instances[0]).toMatchObject({
      capacityProvider: 'general',
      instanceType: 'm5.large',
    });
  });

  test('csv has the desired count and the reservations', async () => {
    const { out } = await stowage('simulate', example('cluster-auto-scaling'), '--format', 'csv');
    const [head, ...lines] = out.trimEnd().split('\n');
    expect(head).toBe(
      'time,service,old,new,healthy,running,starting,stopping,waiting,desired,group,reservation,inService,needed',
    );
    expect(lines).toContain('120,,,,,,,,,,general,200,0,3');
    expect(lines.some((line) => line.startsWith('70,web,') && line.endsWith(',20,,,,'))).toBe(true);
  });

  test('markdown has the answers and the cost as lists', async () => {
    const { out } = await stowage('simulate', example('day'), '--format', 'markdown');
    expect(out).toContain(
      '* The spare capacity of targetCapacity 90 of general is 24 instance-hours',
    );
    expect(out).toContain('* 8.31 USD in 24.0 hours, in all');
  });

  test('a load that never fits is short to the end, and why nothing scales is said', async () => {
    const plan = file('short.json', {
      containerInstances: [{ instanceType: 'm5.large', count: 4, availabilityZones: ['a'] }],
      services: [{ serviceName: 'web', desiredCount: 2, taskDefinition: task }],
      scaling: {
        web: { minCapacity: 2, maxCapacity: 3, targetTracking: [{ metric: 'CPU', target: 50 }] },
      },
      load: {
        web: {
          cpu: {
            points: [
              [0, 400],
              ['10m', 3000],
            ],
          },
        },
      },
    });
    const { out } = await stowage('simulate', plan);
    expect(out).toContain('web does not scale out at 14 min 31 s: it is at its maximum capacity.');
    expect(out).toContain('web is short of up to 10 tasks from 10 min to the end');
  });
});

describe('fleet', () => {
  const plan = file('fleet.json', {
    containerInstances: [
      {
        instanceType: 'm5.large',
        count: 3,
        availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
      },
    ],
    services: [
      {
        serviceName: 'web',
        desiredCount: 30,
        taskDefinition: task,
        placementStrategy: [{ type: 'binpack', field: 'memory' }],
      },
    ],
  });

  test('json has the documented members', async () => {
    const { status, out } = await stowage('fleet', plan, '--format', 'json');
    const found = JSON.parse(out);
    expect(status).toBe(0);
    expect(found).toMatchObject({ plan, tasks: 30, impossible: [] });
    const [best] = found.fleets;
    expect(best.price).toBeGreaterThanOrEqual(found.bound);
    expect(best.price).toBeLessThan(found.bound * 1.2);
    expect(found.fleets.length).toBeLessThanOrEqual(10);
    const prices = found.fleets.map(({ price }: { price: number }) => price);
    expect(prices).toEqual([...prices].sort((a, b) => a - b));
    // 30 tasks of half a vCPU and 1 GB.
    expect(found.fargate).toMatchObject({ tasks: 30, vCpus: 15, gb: 30, priceRegion: 'us-east-1' });
    expect(found.fargate.price).toBeCloseTo(15 * 0.04048 + 30 * 0.004445, 3);
  });

  test('pretty, csv and markdown tell the same', async () => {
    const [json, pretty, csv, markdown] = await Promise.all(
      ['json', 'pretty', 'csv', 'markdown'].map((format) =>
        stowage('fleet', plan, '--format', format),
      ),
    );
    const [best] = JSON.parse(json?.out ?? '').fleets;
    const price = best.price.toFixed(3);
    expect(pretty?.out).toContain(`USD an hour: ${price}`);
    expect(csv?.out.split('\n')[0]).toBe('fleet,placedBy,instanceType,count,price,bound');
    expect(csv?.out.split('\n')[1]).toContain(`,${best.price},`);
    expect(markdown?.out).toContain(`| ${price} |`);
  });

  test.each([
    [['--spot', '2'], '--spot is a number above 0 and at most 1, not 2'],
    [['--format', 'xml'], '--format is one of pretty, json, csv, markdown, not xml'],
  ])('%j is refused in one line', async (args, message) => {
    const { status, err } = await stowage('fleet', plan, ...args);
    expect([status, err.trim()]).toEqual([2, `stowage: ${message}`]);
  });

  test('what no instance type takes gives status 1', async () => {
    const giant = {
      ...task,
      containerDefinitions: [{ name: 'web', image: 'web:1', cpu: 512, memory: 60_000_000 }],
    };
    const path = file('giant.json', {
      containerInstances: [{ instanceType: 'm5.large' }],
      services: [{ serviceName: 'web', desiredCount: 1, taskDefinition: giant }],
    });
    const { status, out } = await stowage('fleet', path);
    expect(out).toContain('No instance type with a known price takes a task of service:web.');
    expect(status).toBe(1);
  });
});
