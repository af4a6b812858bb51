import type { Node } from '../../../text/node.ts';
import { service } from '../../example.ts';
import { type Examples, guide, type Reporter, type ServiceRule } from '../../rule.ts';
import type { Subject } from '../../subject.ts';
import { mappingsOf, onFargate } from './_service.ts';

/** The port of the container has no fixed port of the host, in a mode that has dynamic ones. */
function checkHostPort(balancer: Node, service: Node, report: Reporter, subject: Subject): void {
  const task = subject.taskOf(service);
  const name = balancer.get('containerName').string;
  const at = balancer.get('containerPort');
  if (task?.effectiveNetworkMode !== 'bridge' || at.number === undefined) return;
  const mappings = (mappingsOf(task) ?? []).filter(
    ({ container, node }) =>
      container.name === name && node.get('containerPort').number === at.number,
  );
  const [only] = mappings;
  if (name === undefined || !only || mappings.length > 1) return;
  const dynamic = only.node.lacks('hostPort') || only.node.get('hostPort').number === 0;
  if (dynamic) report({ at, message: 'port', params: { name, port: at.number } });
}

export const rule: ServiceRule = {
  id: 'service-classic-load-balancer',
  area: 'service',
  severity: 'error',
  evidence: 'rejected',
  on: 'service',
  title: 'A Classic Load Balancer needs tasks with fixed host ports, not in network mode awsvpc.',
  why: 'It registers instances and sends to one port of each. Tasks in network mode awsvpc are reached at addresses of their own, and a dynamic host port is another one for each task.',
  says: [
    'Classic Load Balancers are not supported with Fargate',
    'A host port mapping for the container port 8080 is required.',
  ],
  source: 'hashicorp/terraform#24274; deployments that failed, reported in September 2026',
  docs: guide('service-load-balancing'),
  messages: {
    port: 'A Classic Load Balancer needs a fixed host port for port {port} of the container "{name}".',
    classic:
      'The tasks have network mode awsvpc, for which Classic Load Balancers are not supported. Name a "targetGroupArn" instead.',
  },
  check(service, report, subject) {
    const awsvpc = onFargate(service) || subject.taskOf(service)?.networkMode === 'awsvpc';
    for (const balancer of service.get('loadBalancers').items()) {
      const at = balancer.get('loadBalancerName');
      if (!at.string || !balancer.lacks('targetGroupArn')) continue;
      const severity = onFargate(service) ? 'error' : 'warning';
      if (awsvpc) report({ at, message: 'classic', severity });
      else checkHostPort(balancer, service, report, subject);
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      title: 'a dynamic host port',
      text: service(
        '"loadBalancers": [{ "loadBalancerName": "web", "containerName": "web", "containerPort": 80 }]',
        '"taskDefinition": { "networkMode": "bridge", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128, "portMappings": [{ "containerPort": 80, "hostPort": 0 }] }] }',
      ),
    },
    {
      text: service(
        '"launchType": "FARGATE"',
        '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"] } }',
        '"loadBalancers": [{ "loadBalancerName": "web", "containerName": "web", "containerPort": 80 }]',
      ),
    },
  ],
  good: [
    {
      title: 'in network mode bridge',
      text: service(
        '"loadBalancers": [{ "loadBalancerName": "web", "containerName": "web", "containerPort": 80 }]',
        '"taskDefinition": { "networkMode": "bridge", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128, "portMappings": [{ "containerPort": 80, "hostPort": 80 }] }] }',
      ),
    },
    {
      title: 'a name that is filled in later',
      text: service(
        '"launchType": "FARGATE"',
        '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"] } }',
        '"loadBalancers": [{ "loadBalancerName": "${LOAD_BALANCER}", "containerName": "web", "containerPort": 80 }]',
      ),
    },
  ],
});
