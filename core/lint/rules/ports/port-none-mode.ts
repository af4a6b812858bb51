import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'port-none-mode',
  area: 'ports',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['portMappings'],
  title: 'Network mode none does not support port mappings.',
  why: 'In network mode none the containers have no connection to the outside, hence no ports to map.',
  docs: parameters('network_mode'),
  messages: {
    none: 'In network mode "none" there is nothing to map ports to. Remove "portMappings" or choose another mode.',
  },
  check({ node }, report, task) {
    const mappings = node.get('portMappings');
    if (task.networkMode !== 'none' || mappings.items().length === 0) return;
    report({ at: mappings, message: 'none', fixes: [remove(mappings)] });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task('"networkMode": "none"', container('"portMappings": [{ "containerPort": 80 }]')),
    },
  ],
  good: [
    {
      title: 'an empty list',
      text: task('"networkMode": "none"', container('"portMappings": []')),
    },
    {
      title: 'a mode that is filled in later',
      text: task('"networkMode": "<MODE>"', container('"portMappings": [{ "containerPort": 80 }]')),
    },
  ],
});
