import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { isIpc, sysctlsOf } from './_sysctl.ts';

export const rule: ContainerRule = {
  id: 'systemcontrols-host-ipc',
  area: 'practice',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['systemControls'],
  title: 'With ipcMode host, IPC parameters cannot be set.',
  why: 'They would change the instance; the API says that they are not supported.',
  source:
    'opencontainers/runc libcontainer/configs/validate/validator.go: the container is never created',
  docs: parameters('container_definition_systemcontrols'),
  messages: { host: '"{name}" cannot be set with "ipcMode": "host".' },
  check(container, report, task) {
    if (task.node.get('ipcMode').string !== 'host') return;
    for (const { at, name, node: control } of sysctlsOf(container)) {
      if (isIpc(name)) report({ at, message: 'host', params: { name }, fixes: [remove(control)] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"ipcMode": "host"',
        container('"systemControls": [{ "namespace": "kernel.shmmax", "value": "1" }]'),
      ),
    },
  ],
  good: [
    {
      text: task(
        '"ipcMode": "task"',
        container('"systemControls": [{ "namespace": "kernel.shmmax", "value": "1" }]'),
      ),
    },
    {
      title: 'a mode that is filled in later',
      text: task(
        '"ipcMode": "<MODE>"',
        container('"systemControls": [{ "namespace": "kernel.shmmax", "value": "1" }]'),
      ),
    },
  ],
});
