import { container, task } from '../../example.ts';
import { replace, set } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { opening } from '../../structures.ts';
import { asked } from './_sizes.ts';

export const rule: ContainerRule = {
  id: 'container-cpu-low-shares',
  area: 'resources',
  preset: 'all',
  severity: 'hint',
  evidence: 'documented',
  on: 'container',
  title: 'Containers that share a task should state their CPU units.',
  why: 'Nothing, 0 or 1 gives a container 2 CPU shares: when the others are busy it starves. More than 262144 count as 262144.',
  docs: parameters('container_definition_environment'),
  messages: {
    low: '"{name}" gets the least share of CPU there is, 2 shares, when its neighbours are busy. Set "cpu".',
    high: '{cpu} CPU units are more than the kernel knows; they count as 262144.',
  },
  check(container, report, task) {
    const at = container.node.get('cpu');
    const cpu = at.number;
    if (task.windows || task.containers.length < 2) return;
    if (cpu !== undefined && cpu > 262_144) {
      report({ at, message: 'high', params: { cpu }, fixes: [replace(at, 262_144)] });
      return;
    }
    // Where no container says anything, all are equal.
    const some = task.containers.some((each) => (each.node.get('cpu').number ?? 0) > 1);
    if (!some || !(container.node.lacks('cpu') || cpu === 0 || cpu === 1)) return;
    const room = (task.cpu ?? Number.POSITIVE_INFINITY) - asked(task).cpu;
    report({
      at: at.exists ? at : opening(container.node),
      message: 'low',
      params: { name: container.label },
      fixes: room < 128 ? [] : [set(container.node, 'cpu', 128)],
    });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(container('"cpu": 512'), container('"name": "proxy"')) }],
  good: [
    { title: 'none says anything', text: task(container(), container('"name": "proxy"')) },
    {
      title: 'an amount that is filled in later',
      text: task(container('"cpu": 512'), container('"name": "proxy"', '"cpu": "<CPU>"')),
    },
  ],
});
