import { container, task } from '../../example.ts';
import { insert } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { opening } from '../../structures.ts';
import { mappingsOf } from './_mappings.ts';

export const rule: ContainerRule = {
  id: 'port-container-port-required',
  area: 'ports',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['portMappings'],
  title: 'A port mapping needs a container port.',
  why: 'A mapping says which port of the container is to be reached. A "hostPort" in an entry of its own maps nothing.',
  says: ["Invalid 'containerPort' setting for container 'web'."],
  docs: parameters('container_definition_portmappings'),
  messages: {
    missing: 'The port mapping has no "containerPort".',
    zero: '"containerPort" must be a port from 1 to 65535, not 0.',
  },
  check(container, report) {
    for (const { node: mapping, containerPort, hostPort } of mappingsOf(container)) {
      if (containerPort === 0 && mapping.lacks('containerPortRange')) {
        report({ at: mapping.get('containerPort'), message: 'zero' });
      } else if (mapping.lacks('containerPort') && mapping.lacks('containerPortRange')) {
        report({
          at: opening(mapping),
          message: 'missing',
          fixes: hostPort ? [insert(mapping, 'containerPort', hostPort)] : [],
        });
      }
    }
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(container('"portMappings": [{ "containerPort": 80 }, { "hostPort": 80 }]')) }],
  good: [
    { text: task(container('"portMappings": [{ "containerPort": 80, "hostPort": 80 }]')) },
    {
      title: 'a range instead',
      text: task(
        '"networkMode": "awsvpc"',
        container('"portMappings": [{ "containerPortRange": "8000-8010" }]'),
      ),
    },
    {
      title: 'a port that is filled in later',
      text: task(container('"portMappings": [{ "containerPort": "<PORT>" }]')),
    },
  ],
});
