import { container, FARGATE, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'fargate-capabilities-add',
  area: 'fargate',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['linuxParameters'],
  title: 'Containers on Fargate can add only the capability SYS_PTRACE.',
  why: 'The other capabilities reach beyond the container, into a host that belongs to AWS.',
  says: ['NET_ADMIN is not allowed on Fargate.'],
  docs: guide('fargate-tasks-services'),
  messages: { capability: '{capability} is not allowed on Fargate; only SYS_PTRACE can be added.' },
  check({ node }, report, task) {
    if (!task.fargate) return;
    for (const at of node.get('linuxParameters').get('capabilities').get('add').items()) {
      const capability = at.string;
      if (capability === undefined || capability === '' || capability === 'SYS_PTRACE') continue;
      report({ at, message: 'capability', params: { capability }, fixes: [remove(at)] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        ...FARGATE,
        container('"linuxParameters": { "capabilities": { "add": ["NET_ADMIN"] } }'),
      ),
    },
  ],
  good: [
    {
      text: task(
        ...FARGATE,
        container(
          '"linuxParameters": { "capabilities": { "add": ["SYS_PTRACE"], "drop": ["ALL"] } }',
        ),
      ),
    },
    {
      title: 'a capability that is filled in later',
      text: task(
        ...FARGATE,
        container('"linuxParameters": { "capabilities": { "add": ["<CAPABILITY>"] } }'),
      ),
    },
  ],
});
