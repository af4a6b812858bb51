import type { Container, TaskDefinition } from '../../../ecs/task-definition.ts';
import type { Node } from '../../../text/node.ts';

/** One entry of `dependsOn`. */
export interface Dependency {
  readonly container: Container;
  readonly node: Node;
  /** Where the name of the other container stands. */
  readonly at: Node;
  readonly on: Container | undefined;
  readonly condition: string | undefined;
}

/** What a container waits for. */
export function dependenciesOf(container: Container, task: TaskDefinition): Dependency[] {
  return container.node
    .get('dependsOn')
    .items()
    .filter((node) => node.kind === 'object')
    .map((node) => {
      const at = node.get('containerName');
      const on = at.string === undefined ? undefined : task.container(at.string);
      return { container, node, at, on, condition: node.get('condition').string };
    });
}
