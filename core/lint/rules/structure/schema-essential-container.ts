import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'schema-essential-container',
  area: 'structure',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  containersOnly: true,
  title: 'At least one container must be essential.',
  why: 'A task ends when an essential container ends; without one it would have nothing to live for.',
  says: ["Task definition doesn't have any essential container"],
  docs: parameters('container_definition_environment'),
  messages: { none: 'Every container says "essential": false. At least one must be essential.' },
  check(task, report) {
    // One container in a list of its own may be one of many.
    if (!task.whole && task.containers.length === 1) return;
    const flags = task.containers.map(({ node }) => node.get('essential'));
    const first = flags[0];
    if (!first || task.containersOpen || !flags.every((flag) => flag.boolean === false)) return;
    // A bare list may be one part of a definition.
    const severity = task.whole ? 'error' : 'warning';
    report({ at: first, message: 'none', severity, fixes: [replace(first, true)] });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(container('"essential": false')) }],
  good: [
    {
      title: 'one without the field is essential',
      text: task(container(), container('"name": "sidecar"', '"essential": false')),
    },
    {
      title: 'a flag that is filled in later',
      text: task(container('"essential": "${ESSENTIAL}"')),
    },
  ],
});
