import type { Node } from '../../../text/node.ts';
import { service } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { guide, type ServiceRule } from '../../rule.ts';
import type { Subject } from '../../subject.ts';

/** Whether containers of the task have health checks, for which the period counts too. */
function checksOf(service: Node, subject: Subject): 'some' | 'none' | 'unknown' {
  const task = subject.taskOf(service);
  if (!task || task.containersOpen) return 'unknown';
  if (task.containers.some(({ node }) => node.get('healthCheck').exists)) return 'some';
  return task.containers.every(({ node }) => node.lacks('healthCheck')) ? 'none' : 'unknown';
}

export const rule: ServiceRule = {
  id: 'service-grace-period',
  area: 'service',
  severity: 'warning',
  evidence: 'documented',
  on: 'service',
  title: 'A grace period for health checks needs health checks.',
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
    if (checksOf(service, subject) === 'some') return;
    report({
      at: at.asMember?.keyRange ?? at,
      message: 'balancer',
      severity: checksOf(service, subject) === 'none' ? 'warning' : 'info',
      fixes: [remove(at)],
    });
  },
  examples: {
    bad: [{ text: service('"healthCheckGracePeriodSeconds": 60') }],
    good: [
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
  },
};
