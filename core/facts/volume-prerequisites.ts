import { message } from '../text/message.ts';
import type { Node } from '../text/node.ts';
import type { Prerequisite } from './prerequisite.ts';

/** File systems and access points that a volume names. */
export function volumePrerequisites(volume: Node): Prerequisite[] {
  const efs = volume.get('efsVolumeConfiguration');
  return [
    ...fileSystem(efs.get('fileSystemId')),
    ...accessPoint(efs.get('authorizationConfig').get('accessPointId')),
    ...windows(volume.get('fsxWindowsFileServerVolumeConfiguration').get('fileSystemId')),
    ...s3Files(volume.get('s3filesVolumeConfiguration').get('fileSystemArn')),
  ];
}

function fileSystem(because: Node): Prerequisite[] {
  const { text: name } = because;
  if (!name) return [];
  return [
    {
      ...{ kind: 'EFS file system', name, because },
      why: message(
        'It needs a mount target in the Availability Zone of every subnet of the tasks.',
      ),
      create: [
        'aws efs create-mount-target --subnet-id SUBNET --security-groups GROUP',
        ['--file-system-id', name],
      ],
      check: ['aws efs describe-mount-targets', ['--file-system-id', name]],
    },
  ];
}

function accessPoint(because: Node): Prerequisite[] {
  const { text: name } = because;
  if (!name) return [];
  return [
    {
      ...{ kind: 'EFS access point', name, because },
      why: message('Tasks mount the file system through it.'),
      create: undefined,
      check: ['aws efs describe-access-points', ['--access-point-id', name]],
    },
  ];
}

function windows(because: Node): Prerequisite[] {
  const { text: name } = because;
  if (!name) return [];
  return [
    {
      ...{ kind: 'FSx file system', name, because },
      why: message('Tasks mount it.'),
      create: undefined,
      check: ['aws fsx describe-file-systems', ['--file-system-ids', name]],
    },
  ];
}

function s3Files(because: Node): Prerequisite[] {
  const { text: name } = because;
  if (!name) return [];
  return [
    {
      ...{ kind: 'S3 Files file system', name, because },
      why: message(
        'It needs a mount target in the Availability Zone of every subnet of the tasks.',
      ),
      create: undefined,
      check: undefined,
    },
  ];
}
