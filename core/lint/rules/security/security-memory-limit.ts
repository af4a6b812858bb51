import { container, object, task } from '../../example.ts';
import { insert } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'security-memory-limit',
  area: 'security',
  preset: 'hardening',
  severity: 'hint',
  evidence: 'documented',
  on: 'container',
  needs: ['memoryReservation'],
  title: 'A container should have a memory limit.',
  why: 'With a reservation alone a container may take all memory of its instance. Control Tower control CT.ECS.PR.7.',
  docs: parameters('container_definition_memory'),
  messages: { limit: 'Nothing limits the memory of "{name}": it has "memoryReservation" only.' },
  check(container, report, task) {
    const { node } = container;
    const at = node.get('memoryReservation');
    const reservation = at.number;
    if (task.windows || !reservation || !node.lacks('memory') || !task.node.lacks('memory')) return;
    report({
      at,
      message: 'limit',
      params: { name: container.label },
      fixes: [insert(node, 'memory', reservation * 2)],
    });
  },
};

export const examples = (): Examples => ({
  bad: [
    { text: task(object('"name": "web"', '"image": "nginx:1.27"', '"memoryReservation": 128')) },
  ],
  good: [
    { text: task(container('"memoryReservation": 128')) },
    {
      title: 'a limit that is filled in later',
      text: task(container('"memory": "<MEMORY>"', '"memoryReservation": 128')),
    },
  ],
});
