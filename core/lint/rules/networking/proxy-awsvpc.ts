import { task } from '../../example.ts';
import { set } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'proxy-awsvpc',
  area: 'networking',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  needs: ['proxyConfiguration'],
  title: 'A proxy configuration needs network mode awsvpc.',
  why: "App Mesh redirects the traffic of the task's own network interface.",
  says: ['APPMESH proxy configuration is only supported in networkMode=awsvpc'],
  docs: parameters('proxyConfiguration'),
  messages: { mode: '"proxyConfiguration" works in network mode awsvpc only.' },
  check(task, report) {
    const at = task.node.get('proxyConfiguration');
    const mode = task.effectiveNetworkMode;
    if (at.members.length === 0 || mode === undefined || mode === 'awsvpc') return;
    report({
      at: at.asMember?.keyRange ?? at,
      message: 'mode',
      fixes: [set(task.node, 'networkMode', 'awsvpc')],
    });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"networkMode": "bridge"',
        '"proxyConfiguration": { "type": "APPMESH", "containerName": "web", "properties": [{ "name": "IgnoredUID", "value": "1337" }, { "name": "ProxyIngressPort", "value": "15000" }, { "name": "ProxyEgressPort", "value": "15001" }, { "name": "AppPorts", "value": "80" }, { "name": "EgressIgnoredIPs", "value": "169.254.170.2" }] }',
      ),
    },
  ],
  good: [
    {
      text: task(
        '"networkMode": "awsvpc"',
        '"proxyConfiguration": { "type": "APPMESH", "containerName": "web", "properties": [] }',
      ),
    },
    {
      title: 'a mode that is filled in later',
      text: task(
        '"networkMode": "<MODE>"',
        '"proxyConfiguration": { "type": "APPMESH", "containerName": "web", "properties": [] }',
      ),
    },
  ],
});
