import { MIB_PER_GB } from '../../../ecs/units.ts';
import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'container-memory-minimum',
  area: 'resources',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  title: 'A container needs at least 6 MiB of memory.',
  why: 'Docker does not start a container with less (older versions with less than 4 MiB). Such numbers are often meant as GB.',
  docs: parameters('container_definition_memory'),
  messages: {
    little:
      '{memory} MiB are too little to start a container; Docker wants at least 6. The unit is MiB.',
  },
  check({ node }, report, task) {
    for (const key of ['memory', 'memoryReservation']) {
      const at = node.get(key);
      const memory = at.number;
      if (memory === undefined || memory < 1 || memory >= 6) continue;
      const meant = memory * MIB_PER_GB;
      const fits = meant <= (task.memory ?? meant);
      report({
        at,
        message: 'little',
        params: { memory },
        fixes:
          fits && node.get('memoryReservation').number === undefined
            ? [replace(at, meant), replace(at, 6)]
            : [],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(container('"memory": 2')) }],
  good: [
    { text: task(container('"memory": 6')) },
    { title: 'an amount that is filled in later', text: task(container('"memory": "<MEMORY>"')) },
  ],
});
