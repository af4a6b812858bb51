import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';
import { logOf } from './_log.ts';

export const rule: ContainerRule = {
  id: 'log-max-buffer-blocking',
  area: 'logging',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['logConfiguration'],
  title: 'max-buffer-size works in non-blocking mode only.',
  why: 'In blocking mode there is no buffer; the size is not used.',
  docs: guide('using_awslogs'),
  messages: { unused: '"max-buffer-size" is not used in blocking mode.' },
  check(container, report) {
    const { driver, options } = logOf(container);
    const at = options.get('max-buffer-size');
    if (driver === 'awsfirelens' || !at.exists || options.get('mode').string !== 'blocking') return;
    report({
      at: at.asMember?.keyRange ?? at,
      message: 'unused',
      fixes: [remove(at, { preferred: true })],
    });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container(
          '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "web", "awslogs-region": "eu-west-1", "mode": "blocking", "max-buffer-size": "25m" } }',
        ),
      ),
    },
  ],
  good: [
    {
      text: task(
        container(
          '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "web", "awslogs-region": "eu-west-1", "mode": "non-blocking", "max-buffer-size": "25m" } }',
        ),
      ),
    },
    {
      title: 'a mode that is filled in later',
      text: task(
        container(
          '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "web", "awslogs-region": "eu-west-1", "mode": "${MODE}", "max-buffer-size": "25m" } }',
        ),
      ),
    },
  ],
});
