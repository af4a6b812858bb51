import { service } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { guide, type ServiceRule } from '../../rule.ts';

export const rule: ServiceRule = {
  id: 'service-grace-period',
  area: 'service',
  severity: 'warning',
  evidence: 'documented',
  on: 'service',
  title: 'A grace period for health checks needs a load balancer.',
  why: 'The period is for the health checks of the load balancer.',
  says: ['Health check grace period is only valid for services configured to use load balancers'],
  docs: guide('service_definition_parameters'),
  messages: {
    balancer:
      '"healthCheckGracePeriodSeconds" has nothing to wait for: the service has no load balancer.',
  },
  check(service, report) {
    const at = service.get('healthCheckGracePeriodSeconds');
    const balancers = service.get('loadBalancers');
    const none =
      service.lacks('loadBalancers') ||
      (balancers.kind === 'array' && balancers.items().length === 0 && !balancers.open);
    if (!at.number || !none || !service.lacks('vpcLatticeConfigurations')) return;
    report({
      at: at.asMember?.keyRange ?? at,
      message: 'balancer',
      severity: 'warning',
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
