import { FARGATE, task } from '../../example.ts';
import { insert } from '../../fixes.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';
import { opening } from '../../structures.ts';

export const rule: TaskRule = {
  id: 'role-task-missing',
  area: 'roles',
  preset: 'hardening',
  severity: 'hint',
  evidence: 'advice',
  on: 'task',
  title: 'A task on EC2 should have a task role.',
  why: 'Without one the containers act with the role of their instance, which is shared by all tasks on it.',
  docs: guide('task-iam-roles'),
  messages: {
    missing: 'Without "taskRoleArn" containers on EC2 can act with the role of their instance.',
  },
  check(task, report) {
    if (
      task.onlyFargate ||
      !task.node.lacks('taskRoleArn') ||
      !task.node.get('containerDefinitions').exists
    )
      return;
    const at = task.node.get('family');
    const role = 'arn:aws:iam::<ACCOUNT_ID>:role/my-task-role';
    report({
      at: at.exists ? at : opening(task.node),
      message: 'missing',
      fixes: [insert(task.node, 'taskRoleArn', role, { after: 'family' })],
    });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task() }],
  good: [
    { text: task('"taskRoleArn": "web"') },
    { title: 'on Fargate there is no instance', text: task(...FARGATE) },
    { title: 'a role that is filled in later', text: task('"taskRoleArn": "<ROLE>"') },
  ],
});
