import { container, task } from '../../example.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';
import { allMappings } from './_mappings.ts';

export const rule: TaskRule = {
  id: 'port-range-overlap',
  area: 'ports',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  containersOnly: true,
  title: 'Port ranges must not overlap.',
  why: 'In awsvpc mode all containers share one network interface, so each port belongs to one mapping.',
  says: ['container port is used multiple times in task'],
  docs: parameters('container_definition_portmappings'),
  messages: {
    overlap: 'Ports {first}-{last} overlap with another mapping of the task.',
    other: 'The other mapping.',
  },
  check(task, report) {
    if (task.networkMode !== 'awsvpc') return;
    const used = allMappings(task)
      .map(({ node, containerPort, range, protocol }) => ({
        at: range ? node.get('containerPortRange') : node.get('containerPort'),
        first: range?.first ?? containerPort ?? 0,
        last: range?.last ?? containerPort ?? 0,
        ranged: range !== undefined,
        protocol,
      }))
      .filter(({ first, protocol }) => first > 0 && protocol !== undefined)
      .sort((a, b) => a.first - b.first || a.at.start - b.at.start);
    const widest = new Map<string, (typeof used)[number]>();
    for (const each of used) {
      const protocol = each.protocol ?? '';
      const before = widest.get(protocol);
      if (before && before.last >= each.first && (before.ranged || each.ranged)) {
        const { at, first, last } = each.ranged ? each : before;
        const other = each.ranged ? before : each;
        report({
          at,
          message: 'overlap',
          params: { first, last },
          related: [{ at: other.at, message: 'other' }],
        });
      }
      if (!before || each.last > before.last) widest.set(protocol, each);
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"networkMode": "awsvpc"',
        container(
          '"portMappings": [{ "containerPortRange": "8000-8010" }, { "containerPort": 8005 }]',
        ),
      ),
    },
    {
      text: task(
        '"networkMode": "awsvpc"',
        container(
          '"portMappings": [{ "containerPortRange": "8000-8010" }, { "containerPortRange": "8010-8020" }]',
        ),
      ),
    },
  ],
  good: [
    {
      title: 'side by side',
      text: task(
        '"networkMode": "awsvpc"',
        container(
          '"portMappings": [{ "containerPortRange": "8000-8010" }, { "containerPortRange": "8011-8020" }]',
        ),
      ),
    },
    {
      title: 'another protocol',
      text: task(
        '"networkMode": "awsvpc"',
        container(
          '"portMappings": [{ "containerPortRange": "8000-8010" }, { "containerPort": 8005, "protocol": "udp" }]',
        ),
      ),
    },
    {
      title: 'a range that is filled in later',
      text: task(
        '"networkMode": "awsvpc"',
        container(
          '"portMappings": [{ "containerPortRange": "<RANGE>" }, { "containerPort": 8005 }]',
        ),
      ),
    },
  ],
});
