import { container, task } from '../../example.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';
import { allMappings } from './_mappings.ts';

/** Source: API reference, PortMapping, read 2026-11. */
const LIMIT = 100;
const OWN = 6;

export const rule: TaskRule = {
  id: 'port-host-count',
  area: 'ports',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  title: 'A task can have at most 100 fixed host ports.',
  why: 'An instance keeps at most 100 reserved ports, its own included. A task that needs more cannot be placed.',
  docs: parameters('container_definition_portmappings'),
  messages: {
    many: 'The task has {count} fixed host ports. With the {own} of the instance itself that is more than the {limit} an instance can reserve.',
  },
  check(task, report) {
    if (task.effectiveNetworkMode !== 'bridge') return;
    const fixed = allMappings(task).filter(
      ({ hostPort }) => hostPort !== undefined && hostPort > 0,
    );
    const over = fixed[LIMIT - OWN]?.node;
    if (!over) return;
    report({ at: over, message: 'many', params: { count: fixed.length, own: OWN, limit: LIMIT } });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container(
          `"portMappings": [${Array.from({ length: 95 }, (_, i) => `{ "containerPort": ${3000 + i}, "hostPort": ${3000 + i} }`).join(', ')}]`,
        ),
      ),
    },
  ],
  good: [
    {
      text: task(
        container(
          `"portMappings": [${Array.from({ length: 94 }, (_, i) => `{ "containerPort": ${3000 + i}, "hostPort": ${3000 + i} }`).join(', ')}]`,
        ),
      ),
    },
    {
      title: 'a mode that is filled in later',
      text: task(
        '"networkMode": "<MODE>"',
        container('"portMappings": [{ "containerPort": 80, "hostPort": 80 }]'),
      ),
    },
  ],
});
