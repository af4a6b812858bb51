import { FARGATE_SIZES } from '../../../ecs/fargate-sizes.ts';
import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';
import { asked } from './_sizes.ts';

export const rule: TaskRule = {
  id: 'container-cpu-sum-over-task',
  area: 'resources',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  needs: ['cpu'],
  title: 'The CPU units of all containers must not exceed the task CPU.',
  why: 'Amazon ECS adds up the "cpu" of all containers.',
  says: [
    "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.",
  ],
  docs: parameters('container_definition_environment'),
  messages: { sum: 'The containers ask for {sum} CPU units together, the task has {limit}.' },
  check(task, report) {
    const limit = task.cpu;
    if (!limit || (task.windows && !task.fargate)) return;
    const { cpu: sum } = asked(task);
    if (sum <= limit) return;
    const at = task.node.get('cpu');
    const enough = task.fargate ? FARGATE_SIZES.find((size) => size.cpu >= sum)?.cpu : sum;
    const fixes = enough === undefined || task.fargate ? [] : [replace(at, String(enough))];
    report({ at, message: 'sum', params: { sum, limit }, fixes });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"cpu": "512"',
        container('"cpu": 512'),
        container('"name": "proxy"', '"cpu": 128'),
      ),
    },
  ],
  good: [
    {
      text: task(
        '"cpu": "512"',
        container('"cpu": 384'),
        container('"name": "proxy"', '"cpu": 128'),
      ),
    },
    {
      title: 'an amount that is filled in later',
      text: task('"cpu": "<CPU>"', container('"cpu": 512')),
    },
  ],
});
