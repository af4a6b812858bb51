import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';
import { mappingsOf } from './_mappings.ts';

export const rule: ContainerRule = {
  id: 'port-firelens-24224',
  area: 'ports',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['portMappings'],
  title: 'The port of the log router should not be mapped.',
  why: 'With FireLens on a bridge network, a mapped port 24224 lets others write into your logs.',
  docs: guide('using_firelens'),
  messages: {
    mapped:
      'Port 24224 is where the log router listens. Do not map it: others could write into the logs.',
  },
  check(container, report, task) {
    if (task.effectiveNetworkMode !== 'bridge') return;
    if (!task.containers.some((each) => each.node.get('firelensConfiguration').exists)) return;
    for (const { node: mapping, containerPort } of mappingsOf(container)) {
      if (containerPort === 24224) {
        report({ at: mapping.get('containerPort'), message: 'mapped', fixes: [remove(mapping)] });
      }
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"networkMode": "bridge"',
        container('"logConfiguration": { "logDriver": "awsfirelens" }'),
        container(
          '"name": "log_router"',
          '"firelensConfiguration": { "type": "fluentbit" }',
          '"portMappings": [{ "containerPort": 24224 }]',
        ),
      ),
    },
  ],
  good: [
    {
      title: 'no log router',
      text: task(
        '"networkMode": "bridge"',
        container('"portMappings": [{ "containerPort": 24224 }]'),
      ),
    },
    {
      title: 'a mode that is filled in later',
      text: task(
        '"networkMode": "<MODE>"',
        container(
          '"firelensConfiguration": { "type": "fluentbit" }',
          '"portMappings": [{ "containerPort": 24224 }]',
        ),
      ),
    },
  ],
});
