import { EXECUTION_ROLE, task } from '../../example.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'role-same-execution-task',
  area: 'roles',
  preset: 'hardening',
  severity: 'info',
  evidence: 'advice',
  on: 'task',
  needs: ['executionRoleArn'],
  title: 'The execution role and the task role should be different.',
  why: 'The execution role is for Amazon ECS, to pull images and read secrets; the task role is for your code. One role for both gives the code more than it needs.',
  docs: guide('security-iam-roles'),
  messages: {
    same: '"taskRoleArn" is the same role as "executionRoleArn". Give your code a role of its own.',
  },
  check(task, report) {
    const role = task.node.get('taskRoleArn');
    const execution = task.node.get('executionRoleArn').string;
    if (role.string && execution === role.string) report({ at: role, message: 'same' });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(EXECUTION_ROLE, '"taskRoleArn": "arn:aws:iam::123456789012:role/web-execution"'),
    },
  ],
  good: [
    { text: task(EXECUTION_ROLE, '"taskRoleArn": "arn:aws:iam::123456789012:role/web"') },
    {
      title: 'roles that are filled in later',
      text: task('"executionRoleArn": "<ROLE>"', '"taskRoleArn": "<ROLE>"'),
    },
  ],
});
