import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'container-negative-number',
  area: 'resources',
  severity: 'hint',
  evidence: 'unsourced',
  on: 'container',
  title: 'Amounts and times must not be negative.',
  why: 'No amount of CPU, memory or seconds is below zero.',
  docs: parameters('container_definitions'),
  messages: { negative: '"{name}" is negative.' },
  check({ node }, report) {
    for (const name of ['cpu', 'memory', 'memoryReservation', 'startTimeout', 'stopTimeout']) {
      const at = node.get(name);
      if ((at.number ?? 0) < 0)
        report({ at, message: 'negative', params: { name }, fixes: [remove(at)] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(container('"cpu": -1')) }],
  good: [
    { text: task(container('"cpu": 0')) },
    { title: 'an amount that is filled in later', text: task(container('"cpu": "<CPU>"')) },
  ],
});
