import { container, task } from '../../example.ts';
import { insert } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

/** Names that helpers have. */
const HELPER =
  /(?:^|[-_])(?:sidecar|agent|log[-_]?router|fluent-?bit|fluentd|envoy|xray|x-ray|datadog|otel|adot|cwagent|init|migrat[a-z]{0,20}|exporter)(?:[-_]|$)/i;

export const rule: ContainerRule = {
  id: 'schema-essential-implicit',
  area: 'structure',
  preset: 'all',
  severity: 'hint',
  evidence: 'documented',
  on: 'container',
  title: 'Sidecar containers should state whether they are essential.',
  why: 'A container is essential unless it says otherwise: when a helper ends, the whole task stops.',
  docs: parameters('container_definition_environment'),
  messages: {
    implicit:
      '"{name}" is essential because it does not say otherwise: when it ends, the task stops. Say "essential": false if the task should live on.',
  },
  check(container, report, task) {
    const { node } = container;
    const { name } = container;
    if (task.containers.length < 2 || !name || !HELPER.test(name) || !node.lacks('essential'))
      return;
    report({
      at: node.get('name'),
      message: 'implicit',
      params: { name },
      fixes: [insert(node, 'essential', true, { after: 'image', preferred: true })],
    });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(container(), container('"name": "xray-sidecar"')) }],
  good: [
    { text: task(container(), container('"name": "xray-sidecar"', '"essential": false')) },
    { text: task(container(), container('"name": "<SIDECAR>"')) },
  ],
});
