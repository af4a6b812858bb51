import { service } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';
import { isDaemon } from './_service.ts';

export const rule: ServiceRule = {
  id: 'service-az-rebalancing',
  area: 'service',
  severity: 'error',
  evidence: 'rejected',
  on: 'service',
  title: 'Availability Zone rebalancing has requirements that the service must meet.',
  why: 'It needs a REPLICA service whose first strategy, if any, spreads over zones, a maximum above 100 percent, no Classic Load Balancer and no constraint on the zone.',
  says: [
    'Availability Zone Rebalancing does not support DAEMON services',
    'Availability Zone Rebalancing does not support maximumPercent <= 100 % as deployment configuration',
  ],
  docs: guide('service-rebalancing'),
  messages: {
    daemon: 'A DAEMON service is not rebalanced.',
    maximum:
      'Availability Zone rebalancing needs "maximumPercent" above 100, so that a task can start before another stops.',
    strategy:
      'The service is not rebalanced: its first placement strategy must be spread over attribute:ecs.availability-zone.',
    classic: 'A service with a Classic Load Balancer is not rebalanced.',
    constraint: 'A service with a constraint on the Availability Zone is not rebalanced.',
  },
  check(service, report) {
    const at = service.get('availabilityZoneRebalancing');
    if (at.string !== 'ENABLED') return;
    const first = service.get('placementStrategy').items()[0];
    const fixes = [replace(at, 'DISABLED')];
    const zone = 'attribute:ecs.availability-zone';
    if (isDaemon(service)) report({ at, message: 'daemon', fixes });
    else if ((service.get('deploymentConfiguration').get('maximumPercent').number ?? 200) <= 100)
      report({ at, message: 'maximum', fixes });
    else if (
      first &&
      first.get('type').string !== undefined &&
      !first.get('field').isUnknown &&
      !(first.get('type').string === 'spread' && first.get('field').string === zone)
    ) {
      report({ at, message: 'strategy', severity: 'warning', fixes });
    } else if (
      service
        .get('loadBalancers')
        .items()
        .some((item) => item.get('loadBalancerName').string)
    ) {
      report({ at, message: 'classic', severity: 'warning', fixes });
    } else if (
      service
        .get('placementConstraints')
        .items()
        .some((item) => item.get('expression').string?.includes(zone))
    ) {
      report({ at, message: 'constraint', severity: 'warning', fixes });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: service(
        '"availabilityZoneRebalancing": "ENABLED"',
        '"placementStrategy": [{ "type": "binpack", "field": "memory" }]',
      ),
    },
  ],
  good: [
    {
      text: service(
        '"availabilityZoneRebalancing": "ENABLED"',
        '"placementStrategy": [{ "type": "spread", "field": "attribute:ecs.availability-zone" }]',
      ),
    },
    {
      title: 'a field that is filled in later',
      text: service(
        '"availabilityZoneRebalancing": "ENABLED"',
        '"placementStrategy": [{ "type": "spread", "field": "<FIELD>" }]',
      ),
    },
  ],
});
