import type { Container } from '../../../ecs/task-definition.ts';
import type { Node } from '../../../text/node.ts';

/** The kernel parameters that a container sets, by name, with the place of the name. */
export function sysctlsOf(container: Container): { node: Node; at: Node; name: string }[] {
  return container.node
    .get('systemControls')
    .items()
    .map((node) => ({ node, at: node.get('namespace'), name: node.get('namespace').string ?? '' }))
    .filter(({ name }) => name !== '');
}

/** True for parameters of the IPC namespace. Source: API reference, SystemControl. */
export const isIpc = (name: string): boolean =>
  /^(?:kernel\.(?:msgmax|msgmnb|msgmni|sem|shmall|shmmax|shmmni|shm_rmid_forced)|fs\.mqueue\..+)$/.test(
    name,
  );
