import type { InstanceType } from '../../ecs/instance-types.ts';
import { instanceTypes } from '../../ecs/instance-types.ts';
import { LINUX_PORTS } from '../../ecs/reserved-ports.ts';
import { capacityOf } from '../../placement/capacity.ts';
import { ZONE } from '../../placement/choice/chain.ts';
import { checksOf, reasonsOf } from '../../placement/filters/filters.ts';
import type { ContainerInstance, PlacementRequest } from '../../placement/model.ts';
import { RESOURCE_NAMES } from '../../placement/resources.ts';
import { deploymentBounds } from '../../placement/service/deployment.ts';
import { State } from '../../placement/state.ts';
import type { ServiceBehaviour } from '../../plan/behaviour.ts';
import type { Plan } from '../../plan/plan.ts';
import { mostNeeded } from '../over-time/most-needed.ts';

/** What a fleet must hold besides every task. */
export interface FleetOptions {
  /** A deployment of any one service at its most tasks. */
  readonly deployment?: boolean | undefined;
  /** All tasks after the loss of any one Availability Zone. */
  readonly zoneLoss?: boolean | undefined;
  /** The tasks that the load of each service needs at its peak. */
  readonly loadPeak?: boolean | undefined;
  /** Images run on arm64 too, where a task definition does not say x86_64. */
  readonly arm64?: boolean | undefined;
  /** Burstable types too: sustained load above their baseline costs more than their price. */
  readonly burstable?: boolean | undefined;
  /** Spot prices as a share of the price on demand; on demand when not given. */
  readonly spot?: number | undefined;
}

/** Tasks of one kind that a fleet holds. */
export interface FleetItem {
  readonly request: PlacementRequest;
  /** By resource, in the order of the table of resources. */
  readonly needs: readonly number[];
  readonly count: number;
  /** More tasks of it while it is deployed. */
  readonly extra: number;
  /** At most one of those with the same text is on an instance: a static port, distinctInstance. */
  readonly alone: string | undefined;
  /** By index of the type: whether an empty instance takes a task. */
  readonly fits: Uint8Array;
}

/** An instance type that a fleet can be of. */
export interface FleetType {
  readonly type: InstanceType;
  /** USD an hour. */
  readonly price: number;
  /** What is left for tasks beside the daemons, by resource. */
  readonly capacity: readonly number[];
}

/** What a fleet is searched for. */
export interface FleetDemand {
  readonly items: readonly FleetItem[];
  readonly types: readonly FleetType[];
  /** One task on every instance each. */
  readonly daemons: readonly PlacementRequest[];
  /** Availability Zones, in turn. */
  readonly zones: readonly string[];
  readonly attributes: ReadonlyMap<string, string>;
  /** Groups of which no type in the catalogue can run a task. */
  readonly impossible: readonly string[];
}

/** A container instance of a type in a zone, as a fleet has it. */
export function fleetInstance(
  type: InstanceType,
  name: string,
  zone: string,
  attributes: ReadonlyMap<string, string>,
): ContainerInstance {
  const registered = capacityOf(type, { trunking: false, gpus: true, reservedMemory: 0 });
  return {
    name,
    status: 'ACTIVE',
    agentConnected: true,
    instanceType: type.name,
    availabilityZone: zone,
    attributes: new Map([
      ['ecs.instance-type', type.name],
      ['ecs.cpu-architecture', type.architecture],
      ['ecs.os-type', 'linux'],
      ['ecs.os-family', 'LINUX'],
      [ZONE, zone],
      ...attributes,
    ]),
    registered,
    remaining: registered,
    usedPorts: { tcp: new Set(LINUX_PORTS), udp: new Set() },
    estimate: true,
    groups: new Map(),
    runningTasksCount: 0,
  };
}

/** What the tasks of a plan on instances ask of a fleet. */
export function fleetDemand(plan: Plan, options: FleetOptions): FleetDemand {
  const zones = zonesOf(plan);
  const attributes = commonAttributes(plan.described.instances);
  const requests = requestsOf(plan, options);
  const daemons = requests.filter(({ request }) => request.scheduling === 'DAEMON');
  const overhead = RESOURCE_NAMES.map((name) =>
    daemons.reduce((sum, { request }) => sum + request.task[name], 0),
  );
  const types = priced(plan, options, overhead);
  const instances = types.map(({ type }) =>
    fleetInstance(type, type.name, zones[0] ?? '', attributes),
  );
  const state = State.of({ name: 'fleet', instances });
  const items = requests
    .filter(({ request, count }) => request.scheduling === 'REPLICA' && count > 0)
    .map((one): FleetItem => itemOf(one, { types, state, options }));
  const possible = (item: FleetItem): boolean => item.fits.includes(1);
  return {
    items: items.filter(possible),
    types,
    daemons: daemons.map(({ request }) => request),
    zones,
    attributes,
    impossible: items.filter((item) => !possible(item)).map(({ request }) => request.group),
  };
}

