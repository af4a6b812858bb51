import { task } from '../../example.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'managed-instances-network-mode',
  area: 'networking',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  needs: ['networkMode'],
  title: 'Managed Instances support network modes awsvpc and host.',
  why: 'The AWS CDK refuses bridge; the API documents awsvpc, host and none.',
  source: 'aws/aws-cdk#35684',
  docs: parameters('network_mode'),
  messages: { bridge: 'Managed Instances do not offer network mode "bridge". Use awsvpc or host.' },
  check(task, report) {
    const at = task.node.get('networkMode');
    if (!task.requires('MANAGED_INSTANCES') || task.networkMode !== 'bridge') return;
    report({ at, message: 'bridge' });
  },
};

export const examples = (): Examples => ({
  bad: [
    { text: task('"requiresCompatibilities": ["MANAGED_INSTANCES"]', '"networkMode": "bridge"') },
  ],
  good: [
    { text: task('"requiresCompatibilities": ["MANAGED_INSTANCES"]', '"networkMode": "host"') },
    {
      title: 'a mode that is filled in later',
      text: task('"requiresCompatibilities": ["MANAGED_INSTANCES"]', '"networkMode": "<MODE>"'),
    },
  ],
});
