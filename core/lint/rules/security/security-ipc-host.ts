import { task } from '../../example.ts';
import { remove, replace } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'security-ipc-host',
  area: 'security',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  needs: ['ipcMode'],
  title: 'Containers should not share the IPC namespace of their instance.',
  why: 'The API warns that data of other processes may be exposed.',
  docs: parameters('task_definition_ipcmode'),
  messages: {
    host: 'With "ipcMode": "host" the containers share memory with all processes of their instance.',
  },
  check(task, report) {
    const at = task.node.get('ipcMode');
    if (at.string === 'host' && !task.fargate)
      report({ at, message: 'host', fixes: [replace(at, 'task'), remove(at)] });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task('"ipcMode": "host"') }],
  good: [
    { text: task('"ipcMode": "task"') },
    { title: 'a mode that is filled in later', text: task('"ipcMode": "<MODE>"') },
  ],
});
