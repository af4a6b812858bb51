import type { Cluster, ContainerInstance } from '../../placement/model.ts';
import type { Plan } from '../../plan/plan.ts';
import type { PlannedGroup, PlannedManagedInstances } from '../../plan/scaling/groups.ts';
import type { InstanceSpec, PlanEvent } from '../../simulation/model.ts';
import type {
  GroupSpec,
  ManagedInstancesSpec,
  MemberSpec,
  ScalingSpec,
} from '../../simulation/scaling/spec.ts';
import { launchesOf } from './launches.ts';

/** A cluster with all instances that may ever run, and what scales in it. */
export interface ScaledCluster {
  readonly cluster: Cluster;
  readonly scaling: ScalingSpec | undefined;
  readonly instances: ReadonlyMap<string, InstanceSpec>;
}

/** Instances in a zone that may be on their way out beside those that take their place. */
const SPARE = 4;

/** Instances that Managed Instances launch at most in a simulation, for each capacity provider. */
const MOST_MANAGED = 2000;

/** What scales in a simulation of a plan. @param cluster that the simulation starts with */
export function scaledCluster(
  plan: Plan,
  cluster: Cluster,
  events: readonly PlanEvent[],
): ScaledCluster {
  const { scaling, capacity } = plan;
  const instances: ContainerInstance[] = [...cluster.instances];
  const specs = new Map<string, InstanceSpec>();
  const groups = capacity.groups.map((group) =>
    groupSpec({ plan, events, instances, specs }, group),
  );
  const managedInstances = capacity.managedInstances.map((one) =>
    managedSpec(plan, one, instances),
  );
  const { services, demands } = scaling;
  const nothing = services.length + groups.length + managedInstances.length + demands.length === 0;
  return {
    cluster: { ...cluster, instances },
    scaling: nothing ? undefined : { services, groups, managedInstances, demands },
    instances: specs,
  };
}

/** What groups are made from, and the instances that they add to. */
interface Making {
  readonly plan: Plan;
  readonly events: readonly PlanEvent[];
  readonly instances: ContainerInstance[];
  readonly specs: Map<string, InstanceSpec>;
}

function groupSpec(making: Making, group: PlannedGroup): GroupSpec {
  const { plan, instances, specs } = making;
  const { likes, described, managedDraining, place: _, ...spec } = group;
  const running = instances.flatMap((one, index) => (belongs(one, group) ? [index] : []));
  const free = addSlots(making, group, running.length);
  const all = [...running, ...free];
  const members = new Map<number, MemberSpec>();
  for (const index of all) {
    const { name, ec2InstanceId } = instances[index] ?? {};
    const known = described.get(ec2InstanceId ?? '');
    if (known) members.set(index, known);
    if (name !== undefined) specs.set(name, { managedDraining });
  }
  const desired = Math.min(spec.max, Math.max(spec.min, spec.desired ?? running.length));
  return {
    ...spec,
    desired,
    instances: all,
    running: running.length,
    members,
    services: servicesOn(plan, group.provider),
  };
}

function belongs(
  { capacityProvider, ec2InstanceId }: ContainerInstance,
  { provider, described }: PlannedGroup,
): boolean {
  if (described.has(ec2InstanceId ?? '')) return true;
  return provider !== undefined && capacityProvider === provider;
}

/** Services with tasks on a capacity provider. */
function servicesOn(plan: Plan, provider: string | undefined): readonly string[] {
  if (provider === undefined) return [];
  return [...plan.services.values()]
    .filter(({ group }) =>
      launchesOf(plan, group).some(
        (launch) => launch.kind === 'EC2' && launch.request.capacityProvider === provider,
      ),
    )
    .map(({ name }) => name);
}

/**
 * Adds the instances that a group may launch: its maximum over its zones, where a zone may be lost without
 * any one of them, and some for those that are still terminating.
 */
function addSlots(
  { events, instances }: Making,
  { name, max, likes }: PlannedGroup,
  running: number,
): readonly number[] {
  let most = max;
  let beyond = 0;
  for (const { event, target, min = 90, max: given = 0 } of events) {
    if (target !== name) continue;
    if (event === 'scaleInstances') most = Math.max(most, given);
    // An instance refresh has old and new instances side by side.
    if (event === 'instanceRefresh') beyond = Math.max(beyond, given - 100, 100 - min, 1);
  }
  const lost = events.some(({ event }) => event === 'loseAvailabilityZone');
  const zones = Math.max(1, likes.length - (lost ? 1 : 0));
  const perZone = Math.ceil((most * (1 + beyond / 100)) / zones) + SPARE;
  const count = likes.length > 1 ? perZone : Math.max(0, perZone - running);
  return slots(instances, likes, name, count);
}

function slots(
  instances: ContainerInstance[],
  likes: readonly ContainerInstance[],
  name: string,
  perZone: number,
): readonly number[] {
  const added: number[] = [];
  for (let number = 0; number < perZone; number++) {
    for (const like of likes) {
      added.push(instances.length);
      instances.push({ ...like, name: `${name}-${added.length}` });
    }
  }
  return added;
}

function managedSpec(
  plan: Plan,
  { provider, scaleInAfter, likes }: PlannedManagedInstances,
  instances: ContainerInstance[],
): ManagedInstancesSpec {
  const running = instances.flatMap((one, index) =>
    one.capacityProvider === provider ? [index] : [],
  );
  const services = servicesOn(plan, provider);
  const tasks = services.reduce((sum, name) => sum + mostTasks(plan, name), 0);
  const perZone = Math.min(MOST_MANAGED, Math.ceil((2 * tasks) / likes.length) + 2);
  const free = slots(instances, likes, provider, perZone);
  return { provider, scaleInAfter, instances: [...running, ...free], running: running.length };
}

/** Tasks that a service may come to want. */
function mostTasks(plan: Plan, name: string): number {
  const scaled = plan.scaling.services.find(({ service }) => service === name)?.max ?? 0;
  const counts = plan.events.map(({ target, count = 0 }) => (target === name ? count : 0));
  const desired = plan.services.get(`service:${name}`)?.desired ?? 0;
  return Math.max(desired, scaled, ...counts);
}
