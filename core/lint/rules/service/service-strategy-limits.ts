import { service } from '../../example.ts';
import { remove, set } from '../../fixes.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';

export const rule: ServiceRule = {
  id: 'service-strategy-limits',
  area: 'service',
  severity: 'error',
  evidence: 'rejected',
  on: 'service',
  title: 'A service can have at most five placement strategies, each with a valid field.',
  why: 'spread takes instanceId, host or an attribute; binpack takes cpu or memory; random takes none.',
  says: ['random field should not be specified.', "binpack field 'disk' is invalid"],
  source: 'deployments that failed, reported in September 2026',
  docs: guide('task-placement-strategies'),
  messages: {
    many: 'There are {count} placement strategies; Amazon ECS takes five.',
    binpack: '"binpack" takes the field "cpu" or "memory", not {field}.',
    spread: '"spread" takes the field "instanceId", "host" or "attribute:NAME", not {field}.',
    random: '"random" takes no field.',
  },
  check(service, report) {
    const strategies = service.get('placementStrategy').items();
    const over = strategies[5];
    if (over) report({ at: over, message: 'many', params: { count: strategies.length } });
    for (const strategy of strategies) {
      const type = strategy.get('type').string;
      const at = strategy.get('field');
      if (type === undefined || at.isUnknown || strategy.open) continue;
      const field = at.string ?? '';
      const params = { field: JSON.stringify(field) };
      const place = at.exists ? at : strategy;
      // The API does not call the field required.
      const severity = field === '' || type === 'spread' ? 'warning' : 'error';
      if (type === 'binpack' && !/^(?:cpu|memory)$/i.test(field)) {
        report({
          at: place,
          message: 'binpack',
          severity,
          params,
          fixes: [set(strategy, 'field', 'memory')],
        });
      } else if (type === 'spread' && !/^(?:instanceId|host|attribute:.+)$/i.test(field)) {
        report({
          at: place,
          message: 'spread',
          severity,
          params,
          fixes: [set(strategy, 'field', 'attribute:ecs.availability-zone')],
        });
      } else if (type === 'random' && field !== '') {
        report({ at, message: 'random', fixes: [remove(at)] });
      }
    }
  },
};

export const examples = (): Examples => ({
  bad: [{ text: service('"placementStrategy": [{ "type": "binpack", "field": "disk" }]') }],
  good: [
    {
      text: service(
        '"placementStrategy": [{ "type": "spread", "field": "attribute:ecs.availability-zone" }, { "type": "binpack", "field": "MEMORY" }]',
      ),
    },
    {
      title: 'a field that is filled in later',
      text: service('"placementStrategy": [{ "type": "binpack", "field": "<FIELD>" }]'),
    },
  ],
});
