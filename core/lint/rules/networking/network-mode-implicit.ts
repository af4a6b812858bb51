import { task } from '../../example.ts';
import { insert } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'network-mode-implicit',
  area: 'networking',
  preset: 'all',
  severity: 'hint',
  evidence: 'documented',
  on: 'task',
  title: 'The network mode should be stated.',
  why: 'Without it a Linux task gets the bridge network, which many do not expect.',
  docs: parameters('network_mode'),
  messages: { implicit: 'Without "networkMode" the task runs in mode "{mode}".' },
  check(task, report) {
    const mode = task.effectiveNetworkMode;
    const { node } = task;
    if (task.fargate || mode !== 'bridge' || !node.lacks('networkMode')) return;
    const at = node.get('family');
    if (!at.exists || !node.get('containerDefinitions').exists) return;
    report({
      at,
      message: 'implicit',
      params: { mode },
      fixes: [insert(node, 'networkMode', mode, { after: 'family', preferred: true })],
    });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task() }],
  good: [
    { text: task('"networkMode": "bridge"') },
    { title: 'a mode that is filled in later', text: task('"networkMode": "<MODE>"') },
  ],
});