interface Asked {
  readonly request: PlacementRequest;
  readonly count: number;
  readonly extra: number;
}

/** The tasks of each group together, without their capacity providers: a fleet replaces those. */
function requestsOf(plan: Plan, options: FleetOptions): readonly Asked[] {
  const found = new Map<string, Asked>();
  for (const { request, desired } of plan.requests) {
    const { group } = request;
    const before = found.get(group);
    const count = (before?.count ?? 0) + desired;
    const { capacityProvider: _, containerInstance: __, ...rest } = request;
    found.set(group, { request: { ...rest, count }, count, extra: 0 });
  }
  return [...found.values()].map(({ request, count }) => {
    const service = plan.services.get(request.group);
    const peak = options.loadPeak && service ? mostNeeded(plan, service.name) : 0;
    const most = Math.max(count, peak);
    return {
      request: { ...request, count: most },
      count: most,
      extra: options.deployment && service ? extraOf(service, most) : 0,
    };
  });
}

/** Tasks beyond the desired count while a service is deployed. */
function extraOf(
  service: Pick<
    ServiceBehaviour,
    'daemon' | 'minimumHealthyPercent' | 'maximumPercent' | 'traffic'
  >,
  count: number,
): number {
  if (service.daemon) return 0;
  if (service.traffic) return count;
  return Math.max(0, deploymentBounds(count, service).maxTotal - count);
}

function zonesOf({ described, capacity }: Plan): readonly string[] {
  const all = [
    ...described.instances,
    ...capacity.groups.flatMap(({ likes }) => likes),
    ...capacity.managedInstances.flatMap(({ likes }) => likes),
  ];
  const zones = new Set(all.flatMap(({ availabilityZone }) => availabilityZone ?? []));
  return zones.size > 0 ? [...zones].sort() : ['a'];
}

/** Custom attributes that all instances of the plan have: a new one gets them too. */
function commonAttributes(instances: readonly ContainerInstance[]): ReadonlyMap<string, string> {
  const [first] = instances;
  const own = [...(first?.attributes ?? [])].filter(
    ([name]) => !/^(?:ecs|com\.amazonaws)\./.test(name),
  );
  return new Map(
    own.filter(([name, value]) =>
      instances.every(({ attributes }) => attributes.get(name) === value),
    ),
  );
}

function priced(
  { prices }: Plan,
  { spot = 1, burstable = false }: FleetOptions,
  overhead: readonly number[],
): readonly FleetType[] {
  return [...instanceTypes().values()].flatMap((type): FleetType[] => {
    if (!burstable && /^t\d/.test(type.family)) return [];
    const price = prices.instanceTypes.get(type.name) ?? type.usdPerHour;
    const has = capacityOf(type, { trunking: false, gpus: true, reservedMemory: 0 });
    const capacity = RESOURCE_NAMES.map((name, at) => has[name] - (overhead[at] ?? 0));
    if (price === undefined || price <= 0 || capacity.some((amount) => amount < 0)) return [];
    return [{ type, price: price * spot, capacity }];
  });
}

function itemOf(
  { request, count, extra }: Asked,
  given: {
    readonly types: readonly FleetType[];
    readonly state: State;
    readonly options: FleetOptions;
  },
): FleetItem {
  const { types, state, options } = given;
  const { task } = request;
  const needs = RESOURCE_NAMES.map((name) => task[name]);
  const reasonsAt = reasonsOf(checksOf(request), state);
  const says = task.platform.some(({ name }) => name === 'ecs.cpu-architecture');
  const fits = Uint8Array.from(types, ({ type, capacity }, at) => {
    // Most images are built for x86_64 alone.
    if (type.architecture === 'arm64' && !says && !options.arm64) return 0;
    const room = needs.every((amount, resource) => amount <= (capacity[resource] ?? 0));
    return room && reasonsAt(at).length === 0 ? 1 : 0;
  });
  const distinct = request.constraints.some(({ type }) => type === 'distinctInstance');
  const [port] = task.hostPorts;
  const alone = distinct
    ? request.group
    : port === undefined
      ? undefined
      : `${port.port}/${port.protocol}`;
  return { request, needs, count, extra, alone, fits };
}
