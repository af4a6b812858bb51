import { container, task, WINDOWS } from '../../example.ts';
import { set } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { opening } from '../../structures.ts';
import { asked } from './_sizes.ts';

export const rule: ContainerRule = {
  id: 'container-cpu-windows-zero',
  area: 'resources',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  title: 'A Windows container should state its CPU units.',
  why: 'On Windows "cpu" is a hard quota; nothing or 0 gives the container one percent of one CPU.',
  docs: parameters('container_definition_environment'),
  messages: {
    zero: 'On Windows a container without "cpu" gets 1 % of one CPU. Say how much "{name}" needs, in CPU units (1024 are one CPU).',
  },
  check(container, report, task) {
    const cpu = container.node.get('cpu');
    if (!task.windows || !(container.node.lacks('cpu') || cpu.number === 0)) return;
    const room = (task.cpu ?? Number.POSITIVE_INFINITY) - asked(task).cpu;
    report({
      at: cpu.exists ? cpu : opening(container.node),
      message: 'zero',
      params: { name: container.label },
      fixes: room < 512 ? [] : [set(container.node, 'cpu', 512)],
    });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(...WINDOWS) }],
  good: [
    { text: task(...WINDOWS, container('"cpu": 512')) },
    {
      title: 'a platform that is filled in later',
      text: task('"runtimePlatform": { "operatingSystemFamily": "<FAMILY>" }'),
    },
  ],
});
