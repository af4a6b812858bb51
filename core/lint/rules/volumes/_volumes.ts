import type { Container, TaskDefinition } from '../../../ecs/task-definition.ts';
import type { Node } from '../../../text/node.ts';
import { once } from '../../once.ts';

/** Members that say what a volume is. */
export const KINDS = [
  'host',
  'dockerVolumeConfiguration',
  'efsVolumeConfiguration',
  's3filesVolumeConfiguration',
  'fsxWindowsFileServerVolumeConfiguration',
] as const;

/** How a volume may be named. Source: API reference, Volume. */
export const VOLUME_NAME = /^[A-Za-z0-9_-]{1,255}$/;

/** True when the list of volumes shows all of them, with their names. */
export function volumesKnown(task: TaskDefinition): boolean {
  const volumes = task.node.get('volumes');
  if (!task.whole) return false;
  if (task.node.lacks('volumes')) return true;
  return (
    volumes.kind === 'array' &&
    !volumes.open &&
    volumes.items().every((volume) => volume.get('name').string !== undefined)
  );
}

/** The names of the task's volumes. */
export const volumeNames = once(
  (task: TaskDefinition): ReadonlySet<string | undefined> =>
    new Set(task.volumes.map((volume) => volume.get('name').string)),
);

/** The mount points of a container that are objects. */
export const mountsOf = once((container: Container): readonly Node[] =>
  container.node
    .get('mountPoints')
    .items()
    .filter((node) => node.kind === 'object'),
);

/** The EFS configurations of a task. */
export function efsOf(task: TaskDefinition): Node[] {
  return task.volumes
    .map((volume) => volume.get('efsVolumeConfiguration'))
    .filter((node) => node.kind === 'object');
}

/** True when traffic to the file system is surely not encrypted. */
export function lacksEncryption(efs: Node): boolean {
  const encryption = efs.get('transitEncryption');
  return (
    efs.lacks('transitEncryption') || encryption.string === 'DISABLED' || encryption.string === ''
  );
}
