import { container, task } from '../../example.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'container-memory-sum-over-task',
  area: 'resources',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  title: 'The memory reserved by all containers must not exceed the task memory.',
  why: "The documentation says that the total must be lower than the task's memory. What is reserved twice is missing when all containers need it.",
  docs: parameters('container_definition_memory'),
  messages: { sum: 'The containers reserve {sum} MiB together, the task has {limit} MiB.' },
  check(task, report) {
    const limit = task.memory;
    if (limit === undefined || task.containers.length < 2) return;
    let sum = 0;
    for (const { node } of task.containers) {
      sum += node.get('memoryReservation').number || node.get('memory').number || 0;
    }
    if (sum > limit)
      report({ at: task.node.get('memory'), message: 'sum', params: { sum, limit } });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"memory": "512"',
        container('"memory": 300'),
        container('"name": "proxy"', '"memory": 300'),
      ),
    },
  ],
  good: [
    {
      text: task(
        '"memory": "512"',
        container('"memory": 256'),
        container('"name": "proxy"', '"memory": 256'),
      ),
    },
    {
      title: 'limits may overlap where reservations do not',
      text: task(
        '"memory": "512"',
        container('"memory": 512', '"memoryReservation": 256'),
        container('"name": "proxy"', '"memory": 512', '"memoryReservation": 128'),
      ),
    },
    {
      title: 'an amount that is filled in later',
      text: task(
        '"memory": "${MEMORY}"',
        container('"memory": 300'),
        container('"name": "proxy"', '"memory": 300'),
      ),
    },
  ],
});
