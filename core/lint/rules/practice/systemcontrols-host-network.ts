import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { sysctlsOf } from './_sysctl.ts';

export const rule: ContainerRule = {
  id: 'systemcontrols-host-network',
  area: 'practice',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['systemControls'],
  title: 'In network mode host, network parameters cannot be set.',
  why: 'They would change the network of the instance.',
  says: ['sysctl "net.core.somaxconn" not allowed in host network namespace'],
  source: 'opencontainers/runc libcontainer/configs/validate/validator.go',
  docs: parameters('container_definition_systemcontrols'),
  messages: { host: '"{name}" cannot be set in network mode host.' },
  check(container, report, task) {
    if (task.networkMode !== 'host') return;
    for (const { at, name, node: control } of sysctlsOf(container)) {
      if (name.startsWith('net.'))
        report({ at, message: 'host', params: { name }, fixes: [remove(control)] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"networkMode": "host"',
        container('"systemControls": [{ "namespace": "net.core.somaxconn", "value": "1024" }]'),
      ),
    },
  ],
  good: [
    {
      text: task(
        '"networkMode": "awsvpc"',
        container('"systemControls": [{ "namespace": "net.core.somaxconn", "value": "1024" }]'),
      ),
    },
    {
      title: 'a mode that is filled in later',
      text: task(
        '"networkMode": "<MODE>"',
        container('"systemControls": [{ "namespace": "net.core.somaxconn", "value": "1024" }]'),
      ),
    },
  ],
});
