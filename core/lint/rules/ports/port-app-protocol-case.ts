import { container, task } from '../../example.ts';
import { remove, replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { mappingsOf } from './_mappings.ts';

const PROTOCOLS: readonly string[] = ['http', 'http2', 'grpc'];

export const rule: ContainerRule = {
  id: 'port-app-protocol-case',
  area: 'ports',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['portMappings'],
  title: 'appProtocol must be http, http2 or grpc, in lowercase.',
  why: 'Older documentation printed them in capital letters; the API takes small ones only.',
  docs: parameters('container_definition_portmappings'),
  messages: {
    value:
      '"{value}" is not an application protocol. It is "http", "http2" or "grpc", in small letters.',
  },
  check(container, report) {
    for (const { node: mapping } of mappingsOf(container)) {
      const at = mapping.get('appProtocol');
      const value = at.string;
      // Tools that write an empty string leave it out when they register.
      if (!value || PROTOCOLS.includes(value)) continue;
      const small = value.toLowerCase().replace('http/2', 'http2');
      const fixes = PROTOCOLS.includes(small)
        ? [replace(at, small, { preferred: true })]
        : [remove(at)];
      // The documentation printed capitals for years.
      const severity = PROTOCOLS.includes(small) ? 'warning' : 'error';
      report({ at, message: 'value', params: { value }, severity, fixes });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container(
          '"portMappings": [{ "containerPort": 80, "appProtocol": "HTTP", "name": "web" }]',
        ),
      ),
    },
  ],
  good: [
    {
      text: task(
        container(
          '"portMappings": [{ "containerPort": 80, "appProtocol": "grpc", "name": "web" }]',
        ),
      ),
    },
    {
      title: 'a protocol that is filled in later',
      text: task(
        container(
          '"portMappings": [{ "containerPort": 80, "appProtocol": "${P}", "name": "web" }]',
        ),
      ),
    },
  ],
});
