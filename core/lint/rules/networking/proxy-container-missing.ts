import { closest } from '../../../text/closest.ts';
import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'proxy-container-missing',
  area: 'networking',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  needs: ['proxyConfiguration'],
  title: 'The proxy container must be a container of the task definition.',
  why: 'The traffic is sent through this container.',
  says: ['Proxy container [envoy] does not exist'],
  docs: parameters('proxyConfiguration'),
  messages: { missing: 'There is no container "{name}" in this task to be the proxy.' },
  check(task, report) {
    const at = task.node.get('proxyConfiguration').get('containerName');
    const name = at.string;
    if (!name || task.container(name) || task.containersOpen) return;
    if (task.containers.some((each) => each.name === undefined)) return;
    const meant =
      closest(
        name,
        task.containers.map((each) => each.label),
      ) ?? task.containers.find((each) => /envoy|proxy/i.test(each.label))?.name;
    report({
      at,
      message: 'missing',
      params: { name },
      fixes: meant === undefined ? [] : [replace(at, meant)],
    });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"networkMode": "awsvpc"',
        '"proxyConfiguration": { "type": "APPMESH", "containerName": "envoi", "properties": [{ "name": "IgnoredUID", "value": "1337" }, { "name": "ProxyIngressPort", "value": "15000" }, { "name": "ProxyEgressPort", "value": "15001" }, { "name": "AppPorts", "value": "80" }, { "name": "EgressIgnoredIPs", "value": "169.254.170.2" }] }',
        container(),
        container('"name": "envoy"'),
      ),
    },
  ],
  good: [
    {
      text: task(
        '"networkMode": "awsvpc"',
        '"proxyConfiguration": { "type": "APPMESH", "containerName": "envoy", "properties": [] }',
        container('"name": "envoy"'),
      ),
    },
    {
      title: 'a name that is filled in later',
      text: task(
        '"networkMode": "awsvpc"',
        '"proxyConfiguration": { "type": "APPMESH", "containerName": "envoy", "properties": [] }',
        container('"name": "<NAME>"'),
      ),
    },
  ],
});
