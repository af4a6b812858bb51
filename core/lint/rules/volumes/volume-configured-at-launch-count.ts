import { container, task } from '../../example.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'volume-configured-at-launch-count',
  area: 'volumes',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  needs: ['volumes'],
  title: 'At most one volume can be configured at launch.',
  why: 'Amazon ECS attaches one Amazon EBS volume to a task.',
  docs: guide('ebs-volumes'),
  messages: { several: 'Only one volume of a task can be configured at launch.' },
  check(task, report) {
    const volumes = task.volumes.filter(
      (volume) => volume.get('configuredAtLaunch').boolean === true,
    );
    const second = volumes[1];
    if (second) report({ at: second.get('configuredAtLaunch'), message: 'several' });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"volumes": [{ "name": "a", "configuredAtLaunch": true }, { "name": "b", "configuredAtLaunch": true }]',
        container(
          '"mountPoints": [{ "sourceVolume": "a", "containerPath": "/a" }, { "sourceVolume": "b", "containerPath": "/b" }]',
        ),
      ),
    },
  ],
  good: [
    {
      text: task(
        '"volumes": [{ "name": "a", "configuredAtLaunch": true }, { "name": "b", "configuredAtLaunch": false }]',
        container(
          '"mountPoints": [{ "sourceVolume": "a", "containerPath": "/a" }, { "sourceVolume": "b", "containerPath": "/b" }]',
        ),
      ),
    },
    {
      title: 'a flag that is filled in later',
      text: task(
        '"volumes": [{ "name": "a", "configuredAtLaunch": true }, { "name": "b", "configuredAtLaunch": "<FLAG>" }]',
        container(
          '"mountPoints": [{ "sourceVolume": "a", "containerPath": "/a" }, { "sourceVolume": "b", "containerPath": "/b" }]',
        ),
      ),
    },
  ],
});
