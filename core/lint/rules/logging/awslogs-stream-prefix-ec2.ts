import { container, task } from '../../example.ts';
import { insert } from '../../fixes.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';
import { opening } from '../../structures.ts';
import { lacksOption, logOf } from './_log.ts';

export const rule: ContainerRule = {
  id: 'awslogs-stream-prefix-ec2',
  area: 'logging',
  preset: 'all',
  severity: 'hint',
  evidence: 'documented',
  on: 'container',
  needs: ['logConfiguration'],
  title: 'The awslogs driver should have a stream prefix on EC2.',
  why: 'Without a prefix the stream is named by the container id, and the console cannot show the logs of a task.',
  docs: guide('using_awslogs'),
  messages: {
    missing:
      'Without "awslogs-stream-prefix" the log stream is named by the container id, and the console cannot find it.',
  },
  check(container, report, task) {
    const log = logOf(container);
    if (task.fargate || log.driver !== 'awslogs' || log.options.kind !== 'object') return;
    if (!lacksOption(log, 'awslogs-stream-prefix')) return;
    report({
      at: opening(log.options),
      message: 'missing',
      fixes: [insert(log.options, 'awslogs-stream-prefix', 'ecs')],
    });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container(
          '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "web", "awslogs-region": "eu-west-1" } }',
        ),
      ),
    },
  ],
  good: [
    {
      text: task(
        container(
          '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "web", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "ecs" } }',
        ),
      ),
    },
    {
      title: 'options that are filled in later',
      text: task(
        container('"logConfiguration": { "logDriver": "awslogs", "options": "${OPTIONS}" }'),
      ),
    },
  ],
});
