import { Counter } from './counter.ts';
import type { Service, Task } from './entities.ts';
import type { ClusterPoint, EventType, ServicePoint, TimelineEvent } from './timeline.ts';

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
  private readonly counters = new Map<string, Counter>();
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

  /** The counts of a service. */
  counterOf(service: Service): Counter {
    let counter = this.counters.get(service.name);
    if (!counter) {
      counter = new Counter(service);
      this.counters.set(service.name, counter);
    }
    return counter;
  }

  /** Notes the counts of a service where they differ from the last ones. */
  sample(time: number, service: Service): void {
    const points = this.services.get(service.name) ?? [];
    if (points.length === 0) this.services.set(service.name, points);
    const point = this.counterOf(service).point(time);
    const last = points.at(-1);
    if (last && same(last, point)) return;
    if (last?.time === time) points.pop();
    points.push(point);
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
