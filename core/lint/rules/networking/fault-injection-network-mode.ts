import { task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'fault-injection-network-mode',
  area: 'networking',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  needs: ['enableFaultInjection'],
  title: 'Fault injection needs network mode awsvpc or host, on Linux.',
  why: 'The faults are injected into the network of the task.',
  docs: guide('fault-injection'),
  messages: {
    mode: 'Fault injection works in network modes awsvpc and host, not in "{mode}".',
    windows: 'Fault injection does not work on Windows.',
  },
  check(task, report) {
    const at = task.node.get('enableFaultInjection');
    const mode = task.effectiveNetworkMode;
    if (at.boolean !== true) return;
    if (task.windows) report({ at, message: 'windows', fixes: [replace(at, false)] });
    else if (mode === 'bridge' || mode === 'none')
      report({ at, message: 'mode', params: { mode }, fixes: [replace(at, false)] });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task('"networkMode": "bridge"', '"enableFaultInjection": true') }],
  good: [
    { text: task('"networkMode": "awsvpc"', '"enableFaultInjection": true') },
    {
      title: 'as describe-task-definition fills it in',
      text: task('"networkMode": "bridge"', '"enableFaultInjection": false'),
    },
    {
      title: 'a mode that is filled in later',
      text: task('"networkMode": "<MODE>"', '"enableFaultInjection": true'),
    },
  ],
});
