import { task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'managed-instances-unsupported',
  area: 'fargate',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  title: 'Managed Instances do not support some parameters.',
  why: 'The AWS CDK refuses these parameters for Managed Instances.',
  source: 'aws/aws-cdk#35684',
  docs: parameters('requires_compatibilities'),
  messages: {
    parameter: 'The AWS CDK says that Managed Instances do not support "{name}".',
    windows: 'The AWS CDK says that Managed Instances run Linux only.',
  },
  check(task, report) {
    if (!task.requires('MANAGED_INSTANCES')) return;
    for (const name of ['ipcMode', 'ephemeralStorage', 'proxyConfiguration']) {
      const at = task.node.get(name);
      if (at.exists)
        report({
          at: at.asMember?.keyRange ?? at,
          message: 'parameter',
          params: { name },
          fixes: [remove(at)],
        });
    }
    if (task.windows)
      report({
        at: task.node.get('runtimePlatform').get('operatingSystemFamily'),
        message: 'windows',
      });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task('"requiresCompatibilities": ["MANAGED_INSTANCES"]', '"ipcMode": "task"') }],
  good: [
    { text: task('"requiresCompatibilities": ["MANAGED_INSTANCES"]', '"pidMode": "task"') },
    {
      title: 'compatibilities that are filled in later',
      text: task('"requiresCompatibilities": ["<COMPATIBILITY>"]', '"ipcMode": "task"'),
    },
  ],
});
