import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'restart-policy-disabled-options',
  area: 'health',
  severity: 'info',
  evidence: 'advice',
  on: 'container',
  needs: ['restartPolicy'],
  title: 'Options of a disabled restart policy have no effect.',
  why: 'The other members have no effect, and the AWS CDK refuses them.',
  docs: guide('container-restart-policy'),
  messages: { off: '"{name}" has no effect while the restart policy is off.' },
  check({ node }, report) {
    const policy = node.get('restartPolicy');
    if (policy.get('enabled').boolean !== false) return;
    for (const name of ['ignoredExitCodes', 'restartAttemptPeriod']) {
      const at = policy.get(name);
      if (!at.exists || (at.kind === 'array' && at.items().length === 0)) continue;
      report({
        at: at.asMember?.keyRange ?? at,
        message: 'off',
        params: { name },
        fixes: [remove(at, { preferred: true })],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(container('"restartPolicy": { "enabled": false, "restartAttemptPeriod": 60 }')),
    },
  ],
  good: [
    { text: task(container('"restartPolicy": { "enabled": false }')) },
    {
      title: 'a flag that is filled in later',
      text: task(container('"restartPolicy": { "enabled": "<FLAG>", "restartAttemptPeriod": 60 }')),
    },
  ],
});
