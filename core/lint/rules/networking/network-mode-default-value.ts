import { task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'network-mode-default-value',
  area: 'networking',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  needs: ['networkMode'],
  title: 'On Windows, leave networkMode out to use the default NAT network.',
  why: 'The guide names the mode "default", the API does not know that word.',
  docs: parameters('network_mode'),
  messages: {
    default:
      '"default" is not a value of the API. Remove "networkMode": on Windows that means NAT, on Linux bridge.',
  },
  check(task, report) {
    const at = task.node.get('networkMode');
    if (at.string === 'default') report({ at, message: 'default', fixes: [remove(at)] });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task('"networkMode": "default"') }],
  good: [
    { text: task('"networkMode": "bridge"') },
    { title: 'a mode that is filled in later', text: task('"networkMode": "<MODE>"') },
  ],
});
