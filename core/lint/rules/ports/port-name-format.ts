import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { mappingsOf } from './_mappings.ts';

export const rule: ContainerRule = {
  id: 'port-name-format',
  area: 'ports',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['portMappings'],
  title: 'A port mapping name can contain lowercase letters, digits, hyphens and underscores.',
  why: 'Service Connect and VPC Lattice find the port by this name: 64 characters at most, and no hyphen at the front.',
  docs: parameters('container_definition_portmappings'),
  messages: {
    format:
      '"{name}" is no name for a port mapping: small letters, digits, "_" and "-" only, 64 at most, no "-" at the front.',
  },
  check(container, report) {
    for (const { node: mapping } of mappingsOf(container)) {
      const at = mapping.get('name');
      const name = at.string;
      if (!name || /^[a-z0-9_][a-z0-9_-]{0,63}$/.test(name)) continue;
      const clean = name
        .toLowerCase()
        .replace(/[^a-z0-9_-]+/g, '-')
        .replace(/^-+/, '')
        .slice(0, 64);
      report({ at, message: 'format', params: { name }, fixes: clean ? [replace(at, clean)] : [] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(container('"portMappings": [{ "containerPort": 80, "name": "Web Port" }]')) }],
  good: [
    { text: task(container('"portMappings": [{ "containerPort": 80, "name": "web_port-80" }]')) },
    {
      title: 'a name that is filled in later',
      text: task(container('"portMappings": [{ "containerPort": 80, "name": "${NAME}" }]')),
    },
  ],
});
