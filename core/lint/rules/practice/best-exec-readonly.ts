import { container, task } from '../../example.ts';
import { type ContainerRule, guide } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'best-exec-readonly',
  area: 'practice',
  severity: 'hint',
  evidence: 'documented',
  on: 'container',
  needs: ['readonlyRootFilesystem'],
  title: 'ECS Exec needs a writable root file system.',
  why: 'The agent of ECS Exec writes into the container. With a read-only root nobody can look inside.',
  docs: guide('ecs-exec'),
  messages: { exec: 'With a read-only root file system ECS Exec does not work in "{name}".' },
  check(container, report) {
    const at = container.node.get('readonlyRootFilesystem');
    if (at.boolean === true) report({ at, message: 'exec', params: { name: container.label } });
  },
  examples: {
    bad: [{ text: task(container('"readonlyRootFilesystem": true')) }],
    good: [
      { text: task(container('"readonlyRootFilesystem": false')) },
      {
        title: 'a flag that is filled in later',
        text: task(container('"readonlyRootFilesystem": "<FLAG>"')),
      },
    ],
  },
};
