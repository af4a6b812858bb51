import type { ContainerInstance } from '../placement/model.ts';
import type { Place } from './finding.ts';
import { MOST_INSTANCES, MOST_RUNNING, placeOf, type Reading, type Source } from './reading.ts';
import type { Elsewhere, RunningRecord } from './running.ts';

/** An instance while the plan is read: running tasks are still added. */
export type Draft = {
  -readonly [Key in keyof ContainerInstance]: ContainerInstance[Key];
};

/** The instances of a plan, by index and by the names that others use for them. */
export class Instances {
  readonly drafts: Draft[] = [];
  readonly places: Place[] = [];
  /** Described instances: their running tasks are subtracted already. */
  readonly described = new Set<Draft>();
  /** Running tasks that are on no instance: those of Fargate. */
  readonly elsewhere: Elsewhere[] = [];
  /** All running tasks, as they are described. */
  readonly records: RunningRecord[] = [];
  private readonly byName = new Map<string, Draft>();
  private readonly numbers = new Map<string, number>();
  private readonly reading: Reading;
  private running = 0;
  private source: Source | undefined;
  private place: Place = { uri: '', range: { start: 0, end: 0 } };

  constructor(reading: Reading) {
    this.reading = reading;
  }

  get full(): boolean {
    return this.drafts.length >= MOST_INSTANCES;
  }

  /** A name such as `m5.large-3`: the type, and a number that no other instance of it has. */
  newName(type: string): string {
    const number = (this.numbers.get(type) ?? 0) + 1;
    this.numbers.set(type, number);
    return `${type}-${number}`;
  }

  add(draft: Draft, source: Source, described: boolean): void {
    if (this.byName.has(draft.name)) {
      const template =
        'The container instance {name} is described twice; the first description is used.';
      this.reading.report('plan-duplicate-instance', 'warning', source, template, {
        name: draft.name,
      });
      return;
    }
    this.byName.set(draft.name, draft);
    const short = draft.name.slice(draft.name.lastIndexOf('/') + 1);
    if (!this.byName.has(short)) this.byName.set(short, draft);
    if (draft.ec2InstanceId && !this.byName.has(draft.ec2InstanceId)) {
      this.byName.set(draft.ec2InstanceId, draft);
    }
    this.drafts.push(draft);
    // All instances of a group stand in one place.
    if (source !== this.source) this.place = placeOf(source);
    this.source = source;
    this.places.push(this.place);
    if (described) this.described.add(draft);
  }

  /**
   * How many of these running tasks the plan still has room for; more are reported.
   * @param source of the count
   */
  admitRunning(source: Source, count: number): number {
    const admitted = Math.min(count, MOST_RUNNING - this.running);
    this.running += admitted;
    if (admitted < count) this.reading.tooMany(source, count, admitted);
    return admitted;
  }

  /** By ARN, the last part of an ARN, generated name or EC2 instance id. */
  find(name: string): Draft | undefined {
    return this.byName.get(name) ?? this.byName.get(name.replace(/^.*\//, ''));
  }
}
