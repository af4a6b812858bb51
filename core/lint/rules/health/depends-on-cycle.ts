import { cyclesIn } from '../../cycles.ts';
import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { parameters, type TaskRule } from '../../rule.ts';
import { dependenciesOf } from './_dependencies.ts';

export const rule: TaskRule = {
  id: 'depends-on-cycle',
  area: 'health',
  severity: 'info',
  evidence: 'advice',
  on: 'task',
  containersOnly: true,
  title: 'Containers do not wait for each other in a circle.',
  why: 'None of them would ever start. AWS Copilot refuses it.',
  docs: parameters('container_definition_dependson'),
  messages: {
    cycle: 'The containers wait for each other in a circle: {path}. None of them would start.',
  },
  check(task, report) {
    const edges = task.containers.flatMap((each) => [
      ...dependenciesOf(each, task).map(({ at }) => ({ from: each.name, to: at.string, at })),
      ...each.node
        .get('volumesFrom')
        .items()
        .map((item) => {
          const at = item.get('sourceContainer');
          return { from: each.name, to: at.string, at };
        }),
    ]);
    for (const { at, path } of cyclesIn(edges)) {
      if (path.length === 2) continue;
      const item = at.parent;
      report({
        at,
        message: 'cycle',
        params: { path: path.join(' → ') },
        fixes: item ? [remove(item)] : [],
      });
    }
  },
  examples: {
    bad: [
      {
        text: task(
          container('"dependsOn": [{ "containerName": "db", "condition": "START" }]'),
          container(
            '"name": "db"',
            '"dependsOn": [{ "containerName": "web", "condition": "START" }]',
          ),
        ),
      },
    ],
    good: [
      {
        text: task(
          container(
            '"dependsOn": [{ "containerName": "db", "condition": "START" }, { "containerName": "cache", "condition": "START" }]',
          ),
          container(
            '"name": "db"',
            '"dependsOn": [{ "containerName": "cache", "condition": "START" }]',
          ),
          container('"name": "cache"'),
        ),
      },
      {
        title: 'a name that is filled in later',
        text: task(
          container('"dependsOn": [{ "containerName": "<DB>", "condition": "START" }]'),
          container(
            '"name": "db"',
            '"dependsOn": [{ "containerName": "web", "condition": "START" }]',
          ),
        ),
      },
    ],
  },
};
