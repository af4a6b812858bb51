import type { Node } from '../../../text/node.ts';
import { service } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';
import type { Subject } from '../../subject.ts';
import { isComplete, isEmptyList, keyOf, onFargate } from './_service.ts';

/** The tasks have network interfaces of their own, as far as the text tells. */
function usesAwsvpc(service: Node, subject: Subject): boolean {
  if (onFargate(service) || subject.taskOf(service)?.networkMode === 'awsvpc') return true;
  return service.get('networkConfiguration').get('awsvpcConfiguration').kind === 'object';
}

export const rule: ServiceRule = {
  id: 'service-role',
  area: 'service',
  severity: 'error',
  evidence: 'rejected',
  on: 'service',
  title: 'A service can specify a role only where Amazon ECS accepts one.',
  why: 'The role is for one load balancer of tasks outside of awsvpc. Everything else uses the service-linked role, which must not be named.',
  says: [
    'IAM roles are only valid for services configured to use load balancers',
    'A role was passed, but no load balancers were present.',
    'You cannot specify an IAM role for services that require a service linked role.',
  ],
  source:
    'boto/boto3#461; aws-cloudformation/cloudformation-coverage-roadmap#1804; deployments that failed, reported in September 2026',
  docs: guide('using-service-linked-roles'),
  messages: {
    balancer: '"role" requires "loadBalancers", and the service has none. Remove "role".',
    awsvpc:
      'The tasks have network mode awsvpc, for which Amazon ECS uses the service-linked role. Remove "role".',
    several: 'A service with {count} load balancers uses the service-linked role. Remove "role".',
    registry: 'A service with a registry uses the service-linked role. Remove "role".',
  },
  check(service, report, subject) {
    const role = service.get('role');
    if (subject.operation !== 'CreateService' || !role.string) return;
    const at = keyOf(role);
    const fixes = [remove(role)];
    const balancers = service.get('loadBalancers').items();
    // Naming the service-linked role itself says what is done anyway.
    const linked = /aws-service-role|AWSServiceRoleForECS/.test(role.string);
    const severity = linked ? 'warning' : 'error';
    if (usesAwsvpc(service, subject)) report({ at, message: 'awsvpc', severity, fixes });
    else if (balancers.length > 1) {
      report({ at, message: 'several', params: { count: balancers.length }, severity, fixes });
    } else if (isEmptyList(service, 'loadBalancers')) {
      const sure = isComplete(service, subject) ? severity : 'warning';
      report({ at, message: 'balancer', severity: sure, fixes });
    } else if (service.get('serviceRegistries').items().length > 0) {
      report({ at, message: 'registry', severity: 'warning', fixes });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    { text: service('"role": "ecsServiceRole"') },
    {
      text: service(
        '"role": "ecsServiceRole"',
        '"loadBalancers": [{ "targetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/1", "containerName": "web", "containerPort": 80 }]',
        '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"] } }',
      ),
    },
    {
      text: service(
        '"role": "ecsServiceRole"',
        '"loadBalancers": [{ "targetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/1", "containerName": "web", "containerPort": 80 }, { "targetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/2", "containerName": "web", "containerPort": 81 }]',
      ),
    },
  ],
  good: [
    {
      text: service(
        '"role": "ecsServiceRole"',
        '"loadBalancers": [{ "targetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/1", "containerName": "web", "containerPort": 80 }]',
      ),
    },
    { title: 'no role', text: service('"role": ""') },
    { title: 'a role that is filled in later', text: service('"role": "${ROLE}"') },
  ],
});
