import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { mappingsOf } from './_mappings.ts';

export const rule: ContainerRule = {
  id: 'port-number-range',
  area: 'ports',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['portMappings'],
  title: 'Ports must be 1 to 65535.',
  why: 'TCP and UDP have no other ports. A "hostPort" of 0 asks for any free port.',
  says: ["Invalid 'containerPort' setting for container 'web'."],
  source: 'aws/aws-cli#7288; docker/go-connections nat.ParsePort: the container is never created',
  docs: parameters('container_definition_portmappings'),
  messages: { range: '"{name}" {port} is no port: ports go from {lowest} to 65535.' },
  check(container, report) {
    for (const { node: mapping } of mappingsOf(container)) {
      for (const name of ['containerPort', 'hostPort']) {
        const at = mapping.get(name);
        const port = at.number;
        if (port === undefined || (port >= 0 && port <= 65535)) continue;
        const lowest = name === 'hostPort' ? 0 : 1;
        report({
          at,
          message: 'range',
          params: { name, port, lowest },
          fixes: name === 'hostPort' ? [remove(at)] : [],
        });
      }
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    { text: task(container('"portMappings": [{ "containerPort": 80, "hostPort": 80800 }]')) },
    { text: task(container('"portMappings": [{ "containerPort": -1 }]')) },
  ],
  good: [
    {
      title: 'the highest port',
      text: task(container('"portMappings": [{ "containerPort": 65535, "hostPort": 0 }]')),
    },
    {
      title: 'a port that is filled in later',
      text: task(container('"portMappings": [{ "containerPort": 80, "hostPort": "<PORT>" }]')),
    },
  ],
});
