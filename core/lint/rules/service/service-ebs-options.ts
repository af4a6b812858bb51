import type { Node } from '../../../text/node.ts';
import { service } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';
import { onFargate } from './_service.ts';

/** Source: API reference, ServiceManagedEBSVolumeConfiguration and EBSTagSpecification, read 2026-11. */
const RESERVED = /^AmazonECS(?:Created|Managed)$/;
const TYPES = ['gp2', 'gp3', 'io1', 'io2', 'sc1', 'st1', 'standard'];

const tagsOf = (volume: Node): Node[] =>
  volume
    .get('tagSpecifications')
    .items()
    .flatMap((each) => [...each.get('tags').items()]);

export const rule: ServiceRule = {
  id: 'service-ebs-options',
  area: 'service',
  severity: 'warning',
  evidence: 'documented',
  on: 'service',
  title: 'A managed EBS volume must fit the platform of its task.',
  why: 'A task has one volume that is configured at launch. Its file system must be one of the operating system, and some volume types and tags are not available.',
  docs: guide('ebs-volumes'),
  messages: {
    many: 'There are {count} volume configurations; a task has one volume that is configured at launch.',
    type: 'There is no volume type {type}; it is one of {types}.',
    magnetic: 'The volume type standard is not supported on Fargate.',
    windows: 'The file system of a Windows task is ntfs, not {system}.',
    linux: 'The file system ntfs is for Windows tasks.',
    tag: 'The tag "{key}" is reserved.',
  },
  check(service, report, subject) {
    const items = service.get('volumeConfigurations').items();
    const second = items[1];
    if (second) {
      const fixes = [remove(second)];
      report({ at: second, message: 'many', params: { count: items.length }, fixes });
    }
    const task = subject.taskOf(service);
    const platform = task?.node.get('runtimePlatform');
    const known = task && !platform?.isUnknown && !platform?.get('operatingSystemFamily').isUnknown;
    for (const item of items) {
      const volume = item.get('managedEBSVolume');
      const type = volume.get('volumeType');
      if (type.string && !TYPES.includes(type.string)) {
        const params = { type: JSON.stringify(type.string), types: TYPES.join(', ') };
        report({ at: type, message: 'type', params });
      } else if (type.string === 'standard' && onFargate(service)) {
        report({ at: type, message: 'magnetic' });
      }
      const system = volume.get('filesystemType');
      if (known && task?.windows && system.string && system.string !== 'ntfs') {
        report({ at: system, message: 'windows', params: { system: system.string } });
      } else if (known && !task?.windows && system.string === 'ntfs') {
        report({ at: system, message: 'linux' });
      }
      for (const tag of tagsOf(volume)) {
        const key = tag.get('key');
        if (!key.string || !RESERVED.test(key.string)) continue;
        report({ at: key, message: 'tag', params: { key: key.string }, fixes: [remove(tag)] });
      }
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: service(
        '"volumeConfigurations": [{ "name": "a", "managedEBSVolume": { "roleArn": "arn:aws:iam::123456789012:role/ebs", "sizeInGiB": 20 } }, { "name": "b", "managedEBSVolume": { "roleArn": "arn:aws:iam::123456789012:role/ebs", "sizeInGiB": 20 } }]',
      ),
    },
    {
      text: service(
        '"volumeConfigurations": [{ "name": "data", "managedEBSVolume": { "roleArn": "arn:aws:iam::123456789012:role/ebs", "volumeType": "ssd", "sizeInGiB": 20 } }]',
      ),
    },
    {
      text: service(
        '"volumeConfigurations": [{ "name": "data", "managedEBSVolume": { "roleArn": "arn:aws:iam::123456789012:role/ebs", "sizeInGiB": 20, "filesystemType": "ntfs" } }]',
        '"taskDefinition": { "family": "web", "volumes": [{ "name": "data", "configuredAtLaunch": true }], "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128, "mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }] }] }',
      ),
    },
  ],
  good: [
    {
      text: service(
        '"volumeConfigurations": [{ "name": "data", "managedEBSVolume": { "roleArn": "arn:aws:iam::123456789012:role/ebs", "sizeInGiB": 20, "volumeType": "gp3", "filesystemType": "xfs" } }]',
      ),
    },
    {
      title: 'values that are filled in later',
      text: service(
        '"volumeConfigurations": [{ "name": "data", "managedEBSVolume": { "roleArn": "arn:aws:iam::123456789012:role/ebs", "sizeInGiB": 20, "volumeType": "${TYPE}", "filesystemType": "${SYSTEM}" } }]',
      ),
    },
  ],
});
