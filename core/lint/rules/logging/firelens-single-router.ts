import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';
import { routersOf } from './_log.ts';

export const rule: TaskRule = {
  id: 'firelens-single-router',
  area: 'logging',
  severity: 'info',
  evidence: 'advice',
  on: 'task',
  containersOnly: true,
  title: 'A task can have one log router.',
  why: 'The AWS CDK refuses a second one: containers would not know which of them to log to.',
  docs: guide('using_firelens'),
  messages: { several: 'A task has one log router; "{name}" is another one.' },
  check(task, report) {
    for (const router of routersOf(task).slice(1)) {
      const at = router.node.get('firelensConfiguration');
      report({
        at: at.asMember?.keyRange ?? at,
        message: 'several',
        params: { name: router.label },
        fixes: [remove(at)],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container('"logConfiguration": { "logDriver": "awsfirelens" }'),
        container('"name": "a"', '"firelensConfiguration": { "type": "fluentbit" }'),
        container('"name": "b"', '"firelensConfiguration": { "type": "fluentd" }'),
      ),
    },
  ],
  good: [
    {
      text: task(
        container('"logConfiguration": { "logDriver": "awsfirelens" }'),
        container('"name": "a"', '"firelensConfiguration": { "type": "fluentbit" }'),
      ),
    },
    {
      title: 'a name that is filled in later',
      text: task(
        container('"logConfiguration": { "logDriver": "awsfirelens" }'),
        container('"name": "<ROUTER>"', '"firelensConfiguration": { "type": "fluentbit" }'),
      ),
    },
  ],
});
