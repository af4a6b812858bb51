import { task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'external-awsvpc',
  area: 'networking',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  needs: ['networkMode'],
  title: 'External instances do not support network mode awsvpc.',
  why: 'The network interfaces of awsvpc are part of a VPC, where external instances are not.',
  docs: guide('ecs-anywhere'),
  messages: { awsvpc: 'External instances do not have network mode awsvpc. Use bridge or host.' },
  check(task, report) {
    const at = task.node.get('networkMode');
    if (!task.requires('EXTERNAL') || task.networkMode !== 'awsvpc') return;
    report({
      at,
      message: 'awsvpc',
      fixes: task.fargate ? [] : [replace(at, 'bridge')],
    });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task('"requiresCompatibilities": ["EXTERNAL"]', '"networkMode": "awsvpc"') }],
  good: [
    { text: task('"requiresCompatibilities": ["EXTERNAL"]', '"networkMode": "bridge"') },
    {
      title: 'a mode that is filled in later',
      text: task('"requiresCompatibilities": ["EXTERNAL"]', '"networkMode": "<MODE>"'),
    },
  ],
});
