import type { TaskDefinition } from '../../../ecs/task-definition.ts';
import { service } from '../../example.ts';
import { remove, replace } from '../../fixes.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';
import { keyOf, onFargate } from './_service.ts';

/** What a task uses that Fargate has on Linux since platform version 1.4.0. */
function newerFeature(task: TaskDefinition | undefined): string | undefined {
  if (!task || task.windows) return undefined;
  if (task.volumes.some((volume) => volume.get('efsVolumeConfiguration').kind === 'object')) {
    return 'efsVolumeConfiguration';
  }
  if (task.node.get('ephemeralStorage').kind === 'object') return 'ephemeralStorage';
  if (task.node.get('pidMode').string) return 'pidMode';
  const has = (name: string) =>
    task.containers.some(({ node }) => node.get(name).items().length > 0);
  return ['environmentFiles', 'systemControls'].find(has);
}

export const rule: ServiceRule = {
  id: 'service-platform-version',
  area: 'service',
  severity: 'error',
  evidence: 'rejected',
  on: 'service',
  title: 'A platform version is for Fargate, and must support what the tasks use.',
  why: 'Platform versions are versions of Fargate. Older ones lack Amazon EFS, more ephemeral storage and other features.',
  says: ['The platform version must be null when specifying an EC2 launch type'],
  source: 'aws/amazon-ecs-cli#1047; deployments that failed, reported in September 2026',
  docs: guide('platform-linux-fargate'),
  messages: {
    launch: '"platformVersion" is for Fargate only; the launch type is {launch}. Remove it.',
    provider:
      '"platformVersion" is for Fargate only; the capacity providers are not those of Fargate. Remove it.',
    value: '"platformVersion" must be LATEST or a version such as 1.4.0, not {value}.',
    old: 'The task definition uses "{feature}", which needs platform version 1.4.0; this is {value}.',
  },
  check(service, report, subject) {
    const version = service.get('platformVersion');
    const value = version.string;
    if (!value) return;
    const at = keyOf(version);
    const fixes = [remove(version)];
    const launch = service.get('launchType').string;
    const providers = service.get('capacityProviderStrategy').items();
    const names = providers.map((item) => item.get('capacityProvider').string);
    if (launch === 'EC2') return report({ at, message: 'launch', params: { launch }, fixes });
    if (launch === 'EXTERNAL' || launch === 'MANAGED_INSTANCES') {
      return report({ at, message: 'launch', params: { launch }, severity: 'warning', fixes });
    }
    if (names.length > 0 && names.every((name) => name && !/^FARGATE(?:_SPOT)?$/.test(name))) {
      return report({ at, message: 'provider', severity: 'warning', fixes });
    }
    if (!/^(?:LATEST|\d+\.\d+\.\d+)$/.test(value)) {
      const params = { value: JSON.stringify(value) };
      const latest = [replace(version, 'LATEST')];
      return report({ at: version, message: 'value', params, severity: 'warning', fixes: latest });
    }
    const feature = onFargate(service) ? newerFeature(subject.taskOf(service)) : undefined;
    if (feature === undefined || !/^1\.[0-3]\./.test(value)) return;
    const newer = [replace(version, '1.4.0')];
    const params = { feature, value };
    report({ at: version, message: 'old', params, severity: 'warning', fixes: newer });
  },
};

export const examples = (): Examples => ({
  bad: [
    { text: service('"launchType": "EC2"', '"platformVersion": "LATEST"') },
    {
      text: service(
        '"capacityProviderStrategy": [{ "capacityProvider": "instances", "weight": 1 }]',
        '"platformVersion": "1.4.0"',
      ),
    },
    { text: service('"platformVersion": "latest"') },
  ],
  good: [
    {
      text: service(
        '"launchType": "FARGATE"',
        '"platformVersion": "LATEST"',
        '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"] } }',
      ),
    },
    { title: 'none', text: service('"launchType": "EC2"', '"platformVersion": ""') },
    {
      title: 'a version that is filled in later',
      text: service('"launchType": "EC2"', '"platformVersion": "<VERSION>"'),
    },
    {
      title: 'a launch type that is filled in later',
      text: service('"launchType": "${TYPE}"', '"platformVersion": "1.4.0"'),
    },
  ],
});
