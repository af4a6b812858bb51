import { container, EXECUTION_ROLE, task } from '../../example.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';
import { logOf } from './_log.ts';

export const rule: ContainerRule = {
  id: 'splunk-token-plaintext',
  area: 'logging',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['logConfiguration'],
  title: 'The Splunk token should be a secret.',
  why: 'Options are readable for everyone who may describe the task definition.',
  docs: guide('secrets-logconfig'),
  messages: { plain: 'The Splunk token stands here in plain text. Move it to "secretOptions".' },
  check(container, report) {
    const { driver, options } = logOf(container);
    const at = options.get('splunk-token');
    if (driver === 'splunk' && at.string) report({ at, message: 'plain' });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container(
          '"logConfiguration": { "logDriver": "splunk", "options": { "splunk-url": "https://splunk.example.com", "splunk-token": "11111111-2222" } }',
        ),
      ),
    },
  ],
  good: [
    {
      text: task(
        EXECUTION_ROLE,
        container(
          '"logConfiguration": { "logDriver": "splunk", "options": { "splunk-url": "https://splunk.example.com" }, "secretOptions": [{ "name": "splunk-token", "valueFrom": "/web/splunk" }] }',
        ),
      ),
    },
    {
      title: 'a token that is filled in later',
      text: task(
        container(
          '"logConfiguration": { "logDriver": "splunk", "options": { "splunk-url": "https://splunk.example.com", "splunk-token": "${TOKEN}" } }',
        ),
      ),
    },
  ],
});
