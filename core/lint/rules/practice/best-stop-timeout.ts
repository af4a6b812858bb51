import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'best-stop-timeout',
  area: 'practice',
  preset: 'hardening',
  severity: 'hint',
  evidence: 'advice',
  on: 'container',
  needs: ['stopTimeout'],
  title: 'A container that stops slowly should set stopTimeout.',
  why: '30 seconds after the signal to stop, Amazon ECS kills a container, unless "stopTimeout" says otherwise.',
  docs: parameters('container_definition_timeout'),
  messages: {
    short:
      '"{name}" has {seconds, plural, one {# second} other {# seconds}} to stop before it is killed. Most servers need more to finish their requests.',
  },
  check(container, report) {
    const at = container.node.get('stopTimeout');
    const seconds = at.number;
    if (seconds === undefined || seconds < 1 || seconds >= 5) return;
    report({
      at,
      message: 'short',
      params: { name: container.label, seconds },
      fixes: [replace(at, 30)],
    });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(container('"stopTimeout": 2')) }],
  good: [
    { text: task(container('"stopTimeout": 30')) },
    {
      title: 'a number that is filled in later',
      text: task(container('"stopTimeout": "<SECONDS>"')),
    },
  ],
});
