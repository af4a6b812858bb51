import { desiredOver, loadOver, neededOver } from '../../analysis/over-time/shortage.ts';
import { endInWords, eventInWords, TOLD } from '../../analysis/over-time/words.ts';
import { deploymentBounds } from '../../placement/service/deployment.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Task } from '../../simulation/entities.ts';
import type { ServiceResult, Simulation } from '../../simulation/result.ts';
import type { EventType, ServicePoint, TimelineEvent } from '../../simulation/timeline.ts';
import { cut, LONGEST_LABEL } from '../escape.ts';
import { shortName } from '../picture-id.ts';
import type {
  InstanceStep,
  LaunchedInstance,
  PictureTimeline,
  Steps,
  TaskSpan,
  TimelineEntry,
  TimelinePoint,
  TimelineService,
} from '../timeline.ts';
import { durationIn } from './duration.ts';
import { isolating, type Say } from './placed.ts';

/** Entries and services that are shown; more is for `stowage simulate`. */
const MOST_ENTRIES = 400;
const MOST_SERVICES = 12;

/** Points of one service; more lie closer than pixels. */
const MOST_POINTS = 600;

/** Makes the timeline of a simulated plan for the panel. */
export function drawTimeline(plan: Plan, simulation: Simulation, plain: Say): PictureTimeline {
  const say = isolating(plain);
  const moving = movingServices(simulation);
  const end = endOf(simulation);
  const rank = { stuck: 0, until: 1, completed: 2, steady: 3 } as const;
  return {
    sentences: [...moving]
      .sort((a, b) => rank[a.end] - rank[b.end])
      .slice(0, MOST_SERVICES)
      .map((service) => say(endInWords(service, durationIn(tookOf(service), say)))),
    stuck: moving.some((service) => service.end === 'stuck'),
    end,
    worst: worstOf(simulation, moving),
    services: moving
      .slice(0, MOST_SERVICES)
      .map((service) => drawService(plan, simulation, service)),
    events: entriesOf(simulation.events, say),
    tasks: spansOf(plan, simulation),
    instances: stepsOf(simulation),
    launched: launchedIn(plan, simulation),
    instanceCounts: thinned(
      simulation.cluster.map(({ time, instances }) => [time / 1000, instances] as const),
    ),
  };
}

/** Seconds for which a service that is stuck is shown at least. */
const STUCK_FOR = 10;

/** When nothing more happens; a load goes on to the end of the simulation. */
function endOf({ events, services, world, time }: Simulation): number {
  if (world.loads.size > 0) return time / 1000;
  const last = Math.max(1, (events.at(-1)?.time ?? 0) / 1000);
  // What is stuck stays as it is, which is to be seen.
  const stuck = [...services.values()].some((service) => service.end === 'stuck');
  return stuck ? last + Math.max(STUCK_FOR, last / 4) : last;
}

/** Services with more than one count, the one with the most missing or changing tasks first. */
function movingServices({ services }: Simulation): readonly ServiceResult[] {
  const change = ({ points }: ServiceResult): number =>
    Math.max(...points.map(({ waiting, starting, stopping }) => waiting + starting + stopping));
  return [...services.values()]
    .filter(({ points }) => points.length > 1)
    .sort((a, b) => Number(b.end === 'stuck') - Number(a.end === 'stuck') || change(b) - change(a));
}

/** Seconds until the service came to rest. */
function tookOf({ points, deployments }: ServiceResult): number {
  const last = deployments.at(-1);
  if (last && last.completedAt >= 0) return (last.completedAt - last.startedAt) / 1000;
  return (points.at(-1)?.time ?? 0) / 1000;
}

/**
 * The moment at which most healthy tasks are missing of those that are wanted or that the load needs then;
 * where none ever is, that at which a stuck service waits, else that with most tasks.
 */
function worstOf(simulation: Simulation, services: readonly ServiceResult[]): number {
  const all = services.flatMap(({ name, points, end }) => {
    const curves = [desiredOver(simulation, name), neededOver(simulation, name)].map(following);
    return points.map((point) => {
      const wanted = Math.max(...curves.map((curve) => curve(point.time)));
      return { point, lacking: wanted - point.healthy, stuck: end === 'stuck' };
    });
  });
  const most = (of: (one: (typeof all)[number]) => number): number => {
    let [found] = all;
    for (const one of all) if (found && of(one) > of(found)) found = one;
    return found && of(found) > 0 ? found.point.time / 1000 : -1;
  };
  const moments = [
    most(({ lacking }) => lacking),
    most(({ point, stuck }) => (stuck ? point.waiting : 0)),
    most(({ point: { old, new: fresh } }) => old + fresh),
  ];
  return moments.find((time) => time >= 0) ?? 0;
}

/** The value of a step curve at times that are asked for in order; 0 before its first step. */
function following(curve: Steps): (time: number) => number {
  let at = -1;
  return (time) => {
    while ((curve[at + 1]?.[0] ?? Number.POSITIVE_INFINITY) <= time) at++;
    return curve[at]?.[1] ?? 0;
  };
}

function drawService(plan: Plan, simulation: Simulation, result: ServiceResult): TimelineService {
  const behaviour = [...plan.services.values()].find(({ name }) => name === result.name);
  const bounds = deploymentBounds(
    result.desired,
    behaviour ?? { minimumHealthyPercent: 100, maximumPercent: 200 },
  );
  const step = Math.ceil(result.points.length / MOST_POINTS);
  return {
    label: result.name,
    group: plan.requests.findIndex(({ request }) => request.group === behaviour?.group),
    floor: bounds.minRunning,
    ceiling: bounds.maxTotal,
    stuck: result.end === 'stuck',
    points: result.points
      .filter((_, index) => index % step === 0 || index === result.points.length - 1)
      .map(pointOf),
    desired: desiredOver(simulation, result.name).map(([time, count]) => [time / 1000, count]),
    load: loadOver(simulation, result.name) ?? null,
  };
}

