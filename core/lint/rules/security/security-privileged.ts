import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import type { ContainerRule, Examples } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'security-privileged',
  area: 'security',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['privileged'],
  title: 'Containers should not be privileged.',
  why: 'A privileged container can do to its instance what root can. Security Hub control ECS.4.',
  docs: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-4',
  messages: {
    privileged:
      '"{name}" is privileged: it has the power of root over its instance. Add single capabilities instead.',
  },
  check(container, report, task) {
    const at = container.node.get('privileged');
    if (at.boolean !== true || task.fargate || task.windows) return;
    report({ at, message: 'privileged', params: { name: container.label }, fixes: [remove(at)] });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(container('"privileged": true')) }],
  good: [
    { text: task(container('"privileged": false')) },
    { title: 'a flag that is filled in later', text: task(container('"privileged": "<FLAG>"')) },
  ],
});
