import type { Node } from '../../../text/node.ts';
import { container, task, WINDOWS } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';

/** Without "user", which Security Hub asks for on Windows too. */
const PARAMETERS: readonly string[] = [
  'disableNetworking',
  'dnsServers',
  'dnsSearchDomains',
  'extraHosts',
  'links',
  'linuxParameters',
  'privileged',
  'readonlyRootFilesystem',
  'ulimits',
  'systemControls',
  'firelensConfiguration',
];

function isEmpty(node: Node): boolean {
  return (
    (node.kind === 'array' && node.items().length === 0) ||
    (node.kind === 'object' && node.members.length === 0)
  );
}

export const rule: TaskRule = {
  id: 'windows-unsupported-parameters',
  area: 'windows',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  needs: ['runtimePlatform'],
  title: 'Windows tasks do not support Linux parameters.',
  why: 'The documentation says of each of these that Windows containers do not support it. Whether Amazon ECS refuses it or ignores it has not been seen.',
  docs: guide('windows_task_definitions'),
  messages: { parameter: 'Windows containers do not support "{name}".' },
  check(task, report) {
    if (!task.windows) return;
    const judge = (at: Node, name: string) => {
      report({
        at: at.asMember?.keyRange ?? at,
        message: 'parameter',
        params: { name },
        fixes: [remove(at)],
      });
    };
    const says = (at: Node) =>
      at.exists && !at.isUnknown && at.boolean !== false && at.string !== '' && !isEmpty(at);
    for (const name of ['ipcMode', 'pidMode']) {
      const at = task.node.get(name);
      if (says(at)) judge(at, name);
    }
    for (const { node } of task.containers) {
      for (const name of PARAMETERS) {
        const at = node.get(name);
        if (says(at)) judge(at, name);
      }
      for (const item of node.get('resourceRequirements').items()) {
        if (item.get('type').string === 'GPU') judge(item.get('type'), 'GPU');
      }
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        ...WINDOWS,
        container(
          '"cpu": 256',
          '"ulimits": [{ "name": "nofile", "softLimit": 1024, "hardLimit": 1024 }]',
        ),
      ),
    },
    { text: task(...WINDOWS, '"pidMode": "task"', container('"cpu": 256')) },
  ],
  good: [
    {
      title: 'a user, as Security Hub asks for',
      text: task(...WINDOWS, container('"cpu": 256', '"user": "ContainerUser"')),
    },
    {
      title: 'what says nothing',
      text: task(
        ...WINDOWS,
        container('"cpu": 256', '"links": []', '"privileged": false', '"ulimits": []'),
      ),
    },
    {
      title: 'a platform that is filled in later',
      text: task(
        '"runtimePlatform": { "operatingSystemFamily": "<FAMILY>" }',
        container('"ulimits": [{ "name": "nofile", "softLimit": 1024, "hardLimit": 1024 }]'),
      ),
    },
  ],
});
