import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';
import { logOf } from './_log.ts';

export const rule: ContainerRule = {
  id: 'awslogs-multiline-conflict',
  area: 'logging',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['logConfiguration'],
  title: 'Specify awslogs-datetime-format or awslogs-multiline-pattern, not both.',
  why: 'The driver documents that the two cannot be set together; the pattern is ignored.',
  docs: guide('using_awslogs'),
  messages: {
    both: '"awslogs-multiline-pattern" is ignored beside "awslogs-datetime-format". Remove one of them.',
  },
  check(container, report) {
    const { driver, options } = logOf(container);
    const pattern = options.get('awslogs-multiline-pattern');
    const date = options.get('awslogs-datetime-format');
    if (driver !== 'awslogs' || !pattern.exists || !date.exists) return;
    report({
      at: pattern.asMember?.keyRange ?? pattern,
      message: 'both',
      fixes: [remove(pattern), remove(date)],
    });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container(
          '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "web", "awslogs-region": "eu-west-1", "awslogs-datetime-format": "%Y-%m-%d", "awslogs-multiline-pattern": "^INFO" } }',
        ),
      ),
    },
  ],
  good: [
    {
      text: task(
        container(
          '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "web", "awslogs-region": "eu-west-1", "awslogs-multiline-pattern": "^INFO" } }',
        ),
      ),
    },
    {
      title: 'a driver that is filled in later',
      text: task(
        container(
          '"logConfiguration": { "logDriver": "<DRIVER>", "options": { "awslogs-datetime-format": "%Y", "awslogs-multiline-pattern": "^INFO" } }',
        ),
      ),
    },
  ],
});
