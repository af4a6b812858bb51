import type { Node } from '../../../text/node.ts';
import { service } from '../../example.ts';
import { remove, replace } from '../../fixes.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';
import { connectServices } from './_service-connect.ts';

/** Source: API reference, ServiceConnectClientAlias, read 2026-11. */
const DNS_NAME = /^[a-z0-9_][a-z0-9_.-]{0,126}$/;

/** The lowest port that the proxy can listen on. */
const LOWEST = 1025;

/** The items that are there for sure: a placeholder may become none. */
const objectsIn = (list: Node): Node[] => list.items().filter(({ kind }) => kind === 'object');

/** What is wrong with the aliases of one service, if anything. */
function aliasMistake(item: Node): 'missing' | 'many' | undefined {
  const aliases = item.get('clientAliases');
  if (item.lacks('clientAliases')) return 'missing';
  if (aliases.kind !== 'array' || aliases.open) return undefined;
  if (aliases.items().length === 0) return 'missing';
  return objectsIn(aliases).length > 1 ? 'many' : undefined;
}

export const rule: ServiceRule = {
  id: 'service-connect-alias',
  area: 'service',
  severity: 'error',
  evidence: 'rejected',
  on: 'service',
  title: 'A Service Connect service must have one client alias with a valid DNS name.',
  why: 'Client services reach the service under the alias: a DNS name in lower case and a port.',
  says: [
    'clientAliases must have 1 element.',
    '2 clientAliases exceeds the max limit of 1',
    'The DNS name that you provided is invalid',
    'IngressPortOverride cannot use ports <= 1024.',
  ],
  source: 'hashicorp/terraform-provider-aws#44027; hashicorp/terraform-provider-aws#28293',
  docs: guide('service-connect'),
  messages: {
    missing: 'A Service Connect service needs one client alias with a "port".',
    many: 'There are {count} client aliases; Amazon ECS takes one.',
    name: '"dnsName" is {value}; it may have lower-case letters, digits, "_", "-" and ".", at most 127 of them, and must not begin with "-".',
    port: '"ingressPortOverride" is {port}; it must be 1025 or more.',
  },
  check(service, report) {
    for (const item of connectServices(service)) {
      const aliases = item.get('clientAliases');
      const mistake = aliasMistake(item);
      const second = objectsIn(aliases)[1];
      if (mistake === 'missing') report({ at: aliases.exists ? aliases : item, message: mistake });
      else if (mistake === 'many' && second) {
        const params = { count: aliases.items().length };
        report({ at: second, message: mistake, params, fixes: [remove(second)] });
      }
      for (const alias of aliases.items()) {
        const name = alias.get('dnsName');
        const value = name.string;
        if (!value || DNS_NAME.test(value)) continue;
        const lower = value.toLowerCase();
        const fixes = DNS_NAME.test(lower) ? [replace(name, lower)] : [];
        report({ at: name, message: 'name', params: { value: JSON.stringify(value) }, fixes });
      }
      const override = item.get('ingressPortOverride');
      const port = override.number;
      if (port !== undefined && port < LOWEST) {
        report({ at: override, message: 'port', params: { port }, fixes: [remove(override)] });
      }
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: service(
        '"serviceConnectConfiguration": { "enabled": true, "namespace": "shop", "services": [{ "portName": "web" }] }',
      ),
    },
    {
      text: service(
        '"serviceConnectConfiguration": { "enabled": true, "namespace": "shop", "services": [{ "portName": "web", "clientAliases": [{ "port": 80 }, { "port": 81 }] }] }',
      ),
    },
    {
      text: service(
        '"serviceConnectConfiguration": { "enabled": true, "namespace": "shop", "services": [{ "portName": "web", "clientAliases": [{ "port": 80, "dnsName": "Web" }] }] }',
      ),
    },
    {
      text: service(
        '"serviceConnectConfiguration": { "enabled": true, "namespace": "shop", "services": [{ "portName": "web", "clientAliases": [{ "port": 80 }], "ingressPortOverride": 80 }] }',
      ),
    },
  ],
  good: [
    {
      text: service(
        '"serviceConnectConfiguration": { "enabled": true, "namespace": "shop", "services": [{ "portName": "web", "clientAliases": [{ "port": 80, "dnsName": "web.shop_2" }], "ingressPortOverride": 8080 }] }',
      ),
    },
    {
      title: 'a client only',
      text: service('"serviceConnectConfiguration": { "enabled": true, "namespace": "shop" }'),
    },
    {
      title: 'switched off',
      text: service(
        '"serviceConnectConfiguration": { "enabled": false, "services": [{ "portName": "web" }] }',
      ),
    },
    {
      title: 'a name that is filled in later',
      text: service(
        '"serviceConnectConfiguration": { "enabled": true, "namespace": "shop", "services": [{ "portName": "web", "clientAliases": [{ "port": 80, "dnsName": "${NAME}" }] }] }',
      ),
    },
  ],
});
