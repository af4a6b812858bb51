import { container, object, task, WINDOWS } from '../../example.ts';
import { remove, rename } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'windows-memory-reservation',
  area: 'windows',
  severity: 'info',
  evidence: 'documented',
  on: 'container',
  needs: ['memoryReservation'],
  title: 'A Windows container needs a memory limit instead of a reservation.',
  why: 'The documentation says that "memoryReservation" is not supported on Windows.',
  docs: parameters('container_definition_memory'),
  messages: { reservation: '"memoryReservation" is not supported on Windows. Use "memory".' },
  check({ node }, report, task) {
    const at = node.get('memoryReservation');
    if (!task.windows || !at.number) return;
    const limit = node.get('memory').exists ? [remove(at)] : rename(at, 'memory');
    report({ at: at.asMember?.keyRange ?? at, message: 'reservation', fixes: limit });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        ...WINDOWS,
        object('"name": "web"', '"image": "iis:1"', '"cpu": 256', '"memoryReservation": 512'),
      ),
    },
  ],
  good: [
    { text: task(...WINDOWS, container('"cpu": 256')) },
    {
      title: 'an amount that is filled in later',
      text: task(...WINDOWS, container('"cpu": 256', '"memoryReservation": "<MEMORY>"')),
    },
  ],
});
