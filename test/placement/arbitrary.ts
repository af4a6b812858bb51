import fc from 'fast-check';
import type { ShortInstance } from './build.ts';
import type { RefConstraint, RefInstance, RefRequest } from './reference.ts';

/** Small clusters full of coincidences: few zones, sizes and groups, so that ties and limits happen. */

const GROUPS = ['service:web', 'service:api', 'family:job', 'jobs'];
const PORTS = ['tcp/80', 'udp/80', 'tcp/8080', 'tcp/22'];

const sparse = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 3 });

function defined<T extends object>(record: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(record).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}

const instance = fc.record({
  az: fc.constantFrom('a', 'b', 'c'),
  type: fc.constantFrom('m5.large', 'c5.large', 'g4dn.xlarge'),
  cpu: fc.constantFrom(0, 256, 512, 1024, 1024, 2048),
  mem: fc.constantFrom(0, 300, 1000, 1000, 2000, 4000),
  gpu: fc.constantFrom(0, 0, 0, 1, 2),
  eni: sparse(fc.constantFrom(0, 1, 2)),
  ports: sparse(fc.uniqueArray(fc.constantFrom(...PORTS), { maxLength: 2 })),
  attrs: sparse(
    fc.dictionary(fc.constantFrom('stack', 'rack'), fc.constantFrom('x', 'y'), { maxKeys: 2 }),
  ),
  status: fc.constantFrom('ACTIVE', 'ACTIVE', 'ACTIVE', 'ACTIVE', 'DRAINING'),
  connected: fc.constantFrom(true, true, true, true, false),
  provider: sparse(fc.constantFrom('od', 'spot')),
  groups: sparse(
    fc.dictionary(fc.constantFrom(...GROUPS), fc.integer({ min: 1, max: 3 }), { maxKeys: 2 }),
  ),
});

/** Every second instance tells its subnet, of which a zone has one. */
function withSubnet(one: ShortInstance): ShortInstance {
  if (Number(one.id.slice(1)) % 2 === 1) return one;
  return { ...one, attrs: { ...one.attrs, 'ecs.subnet-id': `subnet-${one.az}` } };
}

const clusters = (size: { minLength?: number; maxLength: number }): fc.Arbitrary<ShortInstance[]> =>
  fc
    .array(instance, size)
    .map((list) =>
      list.map((one, index) => withSubnet({ id: `i${index}`, ...defined(one) } as ShortInstance)),
    );

export const instances = clusters({ maxLength: 8 });

/** So many that only a few are alike. */
export const manyInstances = clusters({ minLength: 30, maxLength: 60 });

const strategy = fc.constantFrom(
  { type: 'random' },
  { type: 'spread', field: 'instanceId' },
  { type: 'spread', field: 'attribute:ecs.availability-zone' },
  { type: 'spread', field: 'attribute:stack' },
  { type: 'spread', field: 'attribute:ecs.instance-type' },
  { type: 'binpack', field: 'cpu' },
  { type: 'binpack', field: 'memory' },
);

const simple: fc.Arbitrary<RefConstraint> = fc.oneof(
  fc.constantFrom('x', 'y').map((value) => ({
    text: `attribute:stack == ${value}`,
    holds: ({ attributes }: RefInstance) => attributes.stack === value,
  })),
  fc.constantFrom('x', 'y').map((value) => ({
    text: `attribute:stack != ${value}`,
    holds: ({ attributes }: RefInstance) =>
      attributes.stack !== undefined && attributes.stack !== value,
  })),
  fc.constant({
    text: 'attribute:ecs.instance-type =~ [mc]5.*',
    holds: ({ attributes }: RefInstance) => /^[mc]5/.test(attributes['ecs.instance-type'] ?? ''),
  }),
  fc.constantFrom(...GROUPS).map((group) => ({
    text: `task:group == ${group}`,
    holds: ({ tasks }: RefInstance) => tasks.includes(group),
  })),
  fc.integer({ min: 0, max: 4 }).map((count) => ({
    text: `runningTasksCount < ${count}`,
    holds: ({ tasks }: RefInstance) => tasks.length < count,
  })),
);

const constraint: fc.Arbitrary<RefConstraint> = fc.oneof(
  { weight: 3, arbitrary: simple },
  simple.map(({ text, holds }) => ({
    text: `not(${text})`,
    holds: (instance: RefInstance) => !holds(instance),
  })),
  fc.tuple(simple, simple).map(([a, b]) => ({
    text: `${a.text} or ${b.text}`,
    holds: (instance: RefInstance) => a.holds(instance) || b.holds(instance),
  })),
);

const request: fc.Arbitrary<RefRequest> = fc
  .record({
    group: fc.constantFrom(...GROUPS),
    scheduling: fc.constantFrom<'REPLICA' | 'DAEMON'>('REPLICA', 'REPLICA', 'REPLICA', 'DAEMON'),
    count: fc.integer({ min: 0, max: 12 }),
    strategy: fc.option(fc.array(strategy, { minLength: 1, maxLength: 4 }), {
      nil: 'default' as const,
      freq: 3,
    }),
    provider: fc.option(fc.constantFrom('od', 'spot'), { nil: undefined, freq: 5 }),
    subnets: fc.option(
      fc.constantFrom<readonly string[]>(['subnet-a'], ['subnet-a', 'subnet-b'], ['subnet-d']),
      { nil: undefined, freq: 2 },
    ),
    distinct: fc.constantFrom(false, false, false, true),
    memberOf: fc.array(constraint, { maxLength: 2 }),
    task: fc
      .record({
        cpu: fc.constantFrom(0, 100, 128, 256, 512),
        mem: fc.constantFrom(0, 100, 300, 500),
        gpu: fc.constantFrom(0, 0, 0, 1),
        net: fc.constantFrom('bridge', 'bridge', 'awsvpc'),
        ports: sparse(fc.uniqueArray(fc.constantFrom(...PORTS), { minLength: 1, maxLength: 2 })),
        requires: fc.constantFrom([], [], [], ['rack']),
      })
      .map(defined),
  })
  .map((one) => defined(one) as RefRequest);

export const requests = fc.array(request, { minLength: 1, maxLength: 4 });
