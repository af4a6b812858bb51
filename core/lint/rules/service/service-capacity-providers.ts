import type { Node } from '../../../text/node.ts';
import { service } from '../../example.ts';
import { remove, set } from '../../fixes.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';

export const rule: ServiceRule = {
  id: 'service-capacity-providers',
  area: 'service',
  severity: 'error',
  evidence: 'rejected',
  on: 'service',
  title: 'A capacity provider strategy needs a weight, at most one base, and no launch type.',
  why: 'The base is met first; the weights share out the rest, so that one of several must be above 0.',
  says: [
    'Specifying both a launch type and capacity provider strategy is not supported',
    'There are multiple capacity providers in the specified capacity provider strategy with a base value defined',
    'There are no capacity providers in the capacity provider strategy with a weight value greater than zero',
    'A capacity provider strategy cannot contain a mix of capacity providers using Auto Scaling groups and Fargate providers.',
  ],
  source:
    'terraform-aws-modules/terraform-aws-ecs#68; deployments that failed, reported in September 2026',
  docs: guide('cluster-capacity-providers'),
  messages: {
    launch: '"launchType" and "capacityProviderStrategy" exclude each other.',
    base: 'Only one capacity provider can have a "base".',
    weights: 'All weights are 0: no task would be placed. Give one provider a "weight" above 0.',
    many: 'There are {count} capacity providers in the strategy; Amazon ECS takes 20.',
    mixed: 'A strategy cannot mix Fargate with other capacity providers.',
  },
  check(service, report, subject) {
    const strategy = service.get('capacityProviderStrategy');
    const items = strategy.items();
    if (items.length === 0) return;
    const launch = service.get('launchType');
    if (launch.string && subject.operation !== 'output') {
      report({
        at: launch.asMember?.keyRange ?? launch,
        message: 'launch',
        fixes: [remove(launch)],
      });
    }
    const based = items.filter((item) => (item.get('base').number ?? 0) > 0);
    const second = based[1];
    if (second)
      report({ at: second.get('base'), message: 'base', fixes: [remove(second.get('base'))] });
    const zero = (item: Node) => item.lacks('weight') || item.get('weight').number === 0;
    // One provider without a weight is not known to be refused; one with the weight 0 is.
    const stated = items.some((item) => item.get('weight').number === 0);
    if ((items.length > 1 || stated) && !strategy.open && items.every(zero)) {
      report({
        at: strategy.asMember?.keyRange ?? strategy,
        message: 'weights',
        fixes: items[0] ? [set(items[0], 'weight', 1)] : [],
      });
    }
    const over = items[20];
    if (over)
      report({ at: over, message: 'many', params: { count: items.length }, severity: 'warning' });
    const names = items.map((item) => item.get('capacityProvider').string);
    const fargate = names.filter((name) => /^FARGATE(?:_SPOT)?$/.test(name ?? '')).length;
    if (fargate > 0 && fargate < items.length && !names.includes(undefined)) {
      report({ at: strategy.asMember?.keyRange ?? strategy, message: 'mixed' });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: service(
        '"launchType": "EC2"',
        '"capacityProviderStrategy": [{ "capacityProvider": "general", "weight": 1 }]',
      ),
    },
    {
      text: service(
        '"capacityProviderStrategy": [{ "capacityProvider": "a", "weight": 0 }, { "capacityProvider": "b", "weight": 0 }]',
      ),
    },
  ],
  good: [
    {
      text: service(
        '"capacityProviderStrategy": [{ "capacityProvider": "a", "base": 1, "weight": 1 }, { "capacityProvider": "b", "weight": 3 }]',
      ),
    },
    {
      title: 'a weight that is filled in later',
      text: service(
        '"capacityProviderStrategy": [{ "capacityProvider": "a", "weight": "<WEIGHT>" }, { "capacityProvider": "b", "weight": 0 }]',
      ),
    },
  ],
});
