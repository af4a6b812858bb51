import { container, task } from '../../example.ts';
import { set } from '../../fixes.ts';
import type { ContainerRule, Examples } from '../../rule.ts';
import { opening } from '../../structures.ts';

export const rule: ContainerRule = {
  id: 'security-user-root',
  area: 'security',
  preset: 'hardening',
  severity: 'hint',
  evidence: 'documented',
  on: 'container',
  title: 'A container should run as a user other than root.',
  why: 'Without a user it runs as the image says, often as root. Security Hub control ECS.20.',
  docs: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-20',
  messages: {
    absent: '"{name}" names no "user" and runs as root unless its image says otherwise.',
    root: '"{name}" runs as root.',
  },
  check(container, report, task) {
    const { node } = container;
    const at = node.get('user');
    if (task.windows || task.networkMode === 'host') return;
    const root = /^(?:root|0)(?::(?:root|0))?$/.test(at.string ?? '');
    if (!root && !node.lacks('user') && at.string !== '') return;
    report({
      at: at.exists ? at : node.get('name').exists ? node.get('name') : opening(node),
      message: root ? 'root' : 'absent',
      severity: root ? 'info' : 'hint',
      params: { name: container.label },
      fixes: [set(node, 'user', '1000:1000')],
    });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(container('"user": "root"')) }],
  good: [
    { text: task(container('"user": "1000"')) },
    { title: 'a user that is filled in later', text: task(container('"user": "<USER>"')) },
  ],
});
