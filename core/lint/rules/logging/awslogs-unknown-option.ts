import { closest } from '../../../text/closest.ts';
import { hasPlaceholder } from '../../../text/placeholders.ts';
import { container, task } from '../../example.ts';
import { remove, rename } from '../../fixes.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';
import { logOf } from './_log.ts';

/** Source: the list that cfn-lint keeps, checked against the service; 2026-08. */
const OPTIONS: readonly string[] = [
  'awslogs-create-group',
  'awslogs-datetime-format',
  'awslogs-group',
  'awslogs-multiline-pattern',
  'awslogs-region',
  'awslogs-stream-prefix',
  'mode',
  'max-buffer-size',
];
const DOCKER: readonly string[] = [
  'tag',
  'awslogs-stream',
  'awslogs-credentials-endpoint',
  'awslogs-format',
  'awslogs-force-flush-interval-seconds',
  'awslogs-max-buffered-events',
  'env',
  'labels',
  'env-regex',
];

export const rule: ContainerRule = {
  id: 'awslogs-unknown-option',
  area: 'logging',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['logConfiguration'],
  title: 'The awslogs driver accepts known options only.',
  why: 'Amazon ECS refuses options that the driver does not have.',
  says: ['Log driver awslogs disallows options: awslogs-endpoint'],
  docs: guide('using_awslogs'),
  messages: {
    unknown: 'The log driver awslogs has no option "{option}".',
    meant: 'The log driver awslogs has no option "{option}"; did you mean "{meant}"?',
  },
  check(container, report) {
    const { driver, options } = logOf(container);
    if (driver !== 'awslogs') return;
    for (const { key, keyRange, value } of options.members) {
      if (OPTIONS.includes(key) || hasPlaceholder(key) || value.kind === 'invalid') continue;
      const meant = closest(
        key,
        OPTIONS.filter((option) => !options.member(option)),
      );
      report({
        at: keyRange,
        message: meant === undefined ? 'unknown' : 'meant',
        params: { option: key, meant: meant ?? '' },
        // Options of Docker's own driver that have not been seen refused.
        severity: DOCKER.includes(key) ? 'warning' : 'error',
        fixes: meant === undefined ? [remove(value)] : [...rename(value, meant), remove(value)],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container(
          '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "web", "awslogs-region": "eu-west-1", "awslogs-endpoint": "https://example.com" } }',
        ),
      ),
    },
    {
      text: task(
        container(
          '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-grup": "web", "awslogs-group": "web", "awslogs-region": "eu-west-1" } }',
        ),
      ),
    },
  ],
  good: [
    {
      title: 'another driver has its own',
      text: task(
        container(
          '"logConfiguration": { "logDriver": "json-file", "options": { "max-size": "10m" } }',
        ),
      ),
    },
    {
      title: 'a key that is filled in later',
      text: task(
        container(
          '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "web", "awslogs-region": "eu-west-1", "${OPTION}": "x" } }',
        ),
      ),
    },
  ],
});
