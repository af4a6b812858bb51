import type { Container } from '../../../ecs/task-definition.ts';
import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';
import { logOf, routersOf } from './_log.ts';

export const rule: TaskRule = {
  id: 'firelens-no-client',
  area: 'logging',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  containersOnly: true,
  title: 'A log router without a container that uses it has no effect.',
  why: 'A "firelensConfiguration" needs at least one container that logs with awsfirelens.',
  says: [
    'When a firelensConfiguration object is specified, at least one container has to be configured with the awsfirelens log driver',
  ],
  docs: guide('using_firelens'),
  messages: {
    nobody: '"{name}" is a log router, but no container logs with the driver awsfirelens.',
  },
  check(task, report) {
    // One container in a list of its own may be one of many.
    if (!task.whole && task.containers.length === 1) return;
    const router = routersOf(task)[0];
    if (!router || task.containersOpen) return;
    const may = (each: Container) => {
      const { node, driver } = logOf(each);
      return (
        driver === 'awsfirelens' ||
        each.node.open ||
        node.open ||
        node.isUnknown ||
        node.get('logDriver').isUnknown
      );
    };
    if (task.containers.some(may)) return;
    const at = router.node.get('firelensConfiguration');
    if (at.kind !== 'object') return;
    report({
      at: at.asMember?.keyRange ?? at,
      message: 'nobody',
      params: { name: router.label },
      fixes: [remove(at)],
    });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container(),
        container('"name": "log_router"', '"firelensConfiguration": { "type": "fluentbit" }'),
      ),
    },
  ],
  good: [
    {
      text: task(
        container('"logConfiguration": { "logDriver": "awsfirelens" }'),
        container('"name": "log_router"', '"firelensConfiguration": { "type": "fluentbit" }'),
      ),
    },
    {
      title: 'a driver that is filled in later',
      text: task(
        container('"logConfiguration": { "logDriver": "<DRIVER>" }'),
        container('"name": "log_router"', '"firelensConfiguration": { "type": "fluentbit" }'),
      ),
    },
  ],
});
