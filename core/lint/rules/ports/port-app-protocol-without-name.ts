import { container, task } from '../../example.ts';
import { insert } from '../../fixes.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';
import { mappingsOf } from './_mappings.ts';

export const rule: ContainerRule = {
  id: 'port-app-protocol-without-name',
  area: 'ports',
  severity: 'info',
  evidence: 'advice',
  on: 'container',
  needs: ['portMappings'],
  title: 'A port mapping with appProtocol needs a name.',
  why: 'Only Service Connect and VPC Lattice use "appProtocol", and they find the port by its name.',
  docs: guide('service-connect'),
  messages: { nameless: '"appProtocol" has no effect without a "name" for the port mapping.' },
  check(container, report) {
    for (const { node: mapping, containerPort } of mappingsOf(container)) {
      const at = mapping.get('appProtocol');
      if (!at.exists || !mapping.lacks('name')) continue;
      const name = `port-${containerPort ?? 'main'}`;
      report({ at, message: 'nameless', fixes: [insert(mapping, 'name', name)] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    { text: task(container('"portMappings": [{ "containerPort": 80, "appProtocol": "http" }]')) },
  ],
  good: [
    {
      text: task(
        container(
          '"portMappings": [{ "containerPort": 80, "appProtocol": "http", "name": "web" }]',
        ),
      ),
    },
    {
      title: 'a name that is filled in later',
      text: task(
        container(
          '"portMappings": [{ "containerPort": 80, "appProtocol": "http", "name": "<NAME>" }]',
        ),
      ),
    },
  ],
});
