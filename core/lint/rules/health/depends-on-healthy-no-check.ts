import { container, task } from '../../example.ts';
import { insert, replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { dependenciesOf } from './_dependencies.ts';

export const rule: ContainerRule = {
  id: 'depends-on-healthy-no-check',
  area: 'health',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['dependsOn'],
  title: 'A container that others wait for with HEALTHY needs a health check.',
  why: 'Without one nobody can tell. A HEALTHCHECK of the image does not count.',
  says: ['A dependency container with HEALTHY condition must have health check configured'],
  docs: parameters('container_definition_dependson'),
  messages: {
    check: '"{name}" has no "healthCheck", so that nobody can wait for it to be HEALTHY.',
  },
  check(container, report, task) {
    for (const { node: dependency, on, condition } of dependenciesOf(container, task)) {
      if (!on || condition !== 'HEALTHY' || !on.node.lacks('healthCheck')) continue;
      report({
        at: dependency.get('condition'),
        message: 'check',
        params: { name: on.label },
        fixes: [
          replace(dependency.get('condition'), 'START'),
          insert(on.node, 'healthCheck', { command: ['CMD-SHELL', 'exit 0'] }),
        ],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container('"dependsOn": [{ "containerName": "db", "condition": "HEALTHY" }]'),
        container('"name": "db"'),
      ),
    },
  ],
  good: [
    {
      text: task(
        container('"dependsOn": [{ "containerName": "db", "condition": "HEALTHY" }]'),
        container('"name": "db"', '"healthCheck": { "command": ["CMD", "true"] }'),
      ),
    },
    {
      title: 'a check that is filled in later',
      text: task(
        container('"dependsOn": [{ "containerName": "db", "condition": "HEALTHY" }]'),
        container('"name": "db"', '"healthCheck": "<CHECK>"'),
      ),
    },
  ],
});
