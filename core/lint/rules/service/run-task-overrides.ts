import { closest } from '../../../text/closest.ts';
import { type Node, toValue } from '../../../text/node.ts';
import { replace } from '../../fixes.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';
import { opening } from '../../structures.ts';
import { keyOf } from './_service.ts';

/** Most characters of all overrides together, as JSON. Source: API reference, RunTask, read 2026-11. */
const LONGEST = 8192;

/** Whether all below is known, so that its length is. */
function isKnown(node: Node): boolean {
  if (node.isUnknown || node.open) return false;
  return node.members.every(({ value }) => isKnown(value)) && node.items().every(isKnown);
}

export const rule: ServiceRule = {
  id: 'run-task-overrides',
  area: 'service',
  severity: 'error',
  evidence: 'rejected',
  on: 'service',
  title: 'Overrides must name containers of the task definition and have at most 8192 characters.',
  why: 'Amazon ECS looks for each container of the overrides in the task definition, and limits the length of all overrides together.',
  says: [
    'Override for container named web is not a container in the TaskDefinition.',
    'Container Overrides length must be at most 8192',
  ],
  source: 'Netflix/metaflow#977; Netflix/metaflow#1326',
  docs: guide('standalone-task-create'),
  messages: {
    container: 'The task definition has no container "{name}".',
    name: 'A container override needs the "name" of its container.',
    length:
      'The overrides are {length} characters long; Amazon ECS takes at most 8192. Move values to the task definition or to a file.',
  },
  check(service, report, subject) {
    const overrides = service.get('overrides');
    if (overrides.kind !== 'object') return;
    const { text: whole } = subject.document;
    const far = overrides.end - overrides.start > LONGEST && whole.length > LONGEST;
    if (far && isKnown(overrides)) {
      const { length } = JSON.stringify(toValue(overrides));
      if (length > LONGEST) report({ at: keyOf(overrides), message: 'length', params: { length } });
    }
    const task = subject.taskOf(service);
    for (const override of overrides.get('containerOverrides').items()) {
      if (override.lacks('name')) {
        report({ at: opening(override), message: 'name', severity: 'warning' });
      }
      const at = override.get('name');
      const name = at.string;
      if (!name || !task || task.containersOpen || task.container(name)) continue;
      if (task.containers.some((each) => each.name === undefined)) continue;
      const labels = task.containers.map((each) => each.label);
      const meant = closest(name, labels);
      const fixes = meant === undefined ? [] : [replace(at, meant)];
      report({ at, message: 'container', params: { name }, fixes });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: '{ "cluster": "c", "count": 1, "taskDefinition": { "family": "web", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128 }] }, "overrides": { "containerOverrides": [{ "name": "wev", "command": ["a"] }] } }\n',
      fileName: 'run.json',
    },
    {
      text: '{ "taskDefinition": "web:1", "count": 1, "overrides": { "containerOverrides": [{ "command": ["a"] }] } }\n',
      fileName: 'run.json',
    },
  ],
  good: [
    {
      text: '{ "cluster": "c", "count": 1, "taskDefinition": { "family": "web", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128 }] }, "overrides": { "containerOverrides": [{ "name": "web", "command": ["a"] }] } }\n',
      fileName: 'run.json',
    },
    {
      title: 'a name that is filled in later',
      text: '{ "cluster": "c", "count": 1, "taskDefinition": { "family": "web", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128 }] }, "overrides": { "containerOverrides": [{ "name": "${NAME}", "command": ["a"] }] } }\n',
      fileName: 'run.json',
    },
  ],
});
