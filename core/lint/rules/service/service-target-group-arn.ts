import { readArn } from '../../../ecs/arn.ts';
import { service } from '../../example.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';

export const rule: ServiceRule = {
  id: 'service-target-group-arn',
  area: 'service',
  severity: 'error',
  evidence: 'rejected',
  on: 'service',
  title: 'targetGroupArn must be the ARN of a target group.',
  why: 'A load balancer and its listeners have ARNs of their own, which look alike. Amazon ECS registers tasks with a target group.',
  says: ['Unable to assume role and validate the specified targetGroupArn'],
  source: 'Shippable/support#3390',
  docs: guide('service-load-balancing'),
  messages: {
    other:
      'This is the ARN of a {kind}, not of a target group. Use an ARN such as arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789abcdef.',
    name: '"{value}" is not an ARN. "targetGroupArn" takes the ARN of the target group.',
  },
  check(service, report) {
    for (const balancer of service.get('loadBalancers').items()) {
      const at = balancer.get('targetGroupArn');
      if (!at.string) continue;
      const arn = readArn(at.string);
      if (!arn) {
        // A deployment tool may replace any word.
        report({ at, message: 'name', params: { value: at.string }, severity: 'warning' });
        continue;
      }
      const [kind = ''] = arn.resource.split('/');
      const own = arn.service === 'elasticloadbalancing';
      if (own && kind === 'targetgroup') continue;
      report({ at, message: 'other', params: { kind: own ? kind : arn.service } });
    }
  },
};

const balancer = (arn: string): string =>
  service(
    `"loadBalancers": [{ "containerName": "web", "containerPort": 80, "targetGroupArn": "${arn}" }]`,
  );

export const examples = (): Examples => ({
  bad: [
    {
      text: balancer(
        'arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/web/0123456789abcdef',
      ),
    },
    { title: 'a name', text: balancer('web') },
  ],
  good: [
    {
      text: balancer(
        'arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789abcdef',
      ),
    },
    {
      title: 'parts that are filled in later',
      text: balancer('arn:aws:elasticloadbalancing:<REGION>:<ACCOUNT>:loadbalancer/app/web/1'),
    },
  ],
});
