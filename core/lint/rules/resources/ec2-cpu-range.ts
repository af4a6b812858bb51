import { task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';

/** CPU units. Source: API reference, RegisterTaskDefinition, read 2026-11. */
const LEAST = 128;
const MOST = 196_608;

export const rule: TaskRule = {
  id: 'ec2-cpu-range',
  area: 'resources',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  needs: ['cpu'],
  title: 'On EC2, task CPU should be 128 to 196608 CPU units.',
  why: 'That is the range that the service accepts for tasks on EC2 and on external instances.',
  says: ["Invalid 'cpu' setting for task."],
  docs: guide('task-cpu-memory-error'),
  messages: {
    range:
      '{cpu} CPU units are outside of what Amazon ECS takes for a task on EC2: {least} to {most}.',
  },
  check(task, report) {
    const { cpu } = task;
    if (task.fargate || task.windows || cpu === undefined || (cpu >= LEAST && cpu <= MOST)) return;
    const at = task.node.get('cpu');
    report({
      at,
      message: 'range',
      params: { cpu, least: LEAST, most: MOST },
      fixes: [replace(at, String(cpu < LEAST ? LEAST : MOST))],
    });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task('"cpu": "64"') }],
  good: [
    { text: task('"cpu": "128"') },
    { title: 'an amount that is filled in later', text: task('"cpu": "<CPU>"') },
  ],
});
