import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { isIpc, sysctlsOf } from './_sysctl.ts';

export const rule: ContainerRule = {
  id: 'systemcontrols-namespace',
  area: 'practice',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['systemControls'],
  title: 'Only kernel parameters with a namespace can be set.',
  why: 'Others would change the whole instance. Those of IPC and all of net. are possible.',
  docs: parameters('container_definition_systemcontrols'),
  messages: {
    namespace:
      '"{name}" cannot be set for a container: only parameters of IPC (kernel.sem, kernel.shm…, kernel.msg…, fs.mqueue.…) and net. can.',
  },
  check(container, report) {
    for (const { at, name, node: control } of sysctlsOf(container)) {
      if (isIpc(name) || /^net\..+/.test(name)) continue;
      report({
        at,
        message: 'namespace',
        params: { name },
        severity: 'warning',
        fixes: [remove(control)],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container('"systemControls": [{ "namespace": "vm.max_map_count", "value": "262144" }]'),
      ),
    },
  ],
  good: [
    {
      text: task(
        container('"systemControls": [{ "namespace": "net.core.somaxconn", "value": "1024" }]'),
      ),
    },
    {
      title: 'a name that is filled in later',
      text: task(container('"systemControls": [{ "namespace": "<NAME>", "value": "1" }]')),
    },
  ],
});
