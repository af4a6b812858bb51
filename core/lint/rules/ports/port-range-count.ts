import { container, task } from '../../example.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { mappingsOf } from './_mappings.ts';

/** Source: API reference, PortMapping, read 2026-11. */
const LIMIT = 100;

export const rule: ContainerRule = {
  id: 'port-range-count',
  area: 'ports',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['portMappings'],
  title: 'A container can have at most 100 port ranges.',
  why: 'Amazon ECS sets this limit.',
  docs: parameters('container_definition_portmappings'),
  messages: {
    many: 'The container has {count} port ranges; Amazon ECS takes at most {limit}. Join neighbouring ranges.',
  },
  check(container, report) {
    const ranges = mappingsOf(container).filter(
      ({ node }) => node.get('containerPortRange').exists,
    );
    const over = ranges[LIMIT]?.node;
    if (over) report({ at: over, message: 'many', params: { count: ranges.length, limit: LIMIT } });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"networkMode": "awsvpc"',
        container(
          `"portMappings": [${Array.from({ length: 101 }, (_, i) => `{ "containerPortRange": "${2000 + 10 * i}-${2001 + 10 * i}" }`).join(', ')}]`,
        ),
      ),
    },
  ],
  good: [
    {
      text: task(
        '"networkMode": "awsvpc"',
        container(
          `"portMappings": [${Array.from({ length: 100 }, (_, i) => `{ "containerPortRange": "${2000 + 10 * i}-${2001 + 10 * i}" }`).join(', ')}]`,
        ),
      ),
    },
    {
      title: 'the list is filled in later',
      text: task(container('"portMappings": [{{ .Ports }}]')),
    },
  ],
});
