import { container, task } from '../../example.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { mappingsOf } from './_mappings.ts';

export const rule: ContainerRule = {
  id: 'port-range-network-mode',
  area: 'ports',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['portMappings'],
  title: 'Port ranges need network mode bridge or awsvpc.',
  why: 'The API takes "containerPortRange" in these two modes only.',
  docs: parameters('container_definition_portmappings'),
  messages: {
    mode: '"containerPortRange" does not work in network mode "{mode}". Use "awsvpc" or "bridge", or name single ports.',
  },
  check(container, report, task) {
    const mode = task.networkMode;
    if (mode !== 'host' && mode !== 'none') return;
    for (const { node: mapping } of mappingsOf(container)) {
      const at = mapping.get('containerPortRange');
      if (at.string) report({ at, message: 'mode', params: { mode } });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"networkMode": "host"',
        container('"portMappings": [{ "containerPortRange": "8000-8010" }]'),
      ),
    },
  ],
  good: [
    {
      text: task(
        '"networkMode": "bridge"',
        container('"portMappings": [{ "containerPortRange": "8000-8010" }]'),
      ),
    },
    {
      title: 'a mode that is filled in later',
      text: task(
        '"networkMode": "${MODE}"',
        container('"portMappings": [{ "containerPortRange": "8000-8010" }]'),
      ),
    },
  ],
});
