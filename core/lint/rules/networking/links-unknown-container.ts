import { closest } from '../../../text/closest.ts';
import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import type { ContainerRule, Examples } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'links-unknown-container',
  area: 'networking',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['links'],
  title: 'A link must name a container of the task definition.',
  why: 'The container agent stops a task with a link to a container that it does not have.',
  says: ['could not find container for link'],
  docs: 'https://github.com/aws/amazon-ecs-agent/blob/dev/agent/api/task/task.go',
  messages: { unknown: 'There is no container "{name}" in this task.' },
  check({ node }, report, task) {
    if (task.containersOpen || task.containers.some((each) => each.name === undefined)) return;
    for (const at of node.get('links').items()) {
      const name = at.string?.split(':')[0];
      if (!name || task.container(name)) continue;
      const meant = closest(
        name,
        task.containers.map((each) => each.label),
      );
      const fixes =
        meant === undefined ? [] : [replace(at, (at.string ?? '').replace(name, meant))];
      report({ at, message: 'unknown', params: { name }, fixes });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"networkMode": "bridge"',
        container('"links": ["databse:db"]'),
        container('"name": "database"'),
      ),
    },
  ],
  good: [
    {
      text: task(
        '"networkMode": "bridge"',
        container('"links": ["database:db"]'),
        container('"name": "database"'),
      ),
    },
    {
      title: 'a name that is filled in later',
      text: task(
        '"networkMode": "bridge"',
        container('"links": ["database:db"]'),
        container('"name": "<NAME>"'),
      ),
    },
  ],
});
