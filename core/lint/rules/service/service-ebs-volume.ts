import type { Node } from '../../../text/node.ts';
import { service } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, guide, type Reporter, type ServiceRule } from '../../rule.ts';
import { IOPS_TYPES, RANGES } from './_ebs.ts';

/** Sizes and speeds outside of what AWS documents for the type: warnings. */
function checkRanges(volume: Node, type: string, report: Reporter): void {
  for (const { member, types, minimum, maximum } of RANGES) {
    const at = volume.get(member);
    const value = at.number;
    if (value === undefined || !types.includes(type)) continue;
    if (value >= minimum && value <= maximum) continue;
    const params = { name: member, value, type, minimum, maximum };
    report({ at, message: 'range', params, severity: 'warning' });
  }
  if ((type === 'io1' || type === 'io2') && volume.lacks('iops')) {
    report({ at: volume, message: 'needed', params: { type }, severity: 'warning' });
  }
}

export const rule: ServiceRule = {
  id: 'service-ebs-volume',
  area: 'service',
  severity: 'error',
  evidence: 'rejected',
  on: 'service',
  title: 'A managed EBS volume needs a size or a snapshot, and values that its type allows.',
  why: 'Amazon ECS passes these members on to Amazon EC2, which checks them against the volume type.',
  says: ['ECS managed EBS volume configuration was invalid'],
  source:
    'deployments that failed, reported in September 2026; API reference, ServiceManagedEBSVolumeConfiguration',
  docs: guide('ebs-volumes'),
  messages: {
    size: 'A managed EBS volume needs "sizeInGiB" or "snapshotId".',
    iops: '"iops" is not supported for the volume type {type}; it is for gp3, io1 and io2.',
    throughput: '"throughput" is not supported for the volume type {type}; it is for gp3.',
    range: '"{name}" is {value}; the volume type {type} takes {minimum} to {maximum}.',
    needed: 'The volume type {type} needs "iops".',
    rate: '"volumeInitializationRate" needs "snapshotId".',
  },
  check(service, report) {
    for (const item of service.get('volumeConfigurations').items()) {
      const volume = item.get('managedEBSVolume');
      if (volume.kind !== 'object' || volume.isUnknown) continue;
      const type = volume.get('volumeType').string;
      if (volume.lacks('sizeInGiB') && volume.lacks('snapshotId')) {
        report({ at: volume, message: 'size' });
      }
      if (volume.get('volumeInitializationRate').number && volume.lacks('snapshotId')) {
        const at = volume.get('volumeInitializationRate');
        report({ at, message: 'rate', severity: 'warning', fixes: [remove(at)] });
      }
      if (!type) continue;
      const iops = volume.get('iops');
      const throughput = volume.get('throughput');
      if (iops.number !== undefined && !IOPS_TYPES.includes(type)) {
        report({ at: iops, message: 'iops', params: { type }, fixes: [remove(iops)] });
      }
      if (throughput.number !== undefined && type !== 'gp3') {
        const fixes = [remove(throughput)];
        report({ at: throughput, message: 'throughput', params: { type }, fixes });
      }
      checkRanges(volume, type, report);
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: service(
        '"volumeConfigurations": [{ "name": "data", "managedEBSVolume": { "roleArn": "arn:aws:iam::123456789012:role/ebs", "volumeType": "gp3" } }]',
      ),
    },
    {
      text: service(
        '"volumeConfigurations": [{ "name": "data", "managedEBSVolume": { "roleArn": "arn:aws:iam::123456789012:role/ebs", "volumeType": "gp2", "sizeInGiB": 20, "throughput": 250 } }]',
      ),
    },
    {
      text: service(
        '"volumeConfigurations": [{ "name": "data", "managedEBSVolume": { "roleArn": "arn:aws:iam::123456789012:role/ebs", "volumeType": "st1", "sizeInGiB": 200, "iops": 500 } }]',
      ),
    },
    {
      text: service(
        '"volumeConfigurations": [{ "name": "data", "managedEBSVolume": { "roleArn": "arn:aws:iam::123456789012:role/ebs", "volumeType": "st1", "sizeInGiB": 20 } }]',
      ),
    },
  ],
  good: [
    {
      text: service(
        '"volumeConfigurations": [{ "name": "data", "managedEBSVolume": { "roleArn": "arn:aws:iam::123456789012:role/ebs", "volumeType": "gp3", "sizeInGiB": 20, "iops": 3000, "throughput": 250 } }]',
      ),
    },
    {
      title: 'from a snapshot',
      text: service(
        '"volumeConfigurations": [{ "name": "data", "managedEBSVolume": { "roleArn": "arn:aws:iam::123456789012:role/ebs", "snapshotId": "snap-1", "volumeInitializationRate": 200 } }]',
      ),
    },
    {
      title: 'a type that is filled in later',
      text: service(
        '"volumeConfigurations": [{ "name": "data", "managedEBSVolume": { "roleArn": "arn:aws:iam::123456789012:role/ebs", "volumeType": "<TYPE>", "sizeInGiB": "<SIZE>", "throughput": 250 } }]',
      ),
    },
  ],
});
