import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { mappingsOf } from './_mappings.ts';

export const rule: ContainerRule = {
  id: 'port-range-with-single-port',
  area: 'ports',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['portMappings'],
  title: 'A port mapping takes one port or a range, not both.',
  why: 'Amazon ECS chooses the host ports of a range itself.',
  says: [
    "Invalid port mapping for container 'app', cannot specify both single port and port range.",
  ],
  docs: parameters('container_definition_portmappings'),
  messages: {
    both: '"containerPortRange" cannot stand beside "{name}" in one mapping. Make it two mappings.',
  },
  check(container, report) {
    for (const { node: mapping } of mappingsOf(container)) {
      if (!mapping.get('containerPortRange').string) continue;
      const name = ['containerPort', 'hostPort'].find(
        (each) => mapping.get(each).exists && !mapping.get(each).isUnknown,
      );
      // 0 is what tools write for "not set".
      if (name === undefined || mapping.get(name).number === 0) continue;
      const at = mapping.get(name);
      report({ at, message: 'both', params: { name }, fixes: [remove(at)] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"networkMode": "awsvpc"',
        container('"portMappings": [{ "containerPortRange": "8000-8010", "hostPort": 8000 }]'),
      ),
    },
  ],
  good: [
    {
      text: task(
        '"networkMode": "awsvpc"',
        container(
          '"portMappings": [{ "containerPortRange": "8000-8010" }, { "containerPort": 80 }]',
        ),
      ),
    },
    {
      title: 'a range that is filled in later',
      text: task(
        '"networkMode": "awsvpc"',
        container('"portMappings": [{ "containerPortRange": "<RANGE>" }]'),
      ),
    },
  ],
});
