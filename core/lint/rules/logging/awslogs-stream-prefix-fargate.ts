import { container, EXECUTION_ROLE, FARGATE, task } from '../../example.ts';
import { insert } from '../../fixes.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';
import { opening } from '../../structures.ts';
import { lacksOption, logOf } from './_log.ts';

export const rule: ContainerRule = {
  id: 'awslogs-stream-prefix-fargate',
  area: 'logging',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['logConfiguration'],
  title: 'The awslogs driver needs a stream prefix on Fargate.',
  why: 'Without a prefix the log stream could not be found again: Fargate has no container ids to show.',
  says: ['Fargate requires log configuration options to include awslogs-stream-prefix'],
  docs: guide('using_awslogs'),
  messages: { missing: 'On Fargate the log driver awslogs needs "awslogs-stream-prefix".' },
  check(container, report, task) {
    const log = logOf(container);
    if (!task.fargate || log.driver !== 'awslogs' || !lacksOption(log, 'awslogs-stream-prefix'))
      return;
    report({
      at: opening(log.options.exists ? log.options : log.node),
      message: 'missing',
      fixes: log.options.exists
        ? [insert(log.options, 'awslogs-stream-prefix', 'ecs', { preferred: true })]
        : [],
    });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        ...FARGATE,
        EXECUTION_ROLE,
        container(
          '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "web", "awslogs-region": "eu-west-1" } }',
        ),
      ),
    },
  ],
  good: [
    {
      title: 'on EC2 it may be missing',
      text: task(
        '"requiresCompatibilities": ["EC2"]',
        container(
          '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "web", "awslogs-region": "eu-west-1" } }',
        ),
      ),
    },
    {
      title: 'a prefix that is filled in later',
      text: task(
        ...FARGATE,
        EXECUTION_ROLE,
        container(
          '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "web", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "<PREFIX>" } }',
        ),
      ),
    },
  ],
});
