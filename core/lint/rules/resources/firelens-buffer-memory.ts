import type { Node } from '../../../text/node.ts';
import { container, task } from '../../example.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';
import { asked } from './_sizes.ts';

export const rule: TaskRule = {
  id: 'firelens-buffer-memory',
  area: 'resources',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  title: 'The log buffers should fit into the task memory.',
  why: "Each container that logs through FireLens keeps a buffer in memory. Where the buffers together take the task's memory, containers are killed.",
  docs: guide('using_firelens'),
  messages: {
    much: 'The log buffers take {buffers} MiB together; the task has {memory} MiB, of which the containers reserve {reserved} MiB.',
  },
  check(task, report) {
    const { memory } = task;
    if (memory === undefined) return;
    let buffers = 0;
    let first: Node | undefined;
    for (const { node } of task.containers) {
      const limit = node.get('logConfiguration').get('options').get('log-driver-buffer-limit');
      if (!/^\d+$/.test(limit.string ?? '')) continue;
      first ??= limit;
      buffers += Number(limit.string) / 2 ** 20;
    }
    const reserved = asked(task).memory;
    if (!first || reserved + buffers <= memory) return;
    report({
      at: first,
      message: 'much',
      params: { buffers: Math.ceil(buffers), memory, reserved },
    });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"memory": "512"',
        container(
          '"logConfiguration": { "logDriver": "awsfirelens", "options": { "log-driver-buffer-limit": "536870912" } }',
        ),
        container('"name": "log_router"', '"firelensConfiguration": { "type": "fluentbit" }'),
      ),
    },
  ],
  good: [
    {
      text: task(
        '"memory": "1024"',
        container(
          '"logConfiguration": { "logDriver": "awsfirelens", "options": { "log-driver-buffer-limit": "2097152" } }',
        ),
        container('"name": "log_router"', '"firelensConfiguration": { "type": "fluentbit" }'),
      ),
    },
    {
      title: 'a limit that is filled in later',
      text: task(
        '"memory": "512"',
        container(
          '"logConfiguration": { "logDriver": "awsfirelens", "options": { "log-driver-buffer-limit": "<LIMIT>" } }',
        ),
      ),
    },
  ],
});
