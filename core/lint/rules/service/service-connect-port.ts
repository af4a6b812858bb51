import { closest } from '../../../text/closest.ts';
import type { Node } from '../../../text/node.ts';
import { service } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';
import { mappingNamed, mappingsOf } from './_service.ts';
import { connectServices } from './_service-connect.ts';

/** Members of a service that name a port mapping, with those for which a refusal is reported. */
function portNames(service: Node): { at: Node; sure: boolean }[] {
  const listed = (name: string) =>
    service
      .get(name)
      .items()
      .map((item) => ({ at: item.get('portName'), sure: false }));
  return [
    ...connectServices(service).map((item) => ({ at: item.get('portName'), sure: true })),
    ...listed('vpcLatticeConfigurations'),
    ...listed('gatewayConnectors'),
  ];
}

export const rule: ServiceRule = {
  id: 'service-connect-port',
  area: 'service',
  severity: 'error',
  evidence: 'rejected',
  on: 'service',
  title: 'portName must be a named port mapping of the task definition.',
  why: 'Service Connect, VPC Lattice and gateway connectors find the port of a container by the name of its port mapping.',
  says: ['portName(http) does not refer to any named PortMapping in the container definitions'],
  source: 'deployments that failed, reported in September 2026',
  docs: guide('service-connect'),
  messages: { unknown: 'The task definition has no port mapping with the name "{name}".' },
  check(service, report, subject) {
    const task = subject.taskOf(service);
    if (!task) return;
    for (const { at, sure } of portNames(service)) {
      const name = at.string;
      if (!name || mappingNamed(task, name) !== undefined) continue;
      const names = (mappingsOf(task) ?? []).flatMap(({ node }) => node.get('name').string ?? []);
      const meant = closest(name, names);
      report({
        at,
        message: 'unknown',
        params: { name },
        severity: sure ? 'error' : 'warning',
        fixes: meant === undefined ? [] : [replace(at, meant)],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: service(
        '"taskDefinition": { "family": "web", "networkMode": "awsvpc", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128, "portMappings": [{ "containerPort": 80, "name": "http" }] }] }',
        '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"] } }',
        '"serviceConnectConfiguration": { "enabled": true, "namespace": "shop", "services": [{ "portName": "htp", "clientAliases": [{ "port": 80 }] }] }',
      ),
    },
    {
      title: 'VPC Lattice',
      text: service(
        '"taskDefinition": { "family": "web", "networkMode": "awsvpc", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128, "portMappings": [{ "containerPort": 80, "name": "http" }] }] }',
        '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"] } }',
        '"vpcLatticeConfigurations": [{ "roleArn": "arn:aws:iam::123456789012:role/lattice", "targetGroupArn": "arn:aws:vpc-lattice:eu-west-1:123456789012:targetgroup/tg-1", "portName": "https" }]',
      ),
    },
  ],
  good: [
    {
      text: service(
        '"taskDefinition": { "family": "web", "networkMode": "awsvpc", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128, "portMappings": [{ "containerPort": 80, "name": "http" }] }] }',
        '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"] } }',
        '"serviceConnectConfiguration": { "enabled": true, "namespace": "shop", "services": [{ "portName": "http", "clientAliases": [{ "port": 80 }] }] }',
      ),
    },
    {
      title: 'a task definition elsewhere',
      text: service(
        '"serviceConnectConfiguration": { "enabled": true, "namespace": "shop", "services": [{ "portName": "htp", "clientAliases": [{ "port": 80 }] }] }',
      ),
    },
    {
      title: 'a name that is filled in later',
      text: service(
        '"taskDefinition": { "family": "web", "networkMode": "awsvpc", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128, "portMappings": [{ "containerPort": 80, "name": "http" }] }] }',
        '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"] } }',
        '"serviceConnectConfiguration": { "enabled": true, "namespace": "shop", "services": [{ "portName": "${PORT}", "clientAliases": [{ "port": 80 }] }] }',
      ),
    },
  ],
});
