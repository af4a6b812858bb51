import { container, task } from '../../example.ts';
import { insert } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { opening } from '../../structures.ts';

export const rule: ContainerRule = {
  id: 'healthcheck-missing',
  area: 'health',
  preset: 'hardening',
  severity: 'hint',
  evidence: 'advice',
  on: 'container',
  title: 'An essential container should have a health check.',
  why: 'Amazon ECS does not look at a HEALTHCHECK of the image: only what stands here is watched.',
  docs: parameters('container_definition_healthcheck'),
  messages: {
    missing:
      'Amazon ECS cannot tell whether "{name}" is healthy: it has no "healthCheck", and one of the image is not watched.',
  },
  check(container, report) {
    const { node } = container;
    if (!node.lacks('healthCheck') || node.get('essential').boolean === false) return;
    report({
      at: node.get('name').exists ? node.get('name') : opening(node),
      message: 'missing',
      params: { name: container.label },
      fixes: [
        insert(node, 'healthCheck', {
          command: ['CMD-SHELL', 'curl -f http://localhost/ || exit 1'],
        }),
      ],
    });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task() }],
  good: [
    {
      title: 'not essential',
      text: task(
        container('"healthCheck": { "command": ["CMD", "true"] }'),
        container('"name": "helper"', '"essential": false'),
      ),
    },
    {
      title: 'a check that is filled in later',
      text: task(container('"healthCheck": "<CHECK>"')),
    },
  ],
});
