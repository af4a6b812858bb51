import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'firelens-reserved-config-path',
  area: 'logging',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['firelensConfiguration'],
  title: "The log router's own configuration file must not replace the generated one.",
  why: 'FireLens writes its generated configuration to these paths.',
  docs: guide('firelens-taskdef'),
  messages: {
    reserved: '"{path}" is where FireLens writes its own configuration. Put yours at another path.',
  },
  check({ node }, report) {
    const at = node.get('firelensConfiguration').get('options').get('config-file-value');
    const path = at.string ?? '';
    if (!/^\/(?:fluent-bit\/etc\/fluent-bit|fluentd\/etc\/fluent)\.conf$/.test(path)) return;
    report({ at, message: 'reserved', params: { path }, fixes: [replace(at, '/extra.conf')] });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container('"logConfiguration": { "logDriver": "awsfirelens" }'),
        container(
          '"name": "log_router"',
          '"firelensConfiguration": { "type": "fluentbit", "options": { "config-file-type": "file", "config-file-value": "/fluent-bit/etc/fluent-bit.conf" } }',
        ),
      ),
    },
  ],
  good: [
    {
      text: task(
        container('"logConfiguration": { "logDriver": "awsfirelens" }'),
        container(
          '"name": "log_router"',
          '"firelensConfiguration": { "type": "fluentbit", "options": { "config-file-type": "file", "config-file-value": "/fluent-bit/configs/parse-json.conf" } }',
        ),
      ),
    },
    {
      title: 'a path that is filled in later',
      text: task(
        container(
          '"firelensConfiguration": { "type": "fluentbit", "options": { "config-file-type": "file", "config-file-value": "${PATH}" } }',
        ),
      ),
    },
  ],
});
