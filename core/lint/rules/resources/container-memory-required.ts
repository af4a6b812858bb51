import { object, task } from '../../example.ts';
import { set } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { opening } from '../../structures.ts';

export const rule: ContainerRule = {
  id: 'container-memory-required',
  area: 'resources',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  title: 'Without task memory, every container needs memory or memoryReservation.',
  why: 'Amazon ECS places a task by its memory. Where the task does not state it, each container must: a limit, a reservation, or both.',
  says: [
    "Invalid setting for container 'web'. At least one of 'memory' or 'memoryReservation' must be specified.",
  ],
  docs: parameters('container_definition_memory'),
  messages: {
    missing: '"{name}" needs "memory" or "memoryReservation", because the task has no "memory".',
  },
  check(container, report, task) {
    if (!task.node.lacks('memory') || task.fargate) return;
    const { node } = container;
    const none = (key: string) => node.lacks(key) || (node.get(key).number ?? 1) <= 0;
    if (!none('memory') || !none('memoryReservation')) return;
    // A limit of 0 says nothing, and a reservation beside it would be above it.
    const member = node.get('memory').number === undefined ? 'memoryReservation' : 'memory';
    report({
      at: node.get('name').exists ? node.get('name') : opening(node),
      message: 'missing',
      params: { name: container.label },
      fixes: [set(node, member, 256)],
    });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(object('"name": "web"', '"image": "nginx:1.27"')) }],
  good: [
    { text: task(object('"name": "web"', '"image": "nginx:1.27"', '"memoryReservation": 64')) },
    {
      title: 'the task states it',
      text: task('"memory": "512"', object('"name": "web"', '"image": "nginx:1.27"')),
    },
    {
      title: 'an amount that is filled in later',
      text: task('"memory": "<MEMORY>"', object('"name": "web"', '"image": "nginx:1.27"')),
    },
  ],
});
