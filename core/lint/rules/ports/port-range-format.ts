import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { mappingsOf, rangeOf } from './_mappings.ts';

export const rule: ContainerRule = {
  id: 'port-range-format',
  area: 'ports',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['portMappings'],
  title: 'A port range must be written as first-last.',
  why: 'Both ends are ports, and the first is the smaller one.',
  says: ["Invalid 'containerPortRange' setting"],
  docs: parameters('container_definition_portmappings'),
  messages: {
    format:
      '"{range}" is no range of ports. Write it as "8000-8010": two ports from 1 to 65535, the smaller one first.',
  },
  check(container, report) {
    for (const { node: mapping, range } of mappingsOf(container)) {
      const at = mapping.get('containerPortRange');
      if (!at.string || range) continue;
      const turned = /^\s*(\d+)\s*[-–:]\s*(\d+)\s*$/.exec(at.string);
      const ends = [Number(turned?.[1]), Number(turned?.[2])].sort((a, b) => a - b).join('-');
      report({
        at,
        message: 'format',
        params: { range: at.string },
        fixes: turned && rangeOf(ends) ? [replace(at, ends)] : [],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"networkMode": "awsvpc"',
        container('"portMappings": [{ "containerPortRange": "8010-8000" }]'),
      ),
    },
  ],
  good: [
    {
      text: task(
        '"networkMode": "awsvpc"',
        container('"portMappings": [{ "containerPortRange": "8000-8010" }]'),
      ),
    },
    {
      title: 'a range that is filled in later',
      text: task(
        '"networkMode": "awsvpc"',
        container('"portMappings": [{ "containerPortRange": "<FIRST>-<LAST>" }]'),
      ),
    },
  ],
});
