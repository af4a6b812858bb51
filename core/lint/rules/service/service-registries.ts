import type { Node } from '../../../text/node.ts';
import { service } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, guide, type Reporter, type ServiceRule } from '../../rule.ts';
import type { Subject } from '../../subject.ts';
import { keyOf, mappingsOf, onFargate } from './_service.ts';

function checkRegistry(registry: Node, service: Node, report: Reporter, subject: Subject): void {
  const task = subject.taskOf(service);
  const mode = onFargate(service) ? 'awsvpc' : task?.effectiveNetworkMode;
  const warn = (at: Node, message: string, params = {}) =>
    report({ at, message, params, severity: 'warning' });
  const port = registry.get('port');
  const containerPort = registry.get('containerPort');
  const name = registry.get('containerName');
  const named = registry.lacks('containerName') || registry.lacks('containerPort');
  if (mode === 'none') return warn(registry, 'none');
  if ((mode === 'bridge' || mode === 'host') && named) return warn(registry, 'pair', { mode });
  for (const [has, lacks] of [
    ['containerName', 'containerPort'],
    ['containerPort', 'containerName'],
  ] as const) {
    if (!registry.get(has).exists || !registry.lacks(lacks)) continue;
    return warn(registry.get(has), 'half', { has, lacks });
  }
  if (port.number && containerPort.number) return warn(port, 'both');
  const mappings = task && mappingsOf(task);
  if (!task || !mappings || !name.string) return;
  const container = task.container(name.string);
  if (!container) {
    if (task.containers.some((each) => each.name === undefined)) return;
    return warn(name, 'container', { name: name.string });
  }
  const ports = mappings.filter((each) => each.container === container);
  const numbers = ports.map(({ node }) => node.get('containerPort').number);
  if (containerPort.number === undefined || numbers.includes(undefined)) return;
  if (numbers.includes(containerPort.number)) return;
  warn(containerPort, 'port', { name: name.string, port: containerPort.number });
}

export const rule: ServiceRule = {
  id: 'service-registries',
  area: 'service',
  severity: 'error',
  evidence: 'rejected',
  on: 'service',
  title: 'A service can have at most one service registry, with a port that fits the network mode.',
  why: 'In network modes bridge and host the registry needs a container and a port, as the port of the host is not known before. In awsvpc it takes either a container and its port or a port.',
  says: ['service registries can have at most 1 items'],
  source: 'deployments that failed, reported in September 2026',
  docs: guide('service-discovery'),
  messages: {
    many: 'There are {count} service registries; Amazon ECS takes one.',
    none: 'The tasks have network mode none, for which service discovery is not supported.',
    half: 'A service registry that has "{has}" needs "{lacks}" too.',
    pair: 'In network mode {mode} a service registry needs "containerName" and "containerPort".',
    both: 'A service registry has either "port" or "containerName" and "containerPort", not both.',
    container: 'The task definition has no container "{name}".',
    port: 'The container "{name}" maps no port {port}.',
  },
  check(service, report, subject) {
    const registries = service.get('serviceRegistries');
    const items = registries.items().filter(({ kind }) => kind === 'object');
    const second = items[1];
    if (second) {
      const fixes = [remove(second)];
      report({ at: keyOf(registries), message: 'many', params: { count: items.length }, fixes });
    }
    for (const registry of items) {
      checkRegistry(registry, service, report, subject);
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: service(
        '"serviceRegistries": [{ "registryArn": "arn:aws:servicediscovery:eu-west-1:123456789012:service/srv-1" }, { "registryArn": "arn:aws:servicediscovery:eu-west-1:123456789012:service/srv-2" }]',
      ),
    },
    {
      text: service(
        '"taskDefinition": { "family": "web", "networkMode": "bridge", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128, "portMappings": [{ "containerPort": 80 }] }] }',
        '"serviceRegistries": [{ "registryArn": "arn:aws:servicediscovery:eu-west-1:123456789012:service/srv-1" }]',
      ),
    },
    {
      text: service(
        '"serviceRegistries": [{ "registryArn": "arn:aws:servicediscovery:eu-west-1:123456789012:service/srv-1", "port": 80, "containerName": "web", "containerPort": 80 }]',
      ),
    },
  ],
  good: [
    {
      text: service(
        '"taskDefinition": { "family": "web", "networkMode": "bridge", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128, "portMappings": [{ "containerPort": 80 }] }] }',
        '"serviceRegistries": [{ "registryArn": "arn:aws:servicediscovery:eu-west-1:123456789012:service/srv-1", "containerName": "web", "containerPort": 80 }]',
      ),
    },
    {
      title: 'in awsvpc an address is enough',
      text: service(
        '"launchType": "FARGATE"',
        '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"] } }',
        '"serviceRegistries": [{ "registryArn": "arn:aws:servicediscovery:eu-west-1:123456789012:service/srv-1" }]',
      ),
    },
    {
      title: 'a container that is filled in later',
      text: service(
        '"taskDefinition": { "family": "web", "networkMode": "bridge", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128, "portMappings": [{ "containerPort": 80 }] }] }',
        '"serviceRegistries": [{ "registryArn": "<REGISTRY>", "containerName": "<NAME>", "containerPort": 80 }]',
      ),
    },
  ],
});
