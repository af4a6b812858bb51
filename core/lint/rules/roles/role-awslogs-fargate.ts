import { container, FARGATE, task } from '../../example.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';
import { addExecutionRole, lacksExecutionRole } from './_execution.ts';

export const rule: TaskRule = {
  id: 'role-awslogs-fargate',
  area: 'roles',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  title: 'Logging with awslogs on Fargate needs an execution role.',
  why: 'On Fargate it is the execution role that may write logs; there is no instance whose role could.',
  says: [
    'Fargate requires task definition to have execution role ARN to support log driver awslogs.',
  ],
  docs: guide('task_execution_IAM_role'),
  messages: { missing: 'On Fargate the log driver awslogs needs "executionRoleArn".' },
  check(task, report) {
    if (!task.fargate || !lacksExecutionRole(task)) return;
    for (const { node } of task.containers) {
      const driver = node.get('logConfiguration').get('logDriver');
      if (driver.string !== 'awslogs') continue;
      report({ at: driver, message: 'missing', fixes: [addExecutionRole(task)] });
      return;
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        ...FARGATE,
        container(
          '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "web", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "ecs" } }',
        ),
      ),
    },
  ],
  good: [
    {
      title: 'on EC2 the instance may write logs',
      text: task(
        '"requiresCompatibilities": ["EC2"]',
        container(
          '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "web", "awslogs-region": "eu-west-1" } }',
        ),
      ),
    },
    {
      title: 'a role that is filled in later',
      text: task(
        ...FARGATE,
        '"executionRoleArn": "<ROLE>"',
        container(
          '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "web", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "ecs" } }',
        ),
      ),
    },
  ],
});
