/*
 * A placer that is slow and obvious: plain objects, every instance asked for every copy, nothing kept
 * between copies. It names all instances that may take the next copy, whatever way ties are broken.
 * It shares no code with the engine.
 */

import type { ShortInstance, ShortRequest } from './build.ts';

/** A constraint that knows how to judge itself, beside its text for the engine. */
export interface RefConstraint {
  readonly text: string;
  readonly holds: (instance: RefInstance) => boolean;
}

export interface RefInstance {
  readonly short: ShortInstance;
  readonly attributes: Record<string, string>;
  cpu: number;
  mem: number;
  gpu: number;
  eni: number;
  ports: string[];
  tasks: string[];
}

export interface RefRequest extends Omit<ShortRequest, 'constraints'> {
  readonly distinct: boolean;
  readonly memberOf: readonly RefConstraint[];
}

export function refCluster(instances: readonly ShortInstance[]): RefInstance[] {
  return instances.map((short) => ({
    short,
    attributes: {
      'ecs.availability-zone': short.az ?? '',
      'ecs.instance-type': short.type ?? '',
      ...short.attrs,
    },
    cpu: short.cpu ?? 0,
    mem: short.mem ?? 0,
    gpu: short.gpu ?? 0,
    eni: short.eni ?? Number.POSITIVE_INFINITY,
    ports: ['tcp/22', 'tcp/2375', 'tcp/2376', 'tcp/51678', 'tcp/51679', ...(short.ports ?? [])],
    tasks: Object.entries(short.groups ?? {}).flatMap(([group, count]) =>
      Array.from({ length: count }, () => group),
    ),
  }));
}

/** Everything that stops an instance from taking a copy. */
export function refusals(
  instance: RefInstance,
  request: RefRequest,
  cluster: readonly RefInstance[],
): string[] {
  const { task } = request;
  const found: string[] = [];
  if ((instance.short.status ?? 'ACTIVE') !== 'ACTIVE') found.push('STATUS');
  if (instance.short.connected === false) found.push('AGENT');
  if (request.provider !== undefined && instance.short.provider !== request.provider) {
    found.push('CAPACITY_PROVIDER');
  }
  if (instance.cpu < (task.cpu ?? 0)) found.push('RESOURCE:CPU');
  if (instance.mem < (task.mem ?? 0)) found.push('RESOURCE:MEMORY');
  const wanted = task.net === 'awsvpc' ? [] : (task.ports ?? []);
  if (wanted.some((port) => instance.ports.includes(port))) found.push('RESOURCE:PORTS');
  if (task.net === 'awsvpc' && instance.eni < 1) found.push('RESOURCE:ENI');
  if (instance.gpu < (task.gpu ?? 0)) found.push('RESOURCE:GPU');
  const lacking = (task.requires ?? []).some((name) => instance.attributes[name] === undefined);
  const otherArchitecture =
    task.arch !== undefined &&
    instance.attributes['ecs.cpu-architecture'] !== undefined &&
    instance.attributes['ecs.cpu-architecture'] !== task.arch;
  if (lacking || otherArchitecture || elsewhere(instance, request, cluster))
    found.push('ATTRIBUTE');
  if (request.memberOf.some(({ holds }) => !holds(instance))) found.push('MEMBER_OF');
  if (request.distinct && instance.tasks.includes(request.group)) found.push('DISTINCT_INSTANCE');
  return found;
}

/** True when no subnet of an awsvpc task is in the zone of the instance, as far as zones are known. */
function elsewhere(
  instance: RefInstance,
  { task, subnets = [] }: RefRequest,
  cluster: readonly RefInstance[],
): boolean {
  if (task.net !== 'awsvpc' || subnets.length === 0) return false;
  const zones = subnets.map(
    (subnet) => cluster.find(({ attributes }) => attributes['ecs.subnet-id'] === subnet)?.short.az,
  );
  return !zones.includes(undefined) && !zones.includes(instance.short.az);
}

/** The instances, by index, that may take the next copy. */
export function choices(cluster: readonly RefInstance[], request: RefRequest): number[] {
  let left = [...cluster.keys()].filter((index) => {
    const instance = cluster[index];
    return instance !== undefined && refusals(instance, request, cluster).length === 0;
  });
  for (const strategy of strategiesOf(request)) {
    const score = (index: number): number => scoreOf(cluster, index, strategy, request.group);
    const best = Math.min(...left.map(score));
    if (strategy.type === 'random') break;
    left = left.filter((index) => score(index) === best);
  }
  return left;
}

function strategiesOf(request: RefRequest): readonly { type: string; field?: string }[] {
  const given = request.strategy;
  if (given !== undefined && given !== 'default' && given.length > 0) return given;
  if (!request.group.startsWith('service:')) return [{ type: 'random' }];
  return [
    { type: 'spread', field: 'attribute:ecs.availability-zone' },
    { type: 'spread', field: 'instanceId' },
  ];
}

function scoreOf(
  cluster: readonly RefInstance[],
  index: number,
  { type, field = '' }: { type: string; field?: string },
  group: string,
): number {
  const here = cluster[index];
  if (!here) return 0;
  if (type === 'binpack') return field === 'cpu' ? here.cpu : here.mem;
  const name = field.replace('attribute:', '');
  let tasks = 0;
  for (const instance of cluster) {
    const together = field.startsWith('attribute:')
      ? (instance.attributes[name] ?? '') === (here.attributes[name] ?? '')
      : instance === here;
    if (together) tasks += instance.tasks.filter((task) => task === group).length;
  }
  return tasks;
}

export function put(instance: RefInstance, { task, group }: RefRequest): void {
  instance.cpu -= task.cpu ?? 0;
  instance.mem -= task.mem ?? 0;
  instance.gpu -= task.gpu ?? 0;
  if (task.net === 'awsvpc') instance.eni -= 1;
  else instance.ports.push(...(task.ports ?? []));
  instance.tasks.push(group);
}
