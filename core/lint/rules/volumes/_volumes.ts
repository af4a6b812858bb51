import type { Container, TaskDefinition } from '../../../ecs/task-definition.ts';
import type { Node } from '../../../text/node.ts';

/** Members that say what a volume is. */
export const KINDS = [
  'host',
  'dockerVolumeConfiguration',
  'efsVolumeConfiguration',
  's3filesVolumeConfiguration',
  'fsxWindowsFileServerVolumeConfiguration',
] as const;

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

const names = new WeakMap<TaskDefinition, ReadonlySet<string | undefined>>();

/** The names of the task's volumes. */
export function volumeNames(task: TaskDefinition): ReadonlySet<string | undefined> {
  let found = names.get(task);
  if (!found) {
    found = new Set(task.volumes.map((volume) => volume.get('name').string));
    names.set(task, found);
  }
  return found;
}

/** The mount points of a container that are objects. */
export function mountsOf(container: Container): Node[] {
  return container.node
    .get('mountPoints')
    .items()
    .filter((node) => node.kind === 'object');
}

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
