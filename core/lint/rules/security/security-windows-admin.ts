import { container, task, WINDOWS } from '../../example.ts';
import { set } from '../../fixes.ts';
import type { ContainerRule, Examples } from '../../rule.ts';
import { opening } from '../../structures.ts';

export const rule: ContainerRule = {
  id: 'security-windows-admin',
  area: 'security',
  preset: 'hardening',
  severity: 'hint',
  evidence: 'documented',
  on: 'container',
  title: 'A Windows container should run as a user other than the administrator.',
  why: 'Security Hub control ECS.21 asks for it, although the parameter documentation says that Windows does not support "user".',
  docs: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-21',
  messages: {
    admin:
      '"{name}" runs as ContainerAdministrator. Security Hub asks for another user, such as ContainerUser.',
  },
  check(container, report, task) {
    const { node } = container;
    const at = node.get('user');
    if (!task.windows || !(node.lacks('user') || /^containeradministrator$/i.test(at.string ?? '')))
      return;
    report({
      at: at.exists ? at : node.get('name').exists ? node.get('name') : opening(node),
      message: 'admin',
      params: { name: container.label },
      fixes: [set(node, 'user', 'ContainerUser')],
    });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(...WINDOWS, container('"cpu": 256')) }],
  good: [
    { text: task(...WINDOWS, container('"cpu": 256', '"user": "ContainerUser"')) },
    {
      title: 'a user that is filled in later',
      text: task(...WINDOWS, container('"cpu": 256', '"user": "<USER>"')),
    },
  ],
});
