import type { Task } from '../../core/simulation/entities.ts';
import type { ServiceResult, Simulation } from '../../core/simulation/result.ts';
import type { EventType, TimelineEvent } from '../../core/simulation/timeline.ts';

/** What is read off a simulation. Times in seconds. */
export class Measured {
  readonly simulation: Simulation;
  readonly name: string;

  constructor(simulation: Simulation, name = 'web') {
    this.simulation = simulation;
    this.name = name;
  }

  get service(): ServiceResult {
    const service = this.simulation.services.get(this.name);
    if (!service) throw new Error(`no service ${this.name}`);
    return service;
  }

  /** The events of the service of some types, in order. */
  events(...types: readonly EventType[]): readonly TimelineEvent[] {
    return this.simulation.events.filter(
      ({ type, service }) => types.includes(type) && (service ?? this.name) === this.name,
    );
  }

  /** Time of the first event of a type, from a time on, about tasks that pass the test. */
  first(type: EventType, test: (task: Task) => boolean = () => true, from = 0): number | undefined {
    const found = this.events(type).find(
      ({ tasks, time }) =>
        time >= from * 1000 && (tasks.length === 0 ? type.startsWith('SERVICE') : tasks.some(test)),
    );
    return found && found.time / 1000;
  }

  /** Time of the last event of a type about tasks that pass the test. */
  last(type: EventType, test: (task: Task) => boolean = () => true): number | undefined {
    const found = this.events(type).findLast(({ tasks }) => tasks.some(test));
    return found && found.time / 1000;
  }

  /** How many tasks an event of the type is about, by time. */
  counts(
    type: EventType,
    test: (task: Task) => boolean = () => true,
  ): readonly (readonly [number, number])[] {
    const counts = new Map<number, number>();
    for (const { time, tasks } of this.events(type)) {
      const count = tasks.filter(test).length;
      if (count > 0) counts.set(time / 1000, (counts.get(time / 1000) ?? 0) + count);
    }
    return [...counts];
  }

  /** The same, added up. */
  sums(
    type: EventType,
    test: (task: Task) => boolean = () => true,
  ): readonly (readonly [number, number])[] {
    let sum = 0;
    return this.counts(type, test).map(([time, count]) => {
      sum += count;
      return [time, sum] as const;
    });
  }

  /** Whether an event of this name, or with this text of the service X, is in the list. */
  says(event: string): boolean {
    const text = event.replaceAll('(service X)', `(service ${this.name})`);
    return this.simulation.events.some((one) => one.type === event || one.text === text);
  }

  /** States after every action: what `count` makes of the tasks that are there and not told to stop. */
  states<T>(start: readonly Task[], count: (tasks: readonly Task[]) => T): readonly T[] {
    let live = [...start];
    const states = [count(live)];
    let before: TimelineEvent | undefined;
    for (const event of this.simulation.events) {
      if ((event.service ?? '') !== this.name) continue;
      const { type, tasks } = event;
      if (type === 'TASKS_START_ORDERED') live.push(...tasks);
      else if (type === 'TASKS_STOP_ORDERED') live = live.filter((task) => !tasks.includes(task));
      else continue;
      // What stops in one action may be told in two events: RUNNING tasks and PENDING ones.
      const together =
        before?.type === type && type === 'TASKS_STOP_ORDERED' && before.id + 1 === event.id;
      if (together) states.pop();
      states.push(count(live));
      before = event;
    }
    return states;
  }

  /** A value of the counts over time as a step curve; one that lasts no time is left out. */
  curve(
    value: (point: ServiceResult['points'][number]) => number,
  ): readonly (readonly [number, number])[] {
    const curve: [number, number][] = [];
    for (const point of this.service.points) {
      const last = curve.at(-1);
      const now = value(point);
      if (last?.[1] === now) continue;
      curve.push([point.time / 1000, now]);
    }
    return curve;
  }

  /** When the newest deployment completed, in seconds. */
  get completed(): number | undefined {
    const { completedAt = -1 } = this.service.deployments.at(-1) ?? {};
    return completedAt < 0 ? undefined : completedAt / 1000;
  }

  /** Results that every kind can ask for. */
  common(expected: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const { extremes, deployments, end, blockedBy } = this.service;
    const failed = deployments.at(-1)?.failedAt ?? -1;
    const event = expected.event;
    return {
      peak: extremes.peak,
      neverBelow: extremes.neverBelow,
      stuck: end === 'stuck',
      blockedBy,
      completed: this.completed,
      failedAt: failed < 0 ? undefined : failed / 1000,
      ...(typeof event === 'string' ? { event: this.says(event) ? event : undefined } : {}),
    };
  }
}

export const ofRevision =
  (name: string) =>
  ({ revision }: Task): boolean =>
    revision?.name === name;
