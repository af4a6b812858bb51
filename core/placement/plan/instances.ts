import type { ContainerInstance } from '../model.ts';
import { readDescribed } from './described-instance.ts';
import type { Place } from './finding.ts';
import { get, items, MOST_INSTANCES, placeOf, type Reading, type Source } from './reading.ts';
import { readGroup } from './short-group.ts';

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
  /** Running tasks by group that are on no instance: those of Fargate. */
  readonly elsewhere = new Map<string, number>();
  private readonly byName = new Map<string, Draft>();
  private readonly numbers = new Map<string, number>();
  private readonly reading: Reading;

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
      const template = 'The container instance {name} is described twice; the first one counts.';
      this.reading.report('plan-duplicate-instance', 'warning', source, template, {
        name: draft.name,
      });
      return;
    }
    this.byName.set(draft.name, draft);
    const short = draft.name.replace(/^.*\//, '');
    if (!this.byName.has(short)) this.byName.set(short, draft);
    if (draft.ec2InstanceId && !this.byName.has(draft.ec2InstanceId)) {
      this.byName.set(draft.ec2InstanceId, draft);
    }
    this.drafts.push(draft);
    this.places.push(placeOf(source));
    if (described) this.described.add(draft);
  }

  /** By ARN, the last part of an ARN, generated name or EC2 instance id. */
  find(name: string): Draft | undefined {
    return this.byName.get(name) ?? this.byName.get(name.replace(/^.*\//, ''));
  }
}

/** Reads groups, described instances, and files of either, in any nesting of lists and outputs. */
export async function readInstances(
  reading: Reading,
  instances: Instances,
  source: Source,
): Promise<void> {
  if (instances.full) return;
  const { node } = source;
  if (node.kind === 'array') {
    for (const item of items(source)) await readInstances(reading, instances, item);
  } else if (node.kind === 'string') {
    const file = await reading.follow(source);
    if (file) await readInstances(reading, instances, file);
  } else if (node.get('containerInstances').exists) {
    await readInstances(reading, instances, get(source, 'containerInstances'));
  } else if (node.kind === 'object') {
    const described =
      node.get('registeredResources').exists || node.get('remainingResources').exists;
    if (described) readDescribed(reading, instances, source);
    else readGroup(reading, instances, source);
  } else if (node.exists && !node.isUnknown) {
    const template =
      'A container instance is an object, or the path of a file with container instances.';
    reading.report('plan-instance-resources', 'error', source, template);
  }
}
