import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'restart-policy-period',
  area: 'health',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['restartPolicy'],
  title: 'The restart attempt period must be 60 to 1800 seconds.',
  why: 'Amazon ECS keeps to this range; the default is 300.',
  says: ["the 'restartAttemptPeriod' setting for container 'app' must be between 60 and 1800"],
  docs: guide('container-restart-policy'),
  messages: { range: '"restartAttemptPeriod" must lie between 60 and 1800 seconds, not {value}.' },
  check({ node }, report) {
    const at = node.get('restartPolicy').get('restartAttemptPeriod');
    const value = at.number;
    if (value === undefined || (value >= 60 && value <= 1800)) return;
    report({
      at,
      message: 'range',
      params: { value },
      fixes: [replace(at, value < 60 ? 60 : 1800)],
    });
  },
};

export const examples = (): Examples => ({
  bad: [
    { text: task(container('"restartPolicy": { "enabled": true, "restartAttemptPeriod": 30 }')) },
  ],
  good: [
    { text: task(container('"restartPolicy": { "enabled": true, "restartAttemptPeriod": 60 }')) },
    {
      title: 'a number that is filled in later',
      text: task(
        container('"restartPolicy": { "enabled": true, "restartAttemptPeriod": "<SECONDS>" }'),
      ),
    },
  ],
});
