import { type Node, nodesIn } from '../text/node.ts';
import type { Definition } from './definition.ts';

/**
 * Values that still hold a placeholder, and that names or ARNs are made of. Those of environment variables and
 * of commands are not: nothing is derived from them.
 */
export function fillIns({ task, service }: Definition): Node[] {
  const roots = [service, task?.whole ? task.node : task?.containerDefinitions];
  return nodesIn(...roots.filter((each) => each !== undefined)).filter(
    (node) => node.kind === 'string' && node.isUnknown && isUsed(node),
  );
}

/** Members whose values become part of a fact. */
const USED =
  /^(?:image|valueFrom|credentialsParameter|executionRoleArn|taskRoleArn|roleArn|fileSystemId|fileSystemArn|accessPointId|accessPointArn|config-file-value|awslogs-(?:group|region)|cluster|clusterArn|serviceName|targetGroupArn|alternateTargetGroupArn|namespace|registryArn|capacityProvider|hookTargetArn|kmsKeyId|family)$/;

function isUsed(node: Node): boolean {
  const name = node.asMember?.name ?? '';
  if (USED.test(name)) return true;
  const list = node.parent?.parent?.asMember?.name;
  if (name === 'value') return list === 'environmentFiles';
  // Options of the log router.
  return node.parent?.asMember?.name === 'options';
}
