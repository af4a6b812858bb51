import type { Node } from '../../../text/node.ts';
import { service } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, guide, type Reporter, type ServiceRule } from '../../rule.ts';
import type { Subject } from '../../subject.ts';
import { mappingNamed } from './_service.ts';
import { connectServices } from './_service-connect.ts';

/** Values of one member that stand more than once among the services. */
function repeated(items: readonly Node[], value: (item: Node) => Node): Node[] {
  const seen = new Set<string>();
  return items.map(value).filter((node) => {
    if (!node.string) return false;
    const again = seen.has(node.string);
    seen.add(node.string);
    return again;
  });
}

function checkTimeout(item: Node, service: Node, report: Reporter, subject: Subject): void {
  const timeout = item.get('timeout').get('perRequestTimeoutSeconds');
  const task = subject.taskOf(service);
  const name = item.get('portName').string;
  if (!timeout.number || !task || !name) return;
  const mapping = mappingNamed(task, name);
  if (!mapping || mapping === 'unknown' || !mapping.node.lacks('appProtocol')) return;
  report({ at: timeout, message: 'timeout', params: { name }, fixes: [remove(timeout)] });
}

export const rule: ServiceRule = {
  id: 'service-connect-options',
  area: 'service',
  severity: 'warning',
  evidence: 'documented',
  on: 'service',
  title: 'Service Connect options must be consistent.',
  why: 'Names are unique in the namespace, request timeouts need a protocol that has requests, TLS needs a certificate authority, and access logs need a log configuration.',
  docs: guide('service-connect'),
  messages: {
    timeout:
      '"perRequestTimeoutSeconds" needs an "appProtocol": the port mapping "{name}" is plain TCP, which takes "idleTimeoutSeconds" only.',
    port: 'The port name "{value}" appears twice.',
    discovery: 'The discovery name "{value}" appears twice; names are unique in the namespace.',
    name: '"discoveryName" is {value}; it may have lower-case letters, digits, "_" and "-", at most 64 of them, and must not begin with "-".',
    log: 'Access logs need "logConfiguration" in the Service Connect configuration.',
    authority:
      '"tls" needs "issuerCertificateAuthority" with the ARN of a private certificate authority.',
  },
  check(service, report, subject) {
    const connect = service.get('serviceConnectConfiguration');
    if (connect.get('enabled').boolean === false) return;
    const items = connectServices(service);
    for (const at of repeated(items, (item) => item.get('portName'))) {
      report({ at, message: 'port', params: { value: at.string ?? '' } });
    }
    for (const at of repeated(items, (item) => item.get('discoveryName'))) {
      report({ at, message: 'discovery', params: { value: at.string ?? '' } });
    }
    for (const item of items) {
      const name = item.get('discoveryName');
      if (name.string && !/^[a-z0-9_][a-z0-9_-]{0,63}$/.test(name.string)) {
        report({ at: name, message: 'name', params: { value: JSON.stringify(name.string) } });
      }
      const authority = item.get('tls').get('issuerCertificateAuthority');
      if (authority.lacks('awsPcaAuthorityArn')) report({ at: authority, message: 'authority' });
      checkTimeout(item, service, report, subject);
    }
    const access = connect.get('accessLogConfiguration');
    if (access.kind === 'object' && connect.lacks('logConfiguration')) {
      report({ at: access, message: 'log' });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: service(
        '"taskDefinition": { "family": "web", "networkMode": "awsvpc", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128, "portMappings": [{ "containerPort": 80, "name": "http" }] }] }',
        '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"] } }',
        '"serviceConnectConfiguration": { "enabled": true, "namespace": "shop", "services": [{ "portName": "http", "clientAliases": [{ "port": 80 }], "timeout": { "perRequestTimeoutSeconds": 30 } }] }',
      ),
    },
    {
      text: service(
        '"serviceConnectConfiguration": { "enabled": true, "namespace": "shop", "services": [{ "portName": "a", "clientAliases": [{ "port": 80 }] }, { "portName": "a", "clientAliases": [{ "port": 81 }] }] }',
      ),
    },
    {
      text: service(
        '"serviceConnectConfiguration": { "enabled": true, "accessLogConfiguration": { "format": "JSON" } }',
      ),
    },
    {
      text: service(
        '"serviceConnectConfiguration": { "enabled": true, "namespace": "shop", "services": [{ "portName": "a", "discoveryName": "Web", "clientAliases": [{ "port": 80 }] }] }',
      ),
    },
  ],
  good: [
    {
      text: service(
        '"taskDefinition": { "family": "web", "networkMode": "awsvpc", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128, "portMappings": [{ "containerPort": 80, "name": "http", "appProtocol": "http" }] }] }',
        '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"] } }',
        '"serviceConnectConfiguration": { "enabled": true, "namespace": "shop", "services": [{ "portName": "http", "clientAliases": [{ "port": 80 }], "timeout": { "perRequestTimeoutSeconds": 30 } }] }',
      ),
    },
    {
      title: 'two ports',
      text: service(
        '"serviceConnectConfiguration": { "enabled": true, "namespace": "shop", "services": [{ "portName": "a", "clientAliases": [{ "port": 80 }] }, { "portName": "b", "clientAliases": [{ "port": 81 }] }] }',
      ),
    },
    {
      title: 'names that are filled in later',
      text: service(
        '"serviceConnectConfiguration": { "enabled": true, "namespace": "shop", "services": [{ "portName": "${A}", "discoveryName": "${B}", "clientAliases": [{ "port": 80 }] }, { "portName": "${A}", "discoveryName": "${B}", "clientAliases": [{ "port": 81 }] }] }',
      ),
    },
  ],
});
