import type { TaskDefinition } from '../../../ecs/task-definition.ts';
import { insert, replace } from '../../fixes.ts';
import type { Fix } from '../../rule.ts';

/** True when the task surely has no execution role: absent, or an empty string. */
export function lacksExecutionRole(task: TaskDefinition): boolean {
  return task.node.lacks('executionRoleArn') || task.node.get('executionRoleArn').string === '';
}

/** Adds the execution role that AWS suggests; the account is for the user to fill in. */
export function addExecutionRole(task: TaskDefinition): Fix {
  const role = 'arn:aws:iam::<ACCOUNT_ID>:role/ecsTaskExecutionRole';
  const present = task.node.get('executionRoleArn');
  return present.string === ''
    ? replace(present, role)
    : insert(task.node, 'executionRoleArn', role, { after: 'family' });
}