/** The values without those that change nothing; of too many every so manyth. */
function thinned(steps: Steps): Steps {
  const changed = steps.filter(([, value], at) => value !== steps[at - 1]?.[1]);
  const step = Math.ceil(changed.length / MOST_POINTS);
  return changed.filter((_, at) => at % step === 0 || at === changed.length - 1);
}

function pointOf(point: ServicePoint): TimelinePoint {
  const { time, old, new: fresh, starting, healthy, waiting } = point;
  return {
    time: time / 1000,
    old,
    fresh: Math.max(0, fresh - starting),
    starting,
    healthy,
    waiting,
  };
}

const BAD: ReadonlySet<EventType> = new Set<EventType>([
  'TASKS_UNHEALTHY',
  'TASKS_FAILED_TO_START',
  'INSTANCE_TERMINATED',
  'AGENT_DISCONNECTED',
  'AVAILABILITY_ZONE_LOST',
  'SERVICE_DEPLOYMENT_BLOCKED',
  'SERVICE_DEPLOYMENT_FAILED',
  'SERVICE_TASK_START_IMPAIRED',
  'SERVICE_TASK_PLACEMENT_FAILURE',
  'SERVICE_SCALE_IN_BLOCKED',
  'RUN_TASK_FAILURE',
]);

/** What is told of what happens: setbacks and whatever ECS has words for, before all else. */
function entriesOf(events: readonly TimelineEvent[], say: Say): readonly TimelineEntry[] {
  return events
    .filter(({ type }) => TOLD.has(type))
    .slice(0, MOST_ENTRIES)
    .map((event) => {
      const words = eventInWords(event);
      const text = words ? say(words) : (event.text ?? '');
      return { time: event.time / 1000, text, bad: BAD.has(event.type) };
    });
}

/** A task from its start to its end, in milliseconds. */
interface Life {
  readonly task: Task;
  readonly from: number;
  running: number;
  to: number;
}

/** When each task starts, runs and gives its resources back. */
function spansOf(plan: Plan, simulation: Simulation): readonly TaskSpan[] {
  const lives = new Map<Task, Life>();
  for (const tasks of simulation.start.values()) {
    for (const task of tasks) lives.set(task, { task, from: 0, running: 0, to: -1 });
  }
  for (const { time, type, tasks } of simulation.events) {
    for (const task of tasks) {
      if (type === 'TASKS_START_ORDERED')
        lives.set(task, { task, from: time, running: -1, to: -1 });
      const life = lives.get(task);
      if (!life) continue;
      if (type === 'TASKS_RUNNING') life.running = time;
      else if (ENDS.has(type)) life.to = time;
    }
  }
  const groups = new Map(plan.requests.map(({ request }, index) => [keyOf(request), index]));
  const seconds = (time: number): number => (time < 0 ? -1 : time / 1000);
  return [...lives.values()].flatMap(({ task, from, running, to }): TaskSpan[] => {
    if (task.launch.kind !== 'EC2' || task.instance < 0) return [];
    const group = groups.get(keyOf(task.launch.request)) ?? -1;
    return [[group, task.instance, seconds(from), seconds(running), seconds(to)]];
  });
}

const ENDS: ReadonlySet<EventType> = new Set<EventType>(['TASKS_STOPPED', 'TASKS_FAILED_TO_START']);

function keyOf({
  group,
  capacityProvider = '',
}: {
  group: string;
  capacityProvider?: string | undefined;
}): string {
  return `${group} ${capacityProvider}`;
}

/** The instances that an Auto Scaling group or Amazon ECS launches. */
function launchedIn({ cluster }: Plan, { world, events }: Simulation): readonly LaunchedInstance[] {
  const there = new Set(
    events.flatMap(({ type, subject = '' }) => (type === 'INSTANCE_ACTIVE' ? [subject] : [])),
  );
  return world.input.cluster.instances.flatMap((instance, index): LaunchedInstance[] => {
    const { name, capacityProvider, registered } = instance;
    if (index < cluster.instances.length || !there.has(name)) return [];
    return [
      {
        index,
        name,
        label: cut(shortName(name), LONGEST_LABEL),
        zone: instance.availabilityZone ?? '',
        type: instance.instanceType ?? '',
        ...(capacityProvider === undefined ? {} : { capacityProvider }),
        cpu: registered.cpu,
        memory: registered.memory,
      },
    ];
  });
}

/** What becomes of the instances. */
function stepsOf({ world, events }: Simulation): readonly InstanceStep[] {
  const { instances } = world.input.cluster;
  const indices = new Map(instances.map(({ name }, index) => [name, index]));
  return events.flatMap(({ time, type, subject = '' }): readonly InstanceStep[] => {
    const at = time / 1000;
    if (type === 'AVAILABILITY_ZONE_LOST') {
      return instances.flatMap(({ availabilityZone }, instance) =>
        availabilityZone === subject ? [{ time: at, instance, status: 'GONE' as const }] : [],
      );
    }
    const instance = indices.get(subject);
    const status = STATUS[type];
    return instance === undefined || status === undefined ? [] : [{ time: at, instance, status }];
  });
}

const STATUS: Readonly<Partial<Record<EventType, InstanceStep['status']>>> = {
  INSTANCE_DRAINING: 'DRAINING',
  INSTANCE_ACTIVE: 'ACTIVE',
  INSTANCE_TERMINATED: 'GONE',
};
