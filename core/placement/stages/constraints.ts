import { evaluateConstraint } from '../../ecs/constraint/evaluate.ts';
import {
  type ConstraintSubject,
  type Expression,
  forEachComparison,
} from '../../ecs/constraint/expression.ts';
import type { ParsedConstraint } from '../../ecs/constraint/parse.ts';
import type { PlacementRequest } from '../model.ts';
import type { State } from '../state.ts';
import { message, type Stage } from './stage.ts';

/** The constraints of the task definition and of the request: every one must hold. */
export function constraints({ task, constraints: asked, group }: PlacementRequest): Stage[] {
  const expressions = asked.flatMap((one) => (one.type === 'memberOf' ? [one.expression] : []));
  const stages = [...task.memberOf, ...expressions].map(memberOf);
  if (asked.some(({ type }) => type === 'distinctInstance')) stages.push(distinctInstance(group));
  return stages;
}

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
  const instance = state.roster.instance(index);
  return {
    agentConnected: instance.agentConnected,
    agentVersion: instance.agentVersion,
    ec2InstanceId: instance.ec2InstanceId,
    registeredAt: instance.registeredAt,
    runningTasksCount: state.running[index] ?? 0,
    attributes: instance.attributes,
    get taskGroups() {
      return state.groupsAt(index);
    },
  };
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
