import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'container-memory-over-task',
  area: 'resources',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  title: "A container's memory limit must not exceed the task memory.",
  why: 'The containers share the memory of the task.',
  says: ["The 'memory' setting for container 'app' is greater than for the task"],
  docs: parameters('container_definition_memory'),
  messages: {
    over: '"memory" of "{name}" ({memory} MiB) is more than the task has ({limit} MiB).',
  },
  check(container, report, task) {
    const memory = container.node.get('memory');
    const limit = task.memory;
    if (!limit || memory.number === undefined || memory.number <= limit) return;
    // Tasks for Windows on EC2 ignore the task level.
    if (task.windows && !task.fargate) return;
    report({
      at: memory,
      message: 'over',
      params: { name: container.label, memory: memory.number, limit },
      fixes: [replace(memory, limit)],
    });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task('"memory": "512"', container('"memory": 1024')) }],
  good: [
    { text: task('"memory": "1 GB"', container('"memory": 1024')) },
    {
      title: 'an amount that is filled in later',
      text: task('"memory": "<MEMORY>"', container('"memory": 1024')),
    },
  ],
});
