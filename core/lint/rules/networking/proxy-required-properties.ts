import { task } from '../../example.ts';
import { type Examples, type Fix, parameters, type TaskRule } from '../../rule.ts';
import { opening } from '../../structures.ts';

const REQUIRED: readonly string[] = [
  'ProxyIngressPort',
  'ProxyEgressPort',
  'AppPorts',
  'EgressIgnoredIPs',
];

/** Values that App Mesh's own examples use. */
const DEFAULTS: Readonly<Record<string, string>> = {
  IgnoredUID: '1337',
  ProxyIngressPort: '15000',
  ProxyEgressPort: '15001',
  AppPorts: '80',
  EgressIgnoredIPs: '169.254.170.2,169.254.169.254',
};

export const rule: TaskRule = {
  id: 'proxy-required-properties',
  area: 'networking',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  needs: ['proxyConfiguration'],
  title: 'A proxy configuration needs its ports and the traffic to ignore.',
  why: 'Amazon ECS wants ProxyIngressPort, ProxyEgressPort, AppPorts and EgressIgnoredIPs, and the user or group whose traffic is not redirected.',
  says: ['Ingress port not found'],
  docs: parameters('proxyConfiguration'),
  messages: {
    missing: 'The proxy configuration lacks {names}.',
    ignored:
      "The proxy configuration needs IgnoredUID or IgnoredGID, so that the proxy's own traffic is not sent to itself.",
  },
  check(task, report) {
    const proxy = task.node.get('proxyConfiguration');
    const properties = proxy.get('properties');
    const items = properties.items();
    if (proxy.members.length === 0 || (properties.kind !== 'array' && !proxy.lacks('properties')))
      return;
    if (properties.open || items.some((item) => item.get('name').string === undefined)) return;
    const names = new Set(items.map((item) => item.get('name').string));
    const missing = REQUIRED.filter((name) => !names.has(name));
    const at = opening(properties.exists ? properties : proxy);
    const add = (wanted: readonly string[]): Fix[] =>
      properties.kind === 'array' && wanted.length === 1
        ? [
            {
              title: 'Add "{name}"',
              params: { name: wanted[0] ?? '' },
              edits: (editor) =>
                editor.append(properties, {
                  name: wanted[0] ?? '',
                  value: DEFAULTS[wanted[0] ?? ''] ?? '',
                }),
            },
          ]
        : [];
    if (missing.length > 0)
      report({
        at,
        message: 'missing',
        params: { names: missing.join(', ') },
        fixes: add(missing),
      });
    if (!names.has('IgnoredUID') && !names.has('IgnoredGID')) {
      report({ at, message: 'ignored', severity: 'warning', fixes: add(['IgnoredUID']) });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"networkMode": "awsvpc"',
        '"proxyConfiguration": { "type": "APPMESH", "containerName": "web", "properties": [{ "name": "IgnoredUID", "value": "1337" }, { "name": "ProxyEgressPort", "value": "15001" }, { "name": "AppPorts", "value": "80" }, { "name": "EgressIgnoredIPs", "value": "169.254.170.2" }] }',
      ),
    },
  ],
  good: [
    {
      text: task(
        '"networkMode": "awsvpc"',
        '"proxyConfiguration": { "type": "APPMESH", "containerName": "web", "properties": [{ "name": "IgnoredUID", "value": "1337" }, { "name": "ProxyIngressPort", "value": "15000" }, { "name": "ProxyEgressPort", "value": "15001" }, { "name": "AppPorts", "value": "80" }, { "name": "EgressIgnoredIPs", "value": "169.254.170.2" }] }',
      ),
    },
    {
      title: 'a name that is filled in later',
      text: task(
        '"networkMode": "awsvpc"',
        '"proxyConfiguration": { "type": "APPMESH", "containerName": "web", "properties": [{ "name": "<NAME>", "value": "1" }] }',
      ),
    },
  ],
});
