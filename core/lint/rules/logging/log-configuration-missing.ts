import { container, task } from '../../example.ts';
import { insert } from '../../fixes.ts';
import type { ContainerRule, Examples } from '../../rule.ts';
import { opening } from '../../structures.ts';
import { regionOf } from './_log.ts';

export const rule: ContainerRule = {
  id: 'log-configuration-missing',
  area: 'logging',
  preset: 'hardening',
  severity: 'info',
  evidence: 'documented',
  on: 'container',
  title: 'Every container should have a log configuration.',
  why: 'On Fargate nothing can be read of a container without one; on EC2 its output stays on the instance. Security Hub control ECS.9.',
  docs: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-9',
  messages: {
    missing:
      '"{name}" has no "logConfiguration": what it prints is lost on Fargate and stays on the instance on EC2.',
  },
  check(container, report, task) {
    const { node } = container;
    if (!node.lacks('logConfiguration') || node.get('firelensConfiguration').exists) return;
    const name = task.node.get('family').string || container.name || 'my-task';
    const options = {
      'awslogs-group': `/ecs/${name.replace(/[^.\-_/#A-Za-z0-9]+/g, '-').slice(0, 500)}`,
      'awslogs-region': regionOf(task),
      'awslogs-stream-prefix': 'ecs',
    };
    report({
      at: node.get('name').exists ? node.get('name') : opening(node),
      message: 'missing',
      params: { name: container.label },
      fixes: [
        ...(task.node.get('executionRoleArn').exists || !task.fargate
          ? [insert(node, 'logConfiguration', { logDriver: 'awslogs', options })]
          : []),
      ],
    });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task() }],
  good: [
    { text: task(container('"logConfiguration": { "logDriver": "journald" }')) },
    {
      title: 'a configuration that is filled in later',
      text: task(container('"logConfiguration": "<LOGS>"')),
    },
  ],
});
