import { container, task } from '../../example.ts';
import { set } from '../../fixes.ts';
import type { ContainerRule, Examples } from '../../rule.ts';
import { opening } from '../../structures.ts';

export const rule: ContainerRule = {
  id: 'security-readonly-root',
  area: 'security',
  preset: 'hardening',
  severity: 'hint',
  evidence: 'documented',
  on: 'container',
  title: 'The root file system should be read-only.',
  why: 'What cannot be written to cannot be changed by an intruder. Security Hub control ECS.5.',
  docs: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-5',
  messages: {
    writable:
      'The root file system of "{name}" is writable. With "readonlyRootFilesystem": true only volumes are.',
  },
  check(container, report, task) {
    const { node } = container;
    const at = node.get('readonlyRootFilesystem');
    if (task.windows || !(node.lacks('readonlyRootFilesystem') || at.boolean === false)) return;
    report({
      at: at.exists ? at : node.get('name').exists ? node.get('name') : opening(node),
      message: 'writable',
      params: { name: container.label },
      fixes: [set(node, 'readonlyRootFilesystem', true)],
    });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task() }],
  good: [
    { text: task(container('"readonlyRootFilesystem": true')) },
    {
      title: 'a flag that is filled in later',
      text: task(container('"readonlyRootFilesystem": "<FLAG>"')),
    },
  ],
});
