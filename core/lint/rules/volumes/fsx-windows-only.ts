import { task } from '../../example.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'fsx-windows-only',
  area: 'volumes',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  needs: ['volumes'],
  title: 'FSx for Windows File Server needs Windows tasks on EC2.',
  why: 'Linux tasks and Fargate cannot mount it.',
  says: [
    'task with FSx for Windows File Server volumes is only supported on Windows container instance',
  ],
  source: 'aws/amazon-ecs-agent agent/api/task/task_linux.go',
  docs: guide('wfsx-volumes'),
  messages: {
    fargate: 'Fargate cannot mount Amazon FSx for Windows File Server.',
    linux:
      'Only Windows tasks can mount Amazon FSx for Windows File Server; this one runs on Linux.',
  },
  check(task, report) {
    const family = task.node.get('runtimePlatform').get('operatingSystemFamily').string;
    for (const volume of task.volumes) {
      const at = volume.get('fsxWindowsFileServerVolumeConfiguration');
      if (at.kind !== 'object') continue;
      // Windows task definitions of older times name no platform.
      const message = task.fargate ? 'fargate' : family === 'LINUX' ? 'linux' : undefined;
      const severity = message === 'linux' ? 'error' : 'warning';
      if (message) report({ at: at.asMember?.keyRange ?? at, message, severity });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"requiresCompatibilities": ["EC2"]',
        '"runtimePlatform": { "operatingSystemFamily": "LINUX" }',
        '"volumes": [{ "name": "data", "fsxWindowsFileServerVolumeConfiguration": { "fileSystemId": "fs-1", "rootDirectory": "share", "authorizationConfig": { "credentialsParameter": "arn", "domain": "example.com" } } }]',
      ),
    },
  ],
  good: [
    {
      title: 'no platform named',
      text: task(
        '"volumes": [{ "name": "data", "fsxWindowsFileServerVolumeConfiguration": { "fileSystemId": "fs-1", "rootDirectory": "share", "authorizationConfig": { "credentialsParameter": "arn", "domain": "example.com" } } }]',
      ),
    },
    {
      title: 'a platform that is filled in later',
      text: task(
        '"runtimePlatform": { "operatingSystemFamily": "<FAMILY>" }',
        '"volumes": [{ "name": "data", "fsxWindowsFileServerVolumeConfiguration": { "fileSystemId": "fs-1", "rootDirectory": "share", "authorizationConfig": { "credentialsParameter": "arn", "domain": "example.com" } } }]',
      ),
    },
  ],
});
