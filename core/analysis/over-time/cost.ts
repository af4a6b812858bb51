import { EC2_PRICE_REGION, fargatePrice, fargateUsd } from '../../ecs/data/fargate-prices.ts';
import { instanceType } from '../../ecs/instance-types.ts';
import { MIB_PER_GB, UNITS_PER_VCPU } from '../../ecs/units.ts';
import type { TaskRequirements } from '../../placement/model.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Task } from '../../simulation/entities.ts';
import type { Simulation } from '../../simulation/result.ts';

const HOUR = 3_600_000;

/** Fargate bills a minute at least, in milliseconds. Source: Fargate pricing page. */
const LEAST_BILLED = 60_000;

/** Instances of one type and capacity provider over a simulation. */
export interface InstanceCost {
  readonly capacityProvider: string | undefined;
  readonly instanceType: string | undefined;
  readonly hours: number;
  /** USD; undefined where the price is not known. */
  readonly usd: number | undefined;
  /** The Region of the price; undefined for a price of the plan. */
  readonly priceRegion: string | undefined;
  /** The share of the price on demand that Spot costs; undefined for on demand. */
  readonly spot: number | undefined;
}

/** Tasks of one service on Fargate over a simulation. */
export interface FargateCost {
  readonly service: string;
  readonly capacityProvider: 'FARGATE' | 'FARGATE_SPOT';
  readonly taskHours: number;
  readonly vCpuHours: number;
  readonly gbHours: number;
  readonly usd: number | undefined;
  readonly priceRegion: string | undefined;
  readonly spot: number | undefined;
}

/** What ran over a simulation, and what it costs. */
export interface Cost {
  /** Of the cluster; undefined where the plan does not tell it. */
  readonly region: string | undefined;
  readonly hours: number;
  readonly instances: readonly InstanceCost[];
  readonly fargate: readonly FargateCost[];
  /** USD of all whose price is known. */
  readonly usd: number;
  /** Whether the price of anything that ran is not known. */
  readonly incomplete: boolean;
}

/** An interval of time in milliseconds. */
interface Interval {
  readonly from: number;
  readonly to: number;
}

/** When each instance ran: from the start of its launch until it is gone. By index. */
export function instanceTimes({
  world,
  events,
  time,
}: Simulation): ReadonlyMap<number, Interval[]> {
  const { cluster, scaling } = world.input;
  const absent = new Set<number>();
  for (const group of [...(scaling?.groups ?? []), ...(scaling?.managedInstances ?? [])]) {
    for (const index of group.instances.slice(group.running)) absent.add(index);
  }
  const since = new Map<number, number>();
  const indices = new Map(cluster.instances.map(({ name }, index) => [name, index]));
  for (const index of cluster.instances.keys()) if (!absent.has(index)) since.set(index, 0);
  const times = new Map<number, Interval[]>();
  const end = (index: number, to: number): void => {
    const from = since.get(index);
    if (from === undefined) return;
    since.delete(index);
    times.set(index, [...(times.get(index) ?? []), { from, to }]);
  };
  for (const { type, subject, time: at } of events) {
    if (type === 'AVAILABILITY_ZONE_RESTORED') {
      for (const [index, { availabilityZone }] of cluster.instances.entries()) {
        const back = availabilityZone === subject && world.grouped[index] !== 1;
        if (back && !since.has(index)) since.set(index, at);
      }
    }
    const index = subject === undefined ? undefined : indices.get(subject);
    if (index === undefined) continue;
    if (type === 'INSTANCE_LAUNCHING') since.set(index, at);
    else if (type === 'INSTANCE_TERMINATED') end(index, at);
  }
  for (const index of [...since.keys()]) end(index, time);
  return times;
}

/** What a simulation of a plan costs, by the prices that are known. */
export function costOf(plan: Plan, simulation: Simulation): Cost {
  const instances = instanceCosts(plan, simulation);
  const fargate = fargateCosts(plan, simulation);
  const all = [...instances, ...fargate];
  return {
    region: plan.prices.region,
    hours: simulation.time / HOUR,
    instances,
    fargate,
    usd: all.reduce((sum, { usd = 0 }) => sum + usd, 0),
    incomplete: all.some(({ usd }) => usd === undefined),
  };
}

