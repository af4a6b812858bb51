import { container, task, WINDOWS } from '../../example.ts';
import { remove, replace } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'windows-network-mode',
  area: 'windows',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  needs: ['runtimePlatform'],
  title: 'Windows tasks do not support network modes host and none.',
  why: 'The API documents awsvpc and the NAT network for Windows.',
  docs: parameters('network_mode'),
  messages: {
    mode: 'Windows has no network mode "{mode}". Use "awsvpc", or leave "networkMode" out for NAT.',
  },
  check(task, report) {
    const mode = task.networkMode;
    const at = task.node.get('networkMode');
    if (!task.windows || (mode !== 'host' && mode !== 'none')) return;
    report({ at, message: 'mode', params: { mode }, fixes: [remove(at), replace(at, 'awsvpc')] });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(...WINDOWS, '"networkMode": "host"', container('"cpu": 256')) }],
  good: [
    { text: task(...WINDOWS, '"networkMode": "awsvpc"', container('"cpu": 256')) },
    {
      title: 'a mode that is filled in later',
      text: task(...WINDOWS, '"networkMode": "<MODE>"', container('"cpu": 256')),
    },
  ],
});
