import { container, task } from '../../example.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'restart-policy-exit-codes',
  area: 'health',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['restartPolicy'],
  title: 'A restart policy can ignore at most 50 exit codes.',
  why: 'The API sets this limit.',
  docs: guide('container-restart-policy'),
  messages: { many: '"ignoredExitCodes" has {count} codes; Amazon ECS takes 50.' },
  check({ node }, report) {
    const codes = node.get('restartPolicy').get('ignoredExitCodes').items();
    const over = codes[50];
    if (over) report({ at: over, message: 'many', params: { count: codes.length } });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container(
          `"restartPolicy": { "enabled": true, "ignoredExitCodes": [${Array.from({ length: 51 }, (_, i) => i).join(', ')}] }`,
        ),
      ),
    },
  ],
  good: [
    {
      text: task(
        container(
          `"restartPolicy": { "enabled": true, "ignoredExitCodes": [${Array.from({ length: 50 }, (_, i) => i).join(', ')}] }`,
        ),
      ),
    },
    {
      title: 'codes that are filled in later',
      text: task(
        container('"restartPolicy": { "enabled": true, "ignoredExitCodes": [{{ .Codes }}] }'),
      ),
    },
  ],
});
