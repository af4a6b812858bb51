import type { TaskDefinition } from '../../../ecs/task-definition.ts';
import type { Node } from '../../../text/node.ts';
import { service } from '../../example.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';
import type { Subject } from '../../subject.ts';
import { isComplete, keyOf } from './_service.ts';

/** The volumes of a task by name; undefined while one cannot be known. */
function volumesByName(task: TaskDefinition): Map<string, Node> | undefined {
  const list = task.node.get('volumes');
  if (!task.whole || task.node.open || list.open) return undefined;
  if (list.exists && list.kind !== 'array') return undefined;
  const byName = new Map<string, Node>();
  for (const volume of list.items()) {
    const name = volume.get('name').string;
    if (name === undefined || volume.open) return undefined;
    byName.set(name, volume);
  }
  return byName;
}

/** The names of the configured volumes; undefined while one cannot be known. */
function configuredNames(service: Node): (string | undefined)[] | undefined {
  const list = service.get('volumeConfigurations');
  if (service.lacks('volumeConfigurations')) return [];
  if (list.kind !== 'array' || list.open) return undefined;
  const names = list.items().map((item) => item.get('name').string);
  return names.includes(undefined) ? undefined : names;
}

/** Requests that configure volumes; a task set takes none. */
const takesVolumes = (service: Node, subject: Subject): boolean =>
  subject.operation !== 'CreateTaskSet' && isComplete(service, subject);

export const rule: ServiceRule = {
  id: 'service-volume-match',
  area: 'service',
  severity: 'error',
  evidence: 'rejected',
  on: 'service',
  title: 'Volumes with configuredAtLaunch and volume configurations must match.',
  why: 'The task definition declares the volume with "configuredAtLaunch"; the service or the run-task request configures the Amazon EBS volume.',
  says: [
    "The volume name 'data' in your request does not have a matching volume in your Task Definition",
    'Volume configuration provided but no matching configuredAtLaunch volume found in task definition',
    'Task definition has configuredAtLaunch volume but no volume configuration provided at runtime',
  ],
  source: 'go-to-k/cdk-real-drift; deployments that failed, reported in September 2026',
  docs: guide('ebs-volumes'),
  messages: {
    unknown: 'The task definition has no volume "{name}".',
    launch: 'The volume "{name}" of the task definition does not set "configuredAtLaunch": true.',
    missing:
      'The volume "{name}" of the task definition is configured at launch, and "volumeConfigurations" does not configure it.',
  },
  check(service, report, subject) {
    const task = subject.taskOf(service);
    const volumes = task && volumesByName(task);
    const names = configuredNames(service);
    if (!volumes || !names) return;
    for (const item of service.get('volumeConfigurations').items()) {
      const at = item.get('name');
      const name = at.string ?? '';
      const volume = volumes.get(name);
      const launch = volume?.get('configuredAtLaunch');
      if (!volume) report({ at, message: 'unknown', params: { name } });
      else if (launch?.boolean === false || volume.lacks('configuredAtLaunch')) {
        report({ at, message: 'launch', params: { name } });
      }
    }
    if (!takesVolumes(service, subject)) return;
    for (const [name, volume] of volumes) {
      if (volume.get('configuredAtLaunch').boolean !== true || names.includes(name)) continue;
      report({ at: keyOf(service.get('taskDefinition')), message: 'missing', params: { name } });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: service(
        '"taskDefinition": { "family": "web", "volumes": [{ "name": "data", "configuredAtLaunch": true }], "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128, "mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }] }] }',
        '"volumeConfigurations": [{ "name": "logs", "managedEBSVolume": { "roleArn": "arn:aws:iam::123456789012:role/ebs", "sizeInGiB": 20 } }]',
      ),
    },
    {
      text: service(
        '"taskDefinition": { "family": "web", "volumes": [{ "name": "data" }], "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128, "mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }] }] }',
        '"volumeConfigurations": [{ "name": "data", "managedEBSVolume": { "roleArn": "arn:aws:iam::123456789012:role/ebs", "sizeInGiB": 20 } }]',
      ),
    },
    {
      text: service(
        '"taskDefinition": { "family": "web", "volumes": [{ "name": "data", "configuredAtLaunch": true }], "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128, "mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }] }] }',
      ),
    },
  ],
  good: [
    {
      text: service(
        '"taskDefinition": { "family": "web", "volumes": [{ "name": "data", "configuredAtLaunch": true }], "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128, "mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }] }] }',
        '"volumeConfigurations": [{ "name": "data", "managedEBSVolume": { "roleArn": "arn:aws:iam::123456789012:role/ebs", "sizeInGiB": 20 } }]',
      ),
    },
    {
      title: 'a volume of another kind',
      text: service(
        '"taskDefinition": { "family": "web", "volumes": [{ "name": "data" }], "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128, "mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }] }] }',
      ),
    },
    {
      title: 'a task definition elsewhere',
      text: service(
        '"volumeConfigurations": [{ "name": "data", "managedEBSVolume": { "roleArn": "arn:aws:iam::123456789012:role/ebs", "sizeInGiB": 20 } }]',
      ),
    },
    {
      title: 'a name that is filled in later',
      text: service(
        '"taskDefinition": { "family": "web", "volumes": [{ "name": "data", "configuredAtLaunch": true }], "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128, "mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }] }] }',
        '"volumeConfigurations": [{ "name": "${VOLUME}", "managedEBSVolume": { "roleArn": "arn:aws:iam::123456789012:role/ebs", "sizeInGiB": 20 } }]',
      ),
    },
  ],
});
