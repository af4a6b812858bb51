import { service } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';

/** Source: API reference, AwsVpcConfiguration, read 2026-11. */
const LIMITS = [
  ['subnets', 16],
  ['securityGroups', 5],
] as const;

export const rule: ServiceRule = {
  id: 'service-subnets',
  area: 'service',
  severity: 'error',
  evidence: 'rejected',
  on: 'service',
  title: 'A network configuration takes 1 to 16 subnets and at most 5 security groups.',
  why: 'The network interface of a task is created in one of the subnets.',
  says: ['subnets can not be empty.'],
  docs: guide('task-networking'),
  messages: {
    empty: '"subnets" is empty; name at least one subnet.',
    many: '"{name}" has {count} items; Amazon ECS takes at most {limit}.',
    duplicate: '"{value}" appears twice.',
  },
  check(service, report) {
    const network = service.get('networkConfiguration').get('awsvpcConfiguration');
    const subnets = network.get('subnets');
    if (subnets.kind === 'array' && subnets.items().length === 0 && !subnets.open) {
      report({ at: subnets, message: 'empty' });
    }
    for (const [name, limit] of LIMITS) {
      const items = network.get(name).items();
      const over = items[limit];
      const params = { name, count: items.length, limit };
      if (over) report({ at: over, message: 'many', params, severity: 'warning' });
      const seen = new Set<string>();
      for (const item of items) {
        const value = item.string;
        if (value === undefined) continue;
        if (seen.has(value)) {
          const fixes = [remove(item)];
          report({ at: item, message: 'duplicate', params: { value }, severity: 'warning', fixes });
        }
        seen.add(value);
      }
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: service('"networkConfiguration": { "awsvpcConfiguration": { "subnets": [] } }'),
    },
    {
      text: service(
        '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"], "securityGroups": ["sg-1", "sg-2", "sg-3", "sg-4", "sg-5", "sg-6"] } }',
      ),
    },
  ],
  good: [
    {
      text: service(
        '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"], "securityGroups": [] } }',
      ),
    },
    {
      title: 'subnets that are filled in later',
      text: service(
        '"networkConfiguration": { "awsvpcConfiguration": { "subnets": [{{ .Subnets }}] } }',
      ),
    },
  ],
});
