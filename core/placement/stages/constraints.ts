import { evaluateConstraint } from '../../ecs/constraint/evaluate.ts';
import {
  type ConstraintSubject,
  type Expression,
  forEachComparison,
} from '../../ecs/constraint/expression.ts';
import type { ParsedConstraint } from '../../ecs/constraint/parse.ts';
import type { Constraint, ContainerInstance, PlacementRequest } from '../model.ts';
import type { State } from '../state.ts';
import { message, type Stage } from './stage.ts';

/** The constraints of the task definition and of the request: every one must hold. */
export function constraints({ task, constraints: asked, group }: PlacementRequest): Stage[] {
  const stages = [...task.memberOf, ...expressionsOf(asked)].map(memberOf);
  if (asked.some(({ type }) => type === 'distinctInstance')) stages.push(distinctInstance(group));
  return stages;
}

/** The expressions of `memberOf` constraints. */
export function expressionsOf(constraints: readonly Constraint[]): ParsedConstraint[] {
  return constraints.flatMap((one) => (one.type === 'memberOf' ? [one.expression] : []));
}

const UNREADABLE = [
  'the constraint {subject} cannot be read',
  'the constraint {subject} cannot be read',
] as const;

function memberOf({ text, expression }: ParsedConstraint): Stage {
  const stage: Stage = {
    code: 'MEMBER_OF',
    title: message('satisfies {expression}', { expression: text }),
    passes: (state) => (index) =>
      expression !== undefined && evaluateConstraint(expression, subject(state, index)),
    reasons: () => [
      {
        code: 'MEMBER_OF',
        subject: text,
        message: expression
          ? message('does not satisfy {expression}', { expression: text })
          : message('the constraint {expression} cannot be read', { expression: text }),
        ...(expression ? {} : { counted: UNREADABLE }),
      },
    ],
  };
  return expression && dependsOnTasks(expression) ? stage : { ...stage, key: `memberOf ${text}` };
}

/** True when placing a task can change the answer. */
function dependsOnTasks(expression: Expression): boolean {
  let depends = false;
  forEachComparison(expression, ({ subject: about }) => {
    depends ||= about === 'task:group' || about === 'runningTasksCount';
  });
  return depends;
}

/** The instance as an expression sees it. */
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

/** Each task of the group on its own instance. Source: API reference, PlacementConstraint. */
function distinctInstance(group: string): Stage {
  return {
    code: 'DISTINCT_INSTANCE',
    title: message('runs no other task of {group}', { group }),
    passes: (state) => (index) => !state.groupsAt(index).has(group),
    reasons: () => [
      {
        code: 'DISTINCT_INSTANCE',
        subject: group,
        message: message('already runs a task of {group}', { group }),
      },
    ],
  };
}
