import type { ConstraintSubject } from '../ecs/constraint/expression.ts';
import type { ContainerInstance } from './model.ts';
import type { State } from './state.ts';

/** An instance as a constraint expression sees it. */
export function subject(state: State, index: number): ConstraintSubject {
  return new Subject(state, index);
}

/** Answers are looked up when asked for: most expressions ask for one. */
class Subject implements ConstraintSubject {
  private readonly state: State;
  private readonly index: number;
  private readonly instance: ContainerInstance;

  constructor(state: State, index: number) {
    this.state = state;
    this.index = index;
    this.instance = state.roster.instance(index);
  }

  get agentConnected(): boolean {
    return this.instance.agentConnected;
  }

  get agentVersion(): string | undefined {
    return this.instance.agentVersion;
  }

  get ec2InstanceId(): string | undefined {
    return this.instance.ec2InstanceId;
  }

  get registeredAt(): number | undefined {
    return this.instance.registeredAt;
  }

  get attributes(): ReadonlyMap<string, string> {
    return this.instance.attributes;
  }

  get runningTasksCount(): number {
    return this.state.running[this.index] ?? 0;
  }

  get taskGroups(): Iterable<string> {
    return this.state.groupsAt(this.index);
  }
}
