import { task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';
import { efsOf } from './_volumes.ts';

export const rule: TaskRule = {
  id: 'efs-access-point-root',
  area: 'volumes',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  needs: ['volumes'],
  title: 'With an EFS access point, rootDirectory must be / or absent.',
  why: 'The access point has its own root directory.',
  says: [
    'When using an EFS access point, the root directory must either be set to "/" or be omitted',
  ],
  docs: guide('efs-volumes'),
  messages: { root: 'With an access point "rootDirectory" must be "/" or absent, not "{path}".' },
  check(task, report) {
    for (const efs of efsOf(task)) {
      const at = efs.get('rootDirectory');
      if (
        !efs.get('authorizationConfig').get('accessPointId').string ||
        !at.string ||
        at.string === '/'
      )
        continue;
      report({ at, message: 'root', params: { path: at.string }, fixes: [remove(at)] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-12345678", "rootDirectory": "/data", "transitEncryption": "ENABLED", "authorizationConfig": { "accessPointId": "fsap-12345678" } } }]',
      ),
    },
  ],
  good: [
    {
      text: task(
        '"volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-12345678", "rootDirectory": "/", "transitEncryption": "ENABLED", "authorizationConfig": { "accessPointId": "fsap-12345678" } } }]',
      ),
    },
    {
      title: 'a directory that is filled in later',
      text: task(
        '"volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-12345678", "rootDirectory": "<PATH>", "transitEncryption": "ENABLED", "authorizationConfig": { "accessPointId": "fsap-12345678" } } }]',
      ),
    },
  ],
});