function instanceCosts({ prices }: Plan, simulation: Simulation): readonly InstanceCost[] {
  const hours = new Map<
    string,
    { provider: string | undefined; type: string | undefined; hours: number }
  >();
  for (const [index, intervals] of instanceTimes(simulation)) {
    const instance = simulation.world.input.cluster.instances[index];
    const { capacityProvider: provider, instanceType: type } = instance ?? {};
    const key = `${provider} ${type}`;
    const sum = intervals.reduce((total, { from, to }) => total + to - from, 0) / HOUR;
    hours.set(key, { provider, type, hours: (hours.get(key)?.hours ?? 0) + sum });
  }
  return [...hours.values()].map((one): InstanceCost => {
    const own = one.type === undefined ? undefined : prices.instanceTypes.get(one.type);
    const listed = one.type === undefined ? undefined : instanceType(one.type)?.usdPerHour;
    const spot = one.provider === undefined ? undefined : prices.spot.get(one.provider);
    const price = own ?? listed;
    return {
      capacityProvider: one.provider,
      instanceType: one.type,
      hours: one.hours,
      usd: price === undefined ? undefined : one.hours * price * (spot ?? 1),
      priceRegion: own === undefined && listed !== undefined ? EC2_PRICE_REGION : undefined,
      spot,
    };
  });
}

function fargateCosts({ prices }: Plan, simulation: Simulation): readonly FargateCost[] {
  const costs: FargateCost[] = [];
  for (const [service, providers] of fargateTimes(simulation)) {
    for (const [capacityProvider, { task, time }] of providers) {
      const taskHours = time / HOUR;
      const vCpuHours = (taskHours * task.cpu) / UNITS_PER_VCPU;
      const gbHours = (taskHours * task.memory) / MIB_PER_GB;
      const { region } = prices;
      const price = region === undefined ? undefined : fargatePrice(region, architectureOf(task));
      const isSpot = capacityProvider === 'FARGATE_SPOT';
      const spot = isSpot ? prices.spot.get(capacityProvider) : undefined;
      const known = price && (!isSpot || spot !== undefined);
      costs.push({
        service,
        capacityProvider,
        taskHours,
        vCpuHours,
        gbHours,
        usd: known ? fargateUsd(price, vCpuHours, gbHours) * (spot ?? 1) : undefined,
        priceRegion: known ? region : undefined,
        spot,
      });
    }
  }
  return costs;
}

function architectureOf({ platform }: TaskRequirements): 'x86_64' | 'arm64' {
  const arm = platform.some(
    ({ name, value }) => name === 'ecs.cpu-architecture' && /^arm64$/i.test(value ?? ''),
  );
  return arm ? 'arm64' : 'x86_64';
}

type FargateTimes = Map<
  'FARGATE' | 'FARGATE_SPOT',
  { readonly task: TaskRequirements; readonly time: number }
>;

/** Billed milliseconds of tasks on Fargate: from the image pull to the end. */
function fargateTimes({
  events,
  start,
  services,
  time,
  world,
}: Simulation): Map<string, FargateTimes> {
  const since = new Map<Task, number>();
  const found = new Map<string, FargateTimes>();
  const end = (task: Task, to: number): void => {
    const from = since.get(task);
    const { launch, owner } = task;
    if (from === undefined || launch.kind !== 'FARGATE' || !launch.task) return;
    since.delete(task);
    const billed = Math.max(to - from, from === 0 ? 0 : LEAST_BILLED);
    const own = found.get(owner.name) ?? new Map();
    const before = own.get(launch.provider)?.time ?? 0;
    own.set(launch.provider, { task: launch.task, time: before + billed });
    found.set(owner.name, own);
  };
  for (const tasks of start.values())
    for (const task of tasks) if (task.onFargate) since.set(task, 0);
  for (const { type, tasks, time: at } of events) {
    if (type !== 'TASKS_ACTIVATING' && type !== 'TASKS_ENDED') continue;
    for (const task of tasks) {
      if (!task.onFargate) continue;
      if (type === 'TASKS_ACTIVATING') since.set(task, at);
      else end(task, at);
    }
  }
  const owners = [...services.values(), ...world.standalone.values()];
  for (const { tasks } of owners) for (const task of tasks) end(task, time);
  return found;
}
