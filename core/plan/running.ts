import type { ContainerInstance, TaskRequirements } from '../placement/model.ts';

/** A running task that is on no instance: one of Fargate. */
export interface Elsewhere {
  readonly group: string;
  readonly capacityProvider: string;
  /** Empty where the output does not tell. */
  readonly zone: string;
}

/** A running task, or several alike, as a plan describes it. */
export interface RunningRecord {
  readonly group: string;
  /** Name of the instance; none on Fargate. */
  readonly containerInstance: string | undefined;
  readonly capacityProvider: string | undefined;
  readonly zone: string | undefined;
  readonly taskDefinition: string | undefined;
  /** What the old task definition requires, where it can be read. */
  readonly task: TaskRequirements | undefined;
  /** True until it is RUNNING. */
  readonly pending: boolean;
  readonly unhealthy: boolean;
  /** The ARN of the task, or the last part of it. */
  readonly name: string | undefined;
  readonly count: number;
}

/** Running tasks by group, and by group and capacity provider. */
export class Running {
  private readonly all = new Map<string, number>();
  private readonly byProvider = new Map<string, number>();

  private readonly elsewhere: readonly Elsewhere[];

  /** @param elsewhere tasks on no instance */
  constructor(instances: readonly ContainerInstance[], elsewhere: readonly Elsewhere[]) {
    this.elsewhere = elsewhere;
    for (const { groups, capacityProvider } of instances) {
      for (const [group, count] of groups) {
        this.add(this.all, group, count);
        if (capacityProvider) this.add(this.byProvider, `${group} ${capacityProvider}`, count);
      }
    }
    for (const { group, capacityProvider } of elsewhere) {
      this.add(this.all, group, 1);
      this.add(this.byProvider, `${group} ${capacityProvider}`, 1);
    }
  }

  /** Tasks of the group, wherever they run. */
  of(group: string): number {
    return this.all.get(group) ?? 0;
  }

  /** Tasks of the group on instances of the capacity provider. */
  on(group: string, capacityProvider: string): number {
    return this.byProvider.get(`${group} ${capacityProvider}`) ?? 0;
  }

  /** Tasks of the group on `FARGATE` or `FARGATE_SPOT`, one by one. */
  onFargate(group: string, capacityProvider: string): readonly Elsewhere[] {
    return this.elsewhere.filter(
      (task) => task.group === group && task.capacityProvider === capacityProvider,
    );
  }

  private add(counts: Map<string, number>, key: string, count: number): void {
    counts.set(key, (counts.get(key) ?? 0) + count);
  }
}
