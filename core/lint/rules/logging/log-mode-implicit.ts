import { container, task } from '../../example.ts';
import { insert } from '../../fixes.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';
import { logOf } from './_log.ts';

export const rule: TaskRule = {
  id: 'log-mode-implicit',
  area: 'logging',
  preset: 'hardening',
  severity: 'hint',
  evidence: 'documented',
  on: 'task',
  title: 'The log mode should be stated.',
  why: 'Since 25 June 2025 the default is non-blocking with a buffer of 10 MiB: when logs come faster than they can be delivered, some are lost. Before, the application waited.',
  docs: guide('using_awslogs'),
  messages: {
    implicit:
      '"mode" is not set: non-blocking with 10m since June 2025, so that logs can be lost under load. Set "mode" to say which you want.',
  },
  check(task, report) {
    // One finding for the task: containers usually log alike.
    for (const each of task.containers) {
      const log = logOf(each);
      if (log.driver !== 'awslogs' || !log.options.lacks('mode')) continue;
      report({
        at: log.options.asMember?.keyRange ?? log.options,
        message: 'implicit',
        fixes: [insert(log.options, 'mode', 'non-blocking')],
      });
      return;
    }
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
          '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "web", "awslogs-region": "eu-west-1", "mode": "blocking" } }',
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
