import { container, task } from '../../example.ts';
import { set } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { opening } from '../../structures.ts';

export const rule: ContainerRule = {
  id: 'container-host-mode-root',
  area: 'networking',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  title: 'In network mode host, containers should not run as root.',
  why: 'The container shares the network of its instance; as root it can reach what only the instance should.',
  docs: parameters('network_mode'),
  messages: { root: 'In host network mode "{name}" should not run as root. Set "user".' },
  check(container, report, task) {
    const { node } = container;
    const user = node.get('user');
    if (task.networkMode !== 'host' || task.windows) return;
    if (!node.lacks('user') && !/^(?:root|0)(?::.*)?$/.test(user.string ?? '-')) return;
    const at = user.exists ? user : node.get('name').exists ? node.get('name') : opening(node);
    report({
      at,
      message: 'root',
      params: { name: container.label },
      fixes: [set(node, 'user', '1000')],
    });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task('"networkMode": "host"') }],
  good: [
    { text: task('"networkMode": "host"', container('"user": "1000:1000"')) },
    {
      title: 'a user that is filled in later',
      text: task('"networkMode": "host"', container('"user": "<USER>"')),
    },
  ],
});
