import type { Service, Task } from './entities.ts';
import type { ClusterPoint, EventType, Extremes, ServicePoint, TimelineEvent } from './timeline.ts';

/** What an entry of the timeline may say. */
export interface Said {
  readonly service?: string | undefined;
  readonly tasks?: readonly Task[] | undefined;
  readonly subject?: string | undefined;
  readonly value?: number | undefined;
  readonly text?: string | undefined;
}

const NO_TASKS: readonly Task[] = [];

/** Takes down what happens. */
export class Recorder {
  readonly events: TimelineEvent[] = [];
  readonly services = new Map<string, ServicePoint[]>();
  readonly extremes = new Map<string, Extremes>();
  readonly cluster: ClusterPoint[] = [];
  /** Most registered instances at once. */
  peakInstances = 0;
  /** The entry that what happens now follows from. */
  cause: number | undefined;

  record(time: number, type: EventType, said: Said): void {
    const id = this.events.length;
    const { service, tasks = NO_TASKS, subject, value, text } = said;
    const { cause } = this;
    this.events.push({ id, time, type, cause, service, tasks, subject, value, text });
    this.cause = id;
  }

  /** Notes the counts of a service where they differ from the last ones. */
  sample(time: number, service: Service): void {
    const points = this.services.get(service.name) ?? [];
    if (points.length === 0) this.services.set(service.name, points);
    const point = countsOf(time, service);
    const last = points.at(-1);
    if (last && same(last, point)) return;
    if (last?.time === time) points.pop();
    points.push(point);
  }

  /** Notes the most and fewest tasks, also of states that last no time. */
  watch(service: Service): void {
    let live = 0;
    let healthy = 0;
    for (const task of service.tasks) {
      if (!task.wanted) continue;
      live++;
      if (task.healthy) healthy++;
    }
    const extremes = this.extremes.get(service.name);
    if (!extremes) this.extremes.set(service.name, { peak: live, neverBelow: healthy });
    else {
      if (live > extremes.peak) extremes.peak = live;
      if (healthy < extremes.neverBelow) extremes.neverBelow = healthy;
    }
  }

  sampleCluster(point: ClusterPoint): void {
    this.peakInstances = Math.max(this.peakInstances, point.instances);
    const last = this.cluster.at(-1);
    const unchanged =
      last?.cpu === point.cpu && last.memory === point.memory && last.instances === point.instances;
    if (unchanged) return;
    if (last?.time === point.time) this.cluster.pop();
    this.cluster.push(point);
  }
}

function countsOf(time: number, service: Service): ServicePoint {
  const { primary } = service;
  const counts = { old: 0, new: 0, healthy: 0, starting: 0, stopping: 0, running: 0 };
  for (const task of service.tasks) {
    if (task.state === 'RUNNING' && task.wanted) counts.running++;
    if (!task.wanted) {
      if (task.state !== 'STOPPED') counts.stopping++;
      continue;
    }
    if (task.revision === primary) counts.new++;
    else counts.old++;
    if (task.healthy) counts.healthy++;
    else if (!task.unhealthy) counts.starting++;
  }
  return { time, ...counts, waiting: service.waiting };
}

function same(a: ServicePoint, b: ServicePoint): boolean {
  return (
    a.old === b.old &&
    a.new === b.new &&
    a.healthy === b.healthy &&
    a.starting === b.starting &&
    a.stopping === b.stopping &&
    a.waiting === b.waiting &&
    a.running === b.running
  );
}
