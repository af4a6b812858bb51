import { container, EXECUTION_ROLE, task } from '../../example.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { opening } from '../../structures.ts';
import { lacksOption, logOf } from './_log.ts';

export const rule: ContainerRule = {
  id: 'splunk-required-options',
  area: 'logging',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['logConfiguration'],
  title: 'The splunk driver needs a URL and a token.',
  why: 'Without them the driver has nowhere to send logs. The token belongs into "secretOptions".',
  says: ['splunk: splunk-url is expected', 'splunk: splunk-token is expected'],
  source: 'moby/moby daemon/logger/splunk/splunk.go',
  docs: parameters('container_definition_storage'),
  messages: { missing: 'The log driver splunk needs "{option}", in "options" or "secretOptions".' },
  check(container, report) {
    const log = logOf(container);
    if (log.driver !== 'splunk') return;
    for (const option of ['splunk-url', 'splunk-token']) {
      if (!lacksOption(log, option)) continue;
      report({
        at: opening(log.options.exists ? log.options : log.node),
        message: 'missing',
        params: { option },
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container(
          '"logConfiguration": { "logDriver": "splunk", "options": { "splunk-url": "https://splunk.example.com" } }',
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
      title: 'a secret whose name is filled in later',
      text: task(
        EXECUTION_ROLE,
        container(
          '"logConfiguration": { "logDriver": "splunk", "options": { "splunk-url": "https://splunk.example.com" }, "secretOptions": [{ "name": "<NAME>", "valueFrom": "/web/splunk" }] }',
        ),
      ),
    },
  ],
});
