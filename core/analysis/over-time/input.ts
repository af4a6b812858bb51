import type { Outcome, TaskRequirements } from '../../placement/model.ts';
import { place } from '../../placement/place.ts';
import type { ServiceBehaviour } from '../../plan/behaviour.ts';
import type { PlannedEvent } from '../../plan/events.ts';
import type { Plan } from '../../plan/plan.ts';
import type { RunningRecord } from '../../plan/running.ts';
import { placedTasks } from '../../simulation/from-placement.ts';
import type {
  Launch,
  PlanEvent,
  RevisionSpec,
  RunningTask,
  ServiceSpec,
  SimulationInput,
  StandaloneSpec,
} from '../../simulation/model.ts';
import { launchesOf } from './launches.ts';
import { scaledCluster } from './scaling.ts';

/** What a simulation of a plan is asked besides what the plan says. */
export interface SimulationOptions {
  readonly seed?: number | undefined;
  /** Seconds. */
  readonly until?: number | undefined;
  /** Happens besides the events of the plan. */
  readonly events?: readonly PlanEvent[];
}

/**
 * The input of a simulation of a plan. A plan that describes running tasks starts where they are: what
 * is missing is started by the scheduler. Any other plan starts with all its tasks placed and healthy.
 */
export function simulationInput(plan: Plan, options: SimulationOptions = {}): SimulationInput {
  const seed = options.seed ?? plan.seed;
  const captured = plan.running.length > 0;
  const requests = plan.requests.map(({ request }) => request);
  const outcomes = captured ? [] : place(plan.cluster, requests, { seed }).outcomes;
  const until = options.until ?? plan.until;
  const own = plan.events.map((event) => withRevision(plan, event));
  const indices = new Map(plan.cluster.instances.map(({ name }, index) => [name, index]));
  const start: Start = { plan, captured, outcomes, indices };
  const { cluster, scaling, instances } = scaledCluster(
    plan,
    captured ? plan.described : plan.cluster,
    [...plan.events, ...(options.events ?? [])],
  );
  return {
    cluster,
    instances,
    services: [...plan.services.values()].flatMap((service) => serviceSpec(start, service) ?? []),
    standalone: standaloneSpecs(start),
    events: [...startEvents(start), ...own, ...(options.events ?? [])],
    timing: plan.timing,
    seed,
    scaling,
    startAt: plan.startAt,
    ...(until === undefined ? {} : { until }),
  };
}

/** A deployment of another task definition takes what that one requires. */
function withRevision(plan: Plan, event: PlannedEvent): PlanEvent {
  const { task, target } = event;
  const service = [...plan.services.values()].find(({ name }) => name === target);
  if (!task || !service) return event;
  const launches = launchesOf(plan, service.group).map((launch) => withTask(launch, task));
  const name = event.revision ?? `deployed at ${event.at} s`;
  return { ...event, revisionSpec: revisionSpec(service, name, launches) };
}

/** How a simulation starts. */
interface Start {
  readonly plan: Plan;
  /** The plan describes running tasks. */
  readonly captured: boolean;
  readonly outcomes: readonly Outcome[];
  readonly indices: ReadonlyMap<string, number>;
}

/** @returns undefined for a service whose tasks are not known */
function serviceSpec(start: Start, service: ServiceBehaviour): ServiceSpec | undefined {
  const launches = launchesOf(start.plan, service.group);
  if (launches.length === 0) return undefined;
  const current = revisionName(service.taskDefinition) ?? 'current';
  const newest = revisionSpec(service, current, launches);
  const { older, running } = runningOf(start, service, { current, launches });
  const { timing, loadBalancer, desired, daemon } = service;
  return {
    ...service,
    scheduling: daemon ? 'DAEMON' : 'REPLICA',
    desired,
    loadBalancer: loadBalancer ? 'application' : undefined,
    rebalancing:
      service.rebalancing &&
      start.plan.requests.some(
        ({ request, rebalances }) => request.group === service.group && rebalances,
      ),
    timing,
    revisions: [...older, newest],
    running,
    deploymentInProgress: service.deploymentInProgress || older.length > 0,
  };
}

function revisionSpec(
  { containerCheck, digestsKnown }: ServiceBehaviour,
  name: string,
  launches: readonly Launch[],
): RevisionSpec {
  return { name, launches, containerCheck, digestsKnown };
}

/** `family:revision` of an ARN or a name; undefined where it names no revision. */
function revisionName(taskDefinition: string | undefined): string | undefined {
  return /(?:^|:task-definition\/)([\w-]+:\d+)$/.exec(taskDefinition ?? '')?.[1];
}

