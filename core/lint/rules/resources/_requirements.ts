import type { Container, TaskDefinition } from '../../../ecs/task-definition.ts';
import type { Node } from '../../../text/node.ts';
import { once } from '../../once.ts';

/** One entry of `resourceRequirements`. */
export interface Requirement {
  readonly container: Container;
  readonly node: Node;
  readonly type: string | undefined;
}

/** The special hardware that a container asks for. */
export function requirementsOf(container: Container): Requirement[] {
  return container.node
    .get('resourceRequirements')
    .items()
    .filter((node) => node.kind === 'object')
    .map((node) => ({ container, node, type: node.get('type').string }));
}

/** The special hardware that a task asks for. */
export const allRequirements = once((task: TaskDefinition): readonly Requirement[] =>
  task.containers.flatMap(requirementsOf),
);
