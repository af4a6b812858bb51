import { container, task } from '../../example.ts';
import { remove, replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';
import { logOf } from './_log.ts';

/** Bytes. Source: developer guide, FireLens, 2023. */
const LIMIT = 536_870_912;

export const rule: ContainerRule = {
  id: 'firelens-buffer-limit',
  area: 'logging',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['logConfiguration'],
  title: 'The FireLens log buffer limit must be 0 to 536870912.',
  why: 'The limit is a number of bytes, as a string. Only the driver awsfirelens has it.',
  docs: guide('using_firelens'),
  messages: {
    range: '"log-driver-buffer-limit" must be a number of bytes from 0 to 536870912, as a string.',
    driver: '"log-driver-buffer-limit" works with the driver awsfirelens only.',
  },
  check(container, report) {
    const { driver, options } = logOf(container);
    const at = options.get('log-driver-buffer-limit');
    if (at.string === undefined || driver === undefined) return;
    const bytes = /^\d+$/.test(at.string) ? Number(at.string) : -1;
    if (driver !== 'awsfirelens') {
      // awslogs has a rule of its own about options that it does not know.
      if (driver !== 'awslogs')
        report({ at, message: 'driver', severity: 'warning', fixes: [remove(at)] });
    } else if (bytes < 0 || bytes > LIMIT)
      report({ at, message: 'range', fixes: [replace(at, String(LIMIT))] });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container(
          '"logConfiguration": { "logDriver": "awsfirelens", "options": { "log-driver-buffer-limit": "1GB" } }',
        ),
        container('"name": "log_router"', '"firelensConfiguration": { "type": "fluentbit" }'),
      ),
    },
  ],
  good: [
    {
      text: task(
        container(
          '"logConfiguration": { "logDriver": "awsfirelens", "options": { "log-driver-buffer-limit": "2097152" } }',
        ),
        container('"name": "log_router"', '"firelensConfiguration": { "type": "fluentbit" }'),
      ),
    },
    {
      title: 'a limit that is filled in later',
      text: task(
        container(
          '"logConfiguration": { "logDriver": "awsfirelens", "options": { "log-driver-buffer-limit": "${LIMIT}" } }',
        ),
        container('"name": "log_router"', '"firelensConfiguration": { "type": "fluentbit" }'),
      ),
    },
  ],
});
