import { portMappingsOf } from '../../../ecs/task-definition.ts';
import { container, task } from '../../example.ts';
import { insert } from '../../fixes.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';
import { asked } from './_sizes.ts';

export const rule: TaskRule = {
  id: 'service-connect-task-memory',
  area: 'resources',
  preset: 'all',
  severity: 'hint',
  evidence: 'documented',
  on: 'task',
  title: 'A task with named ports should have task memory.',
  why: 'Service Connect adds a proxy container to the task and needs a task-level memory limit for it.',
  docs: guide('service-connect'),
  messages: {
    missing:
      'The task names its ports, as Service Connect needs; for its proxy Service Connect also wants "memory" at the task level.',
  },
  check(task, report) {
    if (!task.node.lacks('memory')) return;
    const named = portMappingsOf(task.containers).find((mapping) => mapping.get('name').exists);
    if (!named) return;
    report({
      at: named.get('name'),
      message: 'missing',
      fixes: [insert(task.node, 'memory', String(Math.max(512, asked(task).memory + 128)))],
    });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(container('"portMappings": [{ "containerPort": 80, "name": "web" }]')) }],
  good: [
    {
      text: task(
        '"memory": "512"',
        container('"portMappings": [{ "containerPort": 80, "name": "web" }]'),
      ),
    },
    {
      title: 'an amount that is filled in later',
      text: task(
        '"memory": "<MEMORY>"',
        container('"portMappings": [{ "containerPort": 80, "name": "web" }]'),
      ),
    },
  ],
});
