import type { Container } from '../ecs/task-definition.ts';
import type { Node } from '../text/node.ts';
import { once } from './once.ts';

/** An entry of a container's `environment`. */
export interface Variable {
  readonly node: Node;
  readonly nameAt: Node;
  readonly valueAt: Node;
  /** Undefined where it is missing or a placeholder. */
  readonly name: string | undefined;
  readonly value: string | undefined;
}

/** The environment variables of a container, in the order of the text. */
export const variablesOf: (container: Container) => readonly Variable[] = once(
  ({ node }: Container): Variable[] =>
    node
      .get('environment')
      .items()
      .map((entry) => {
        const nameAt = entry.get('name');
        const valueAt = entry.get('value');
        return { node: entry, nameAt, valueAt, name: nameAt.string, value: valueAt.string };
      }),
);
