import type { Container, TaskDefinition } from '../../../ecs/task-definition.ts';
import type { Node } from '../../../text/node.ts';

/**
 * Where the container agent checks dependencies. It refuses a task whose containers depend on each
 * other in a cycle (`ValidDependencies`); volumesFrom and links become dependencies before
 * (`task.go`, `initializeContainerOrdering`).
 */
export const DEPENDENCIES =
  'https://github.com/aws/amazon-ecs-agent/blob/dev/agent/engine/dependencygraph/graph.go';

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
