import type { Node } from '../../../text/node.ts';
import { service } from '../../example.ts';
import { remove, set } from '../../fixes.ts';
import { type Examples, guide, type Reporter, type ServiceRule } from '../../rule.ts';
import { isComplete, keyOf, shiftsTraffic, strategyOf } from './_service.ts';

/** The configuration of each strategy that has one. */
const CONFIGURATIONS = [
  ['canaryConfiguration', 'CANARY'],
  ['linearConfiguration', 'LINEAR'],
] as const;

/** What a load balancer needs before traffic can be shifted from one target group to another. */
const ADVANCED = ['alternateTargetGroupArn', 'productionListenerRule', 'roleArn'];

function checkBalancers(service: Node, strategy: string, report: Reporter): void {
  for (const balancer of service.get('loadBalancers').items()) {
    const advanced = balancer.get('advancedConfiguration');
    if (balancer.lacks('advancedConfiguration') && balancer.get('targetGroupArn').text) {
      report({ at: balancer, message: 'advanced', params: { strategy } });
    }
    for (const name of ADVANCED) {
      if (advanced.lacks(name)) {
        report({ at: keyOf(advanced), message: 'member', params: { name, strategy } });
      }
    }
  }
}

export const rule: ServiceRule = {
  id: 'service-deployment-strategy',
  area: 'service',
  severity: 'warning',
  evidence: 'documented',
  on: 'service',
  title: 'A deployment strategy needs its own configuration, and no other.',
  why: 'Blue/green, linear and canary deployments shift traffic to an alternate target group; each has its own settings for how fast.',
  source:
    'API reference, DeploymentConfiguration; cloudposse/terraform-aws-ecs-alb-service-task#277',
  docs: guide('deployment-types'),
  messages: {
    other: '"{name}" is only valid with the strategy {wanted}; the strategy is {strategy}.',
    bake: 'The strategy BLUE_GREEN needs "bakeTimeInMinutes".',
    advanced:
      'The strategy {strategy} needs "advancedConfiguration" with an alternate target group for each load balancer.',
    member: '"advancedConfiguration" needs "{name}" for the strategy {strategy}.',
    classic: 'A Classic Load Balancer does not support the strategy {strategy}.',
  },
  check(service, report, subject) {
    // With another controller there is no strategy; service-controller-options says so.
    const controller = service.get('deploymentController').get('type').string ?? 'ECS';
    if (controller !== 'ECS') return;
    const deployment = service.get('deploymentConfiguration');
    const strategy = strategyOf(service, subject);
    if (strategy === undefined || deployment.kind !== 'object') return;
    for (const [name, wanted] of CONFIGURATIONS) {
      const node = deployment.get(name);
      if (!node.exists || node.isUnknown || strategy === wanted) continue;
      const fixes = [remove(node), set(deployment, 'strategy', wanted)];
      report({ at: keyOf(node), message: 'other', params: { name, wanted, strategy }, fixes });
    }
    if (!shiftsTraffic(strategy)) return;
    const at = keyOf(deployment.get('strategy'));
    const needsBake = strategy === 'BLUE_GREEN' && deployment.lacks('bakeTimeInMinutes');
    if (needsBake && isComplete(service, subject)) {
      report({ at, message: 'bake', fixes: [set(deployment, 'bakeTimeInMinutes', 5)] });
    }
    const classic = service
      .get('loadBalancers')
      .items()
      .find((item) => item.get('loadBalancerName').string);
    if (classic) {
      const name = classic.get('loadBalancerName');
      report({ at: name, message: 'classic', params: { strategy } });
    }
    if (service.get('deploymentController').get('type').string !== 'CODE_DEPLOY') {
      checkBalancers(service, strategy, report);
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: service(
        '"deploymentConfiguration": { "strategy": "LINEAR", "canaryConfiguration": { "canaryPercent": 10 } }',
      ),
    },
    {
      text: service(
        '"deploymentConfiguration": { "canaryConfiguration": { "canaryPercent": 10 } }',
      ),
    },
    {
      text: service(
        '"deploymentConfiguration": { "strategy": "BLUE_GREEN", "bakeTimeInMinutes": 5 }',
        '"loadBalancers": [{ "targetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/1", "containerName": "web", "containerPort": 80 }]',
      ),
    },
    {
      text: service(
        '"deploymentConfiguration": { "strategy": "BLUE_GREEN" }',
        '"loadBalancers": [{ "targetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/1", "containerName": "web", "containerPort": 80, "advancedConfiguration": { "alternateTargetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/2", "productionListenerRule": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener-rule/app/web/1/2/3", "roleArn": "arn:aws:iam::123456789012:role/lb" } }]',
      ),
    },
  ],
  good: [
    {
      text: service(
        '"deploymentConfiguration": { "strategy": "CANARY", "canaryConfiguration": { "canaryPercent": 10 } }',
        '"loadBalancers": [{ "targetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/1", "containerName": "web", "containerPort": 80, "advancedConfiguration": { "alternateTargetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/2", "productionListenerRule": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener-rule/app/web/1/2/3", "roleArn": "arn:aws:iam::123456789012:role/lb" } }]',
      ),
    },
    {
      text: service(
        '"deploymentConfiguration": { "strategy": "BLUE_GREEN", "bakeTimeInMinutes": 0 }',
        '"loadBalancers": [{ "targetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/1", "containerName": "web", "containerPort": 80, "advancedConfiguration": { "alternateTargetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/2", "productionListenerRule": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener-rule/app/web/1/2/3", "roleArn": "arn:aws:iam::123456789012:role/lb" } }]',
      ),
    },
    {
      title: 'a strategy that is filled in later',
      text: service(
        '"deploymentConfiguration": { "strategy": "${STRATEGY}", "canaryConfiguration": { "canaryPercent": 10 } }',
        '"loadBalancers": [{ "targetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/1", "containerName": "web", "containerPort": 80 }]',
      ),
    },
  ],
});
