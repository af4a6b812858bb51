import { FARGATE, task } from '../../example.ts';
import { insert, replace } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';
import { placeOf } from '../../structures.ts';

export const rule: TaskRule = {
  id: 'fargate-network-mode',
  area: 'networking',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  title: 'Fargate tasks must use network mode awsvpc.',
  why: 'On Fargate every task has a network interface of its own. The rule applies as soon as FARGATE is among the compatibilities.',
  says: ["Fargate only supports network mode 'awsvpc'."],
  docs: parameters('network_mode'),
  messages: {
    missing: 'Fargate needs "networkMode": "awsvpc"; without it the mode is bridge.',
    other: 'Fargate needs "networkMode": "awsvpc", not "{mode}".',
  },
  check(task, report) {
    if (!task.fargate) return;
    const at = task.node.get('networkMode');
    if (task.node.lacks('networkMode')) {
      report({
        at: placeOf(task.node, 'requiresCompatibilities'),
        message: 'missing',
        fixes: [insert(task.node, 'networkMode', 'awsvpc', { after: 'requiresCompatibilities' })],
      });
    } else if (task.networkMode !== undefined && task.networkMode !== 'awsvpc') {
      report({
        at,
        message: 'other',
        params: { mode: task.networkMode },
        fixes: [replace(at, 'awsvpc')],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    { text: task('"requiresCompatibilities": ["FARGATE"]', '"cpu": "256"', '"memory": "512"') },
    {
      title: 'beside EC2',
      text: task(
        '"requiresCompatibilities": ["EC2", "FARGATE"]',
        '"networkMode": "bridge"',
        '"cpu": "256"',
        '"memory": "512"',
      ),
    },
  ],
  good: [
    { text: task(...FARGATE) },
    {
      title: 'a mode that is filled in later',
      text: task(
        '"requiresCompatibilities": ["FARGATE"]',
        '"networkMode": "<MODE>"',
        '"cpu": "256"',
        '"memory": "512"',
      ),
    },
  ],
});
