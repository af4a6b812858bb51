import { container, task } from '../../example.ts';
import { insert } from '../../fixes.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';
import { opening } from '../../structures.ts';
import { lacksOption, logOf, regionOf } from './_log.ts';

export const rule: ContainerRule = {
  id: 'awslogs-required-options',
  area: 'logging',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['logConfiguration'],
  title: 'The awslogs driver needs a log group and a Region.',
  why: 'Amazon ECS checks both at registration.',
  says: ['Log driver awslogs requires options: awslogs-region, awslogs-group'],
  docs: guide('using_awslogs'),
  messages: { missing: 'The log driver awslogs needs the option "{option}".' },
  check(container, report, task) {
    const log = logOf(container);
    if (log.driver !== 'awslogs') return;
    for (const option of ['awslogs-group', 'awslogs-region']) {
      if (!lacksOption(log, option)) continue;
      const name = (container.name ?? 'my-task').replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 500);
      const value = option === 'awslogs-region' ? regionOf(task) : `/ecs/${name}`;
      report({
        at: opening(log.options.exists ? log.options : log.node),
        message: 'missing',
        params: { option },
        fixes: [
          log.options.exists
            ? insert(log.options, option, value)
            : insert(log.node, 'options', { [option]: value }),
        ],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container(
          '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "web" } }',
        ),
      ),
    },
  ],
  good: [
    {
      text: task(
        container(
          '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "web", "awslogs-region": "eu-west-1" } }',
        ),
      ),
    },
    {
      title: 'another driver',
      text: task(container('"logConfiguration": { "logDriver": "journald" }')),
    },
    {
      title: 'options that are filled in later',
      text: task(
        container('"logConfiguration": { "logDriver": "awslogs", "options": { {{ .Options }} } }'),
      ),
    },
  ],
});