/** The tasks that run at the start, and the older revisions that some of them are of. */
function runningOf(
  start: Start,
  service: ServiceBehaviour,
  { current, launches }: { readonly current: string; readonly launches: readonly Launch[] },
): { older: readonly RevisionSpec[]; running: readonly RunningTask[] } {
  if (!start.captured) return { older: [], running: placed(start, current, launches) };
  const older = new Map<string, RevisionSpec>();
  const running: RunningTask[] = [];
  const named = revisionName(service.taskDefinition) !== undefined;
  for (const record of start.plan.running) {
    if (record.group !== service.group) continue;
    const name = revisionName(record.taskDefinition);
    const revision = named && name !== undefined ? name : current;
    if (revision !== current && !older.has(revision)) {
      const own = launches.map((launch) => withTask(launch, record.task));
      older.set(revision, revisionSpec(service, revision, own));
    }
    for (let copy = 0; copy < record.count; copy++) {
      running.push(taskOf(start, record, revision, launches));
    }
  }
  return { older: [...older.values()], running };
}

/** A launch of an older revision takes what its tasks are known to take. */
function withTask(launch: Launch, task: TaskRequirements | undefined): Launch {
  if (!task) return launch;
  return launch.kind === 'EC2'
    ? { ...launch, request: { ...launch.request, task } }
    : { ...launch, task };
}

function taskOf(
  { indices }: Start,
  record: RunningRecord,
  revision: string,
  launches: readonly Launch[],
): RunningTask {
  const { containerInstance, capacityProvider, zone, pending, unhealthy, name } = record;
  const launch = launches.findIndex((one) =>
    one.kind === 'FARGATE'
      ? one.provider === capacityProvider
      : one.request.capacityProvider === capacityProvider,
  );
  return {
    revision,
    instance: containerInstance === undefined ? -1 : (indices.get(containerInstance) ?? -1),
    launch: Math.max(0, launch),
    zone,
    state: pending ? 'PENDING' : 'RUNNING',
    unhealthy,
    name,
  };
}

/** The tasks that a placement put on instances, and those on Fargate. */
function placed(
  { plan, outcomes }: Start,
  revision: string,
  launches: readonly Launch[],
): readonly RunningTask[] {
  return launches.flatMap((launch, at): RunningTask[] => {
    if (launch.kind === 'EC2') {
      const outcome = outcomes.find(({ request }) => request === launch.request);
      return outcome ? placedTasks(outcome, revision, at) : [];
    }
    const group = plan.fargate.find(
      ({ capacityProvider, zones }) =>
        capacityProvider === launch.provider &&
        zones.map(({ zone }) => zone).join() === launch.zones.join(),
    );
    return (group?.zones ?? []).flatMap(({ zone, copies }) =>
      Array.from({ length: copies }, () => ({ revision, instance: -1, launch: at, zone })),
    );
  });
}

/** Families of tasks without a service: those that run, and those that the plan runs. */
function standaloneSpecs(start: Start): readonly StandaloneSpec[] {
  const { plan, outcomes, indices } = start;
  const specs = new Map<string, StandaloneSpec>();
  for (const { request } of plan.requests) {
    if (request.kind !== 'task') continue;
    const outcome = outcomes.find((one) => one.request === request);
    const running = outcome ? placedTasks(outcome, '') : [];
    const before = specs.get(request.group);
    specs.set(request.group, {
      family: familyOf(request.group),
      launch: { kind: 'EC2', request },
      running: [...(before?.running ?? []), ...running],
    });
  }
  for (const record of plan.running) {
    const spec = specs.get(record.group);
    if (!spec || record.containerInstance === undefined) continue;
    const instance = indices.get(record.containerInstance) ?? -1;
    const more = Array.from({ length: record.count }, () => ({ instance, name: record.name }));
    specs.set(record.group, { ...spec, running: [...spec.running, ...more] });
  }
  return [...specs.values()];
}

function familyOf(group: string): string {
  return group.replace(/^family:/, '');
}

/** Tasks that the plan runs beside what is captured start at once. */
function startEvents({ plan, captured }: Start): readonly PlanEvent[] {
  if (!captured) return [];
  return plan.requests.flatMap(({ request }): PlanEvent[] =>
    request.kind === 'task'
      ? [{ at: 0, event: 'runTask', target: familyOf(request.group), count: request.count }]
      : [],
  );
}
