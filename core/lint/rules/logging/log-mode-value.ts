import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';
import { logOf } from './_log.ts';

const MODES: readonly string[] = ['blocking', 'non-blocking'];

export const rule: ContainerRule = {
  id: 'log-mode-value',
  area: 'logging',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['logConfiguration'],
  title: 'The log mode must be blocking or non-blocking.',
  why: 'The mode decides whether the application waits when logs cannot be delivered.',
  says: ['logger: logging mode not supported: sometimes'],
  source: 'moby/moby daemon/logger/factory.go',
  docs: guide('using_awslogs'),
  messages: { value: '"{value}" is no log mode. It is "blocking" or "non-blocking".' },
  check(container, report, task) {
    const { driver, options } = logOf(container);
    const at = options.get('mode');
    // FireLens hands options on to the plugin, which may have a mode of its own.
    if (driver === 'awsfirelens' || !at.string || MODES.includes(at.string)) return;
    const mode = /^non/i.test(at.string) ? 'non-blocking' : 'blocking';
    // Docker refuses it; what the drivers of Fargate do is not known.
    const severity = task.fargate ? 'warning' : 'error';
    const params = { value: at.string };
    report({ at, message: 'value', params, severity, fixes: [replace(at, mode)] });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container(
          '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "web", "awslogs-region": "eu-west-1", "mode": "nonblocking" } }',
        ),
      ),
    },
  ],
  good: [
    {
      text: task(
        container(
          '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "web", "awslogs-region": "eu-west-1", "mode": "non-blocking" } }',
        ),
      ),
    },
    {
      title: 'a mode that is filled in later',
      text: task(
        container(
          '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "web", "awslogs-region": "eu-west-1", "mode": "<MODE>" } }',
        ),
      ),
    },
  ],
});
