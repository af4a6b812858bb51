import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'container-memory-below-reservation',
  area: 'resources',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['memoryReservation'],
  title: 'A memory limit must not be lower than the memory reservation.',
  why: '"memory" is what the container may use at most, "memoryReservation" what is kept for it. Equal amounts are accepted.',
  says: [
    "Invalid setting for container 'web'. 'memory' must be greater than or equal to 'memoryReservation'.",
  ],
  docs: parameters('container_definition_memory'),
  messages: { below: '"memory" ({memory} MiB) is below "memoryReservation" ({reservation} MiB).' },
  check({ node }, report) {
    const memory = node.get('memory').number;
    const reservation = node.get('memoryReservation').number;
    if (!memory || !reservation || memory >= reservation) return;
    report({
      at: node.get('memory'),
      message: 'below',
      params: { memory, reservation },
      fixes: [
        replace(node.get('memory'), reservation),
        {
          title: 'Swap the two',
          edits: (editor) => [
            editor.replace(node.get('memory'), reservation),
            editor.replace(node.get('memoryReservation'), memory),
          ],
        },
      ],
    });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(container('"memory": 128', '"memoryReservation": 256')) }],
  good: [
    {
      title: 'equal amounts',
      text: task(container('"memory": 256', '"memoryReservation": 256')),
    },
    {
      title: 'an amount that is filled in later',
      text: task(container('"memory": "<MEMORY>"', '"memoryReservation": 256')),
    },
  ],
});
