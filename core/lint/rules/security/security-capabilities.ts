import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

const STRONG: readonly string[] = [
  'ALL',
  'SYS_ADMIN',
  'NET_ADMIN',
  'SYS_MODULE',
  'SYS_RAWIO',
  'SYS_BOOT',
  'DAC_READ_SEARCH',
  'MAC_ADMIN',
  'MAC_OVERRIDE',
];

export const rule: ContainerRule = {
  id: 'security-capabilities',
  area: 'security',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['linuxParameters'],
  title: 'Containers should not add capabilities that give access to the instance.',
  why: 'These capabilities come close to being root on the instance.',
  docs: parameters('container_definition_linuxparameters'),
  messages: {
    capability:
      '{capability} gives the container power over its instance. Add it only if nothing less will do.',
  },
  check({ node }, report, task) {
    if (task.fargate) return;
    for (const at of node.get('linuxParameters').get('capabilities').get('add').items()) {
      const capability = at.string?.replace(/^CAP_/, '');
      if (capability === undefined || !STRONG.includes(capability)) continue;
      report({ at, message: 'capability', params: { capability }, fixes: [remove(at)] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    { text: task(container('"linuxParameters": { "capabilities": { "add": ["SYS_ADMIN"] } }')) },
  ],
  good: [
    {
      text: task(
        container(
          '"linuxParameters": { "capabilities": { "add": ["NET_BIND_SERVICE"], "drop": ["ALL"] } }',
        ),
      ),
    },
    {
      title: 'a capability that is filled in later',
      text: task(container('"linuxParameters": { "capabilities": { "add": ["<CAPABILITY>"] } }')),
    },
  ],
});
