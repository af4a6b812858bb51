import type { Node } from '../../../text/node.ts';
import { service } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';
import type { Subject } from '../../subject.ts';

/** Containers of the task have health checks, for which the period counts too. */
const hasChecks = (service: Node, subject: Subject): boolean =>
  subject.taskOf(service)?.containers.some(({ node }) => node.get('healthCheck').exists) ?? false;

export const rule: ServiceRule = {
  id: 'service-grace-period',
  area: 'service',
  severity: 'warning',
  evidence: 'documented',
  on: 'service',
  title: 'A health check grace period needs a load balancer or a health check.',
  why: 'The period is for the health checks of load balancers, of VPC Lattice and of containers. Without any of them it is not used.',
  says: ['Health check grace period is only valid for services configured to use load balancers'],
  docs: guide('service_definition_parameters'),
  messages: {
    balancer:
      '"healthCheckGracePeriodSeconds" is not used: the service has no load balancer. It counts for health checks of containers only, if there are any.',
  },
  check(service, report, subject) {
    // An update keeps the load balancers that the service has.
    if (subject.operation === 'UpdateService') return;
    const at = service.get('healthCheckGracePeriodSeconds');
    const balancers = service.get('loadBalancers');
    const none =
      service.lacks('loadBalancers') ||
      (balancers.kind === 'array' && balancers.items().length === 0 && !balancers.open);
    if (!at.number || !none || !service.lacks('vpcLatticeConfigurations')) return;
    if (hasChecks(service, subject)) return;
    report({
      at: at.asMember?.keyRange ?? at,
      message: 'balancer',
      fixes: [remove(at)],
    });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: service('"healthCheckGracePeriodSeconds": 60') }],
  good: [
    {
      title: 'a container has a health check',
      text: service(
        '"healthCheckGracePeriodSeconds": 60',
        '"taskDefinition": { "family": "web", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128, "healthCheck": { "command": ["CMD-SHELL", "true"] } }] }',
      ),
    },
    {
      text: service(
        '"healthCheckGracePeriodSeconds": 60',
        '"loadBalancers": [{ "targetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/1", "containerName": "web", "containerPort": 80 }]',
      ),
    },
    {
      title: 'load balancers that are filled in later',
      text: service('"healthCheckGracePeriodSeconds": 60', '"loadBalancers": "<BALANCERS>"'),
    },
  ],
});
