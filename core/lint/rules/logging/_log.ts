import { ecrOf } from '../../../ecs/images.ts';
import type { Container, TaskDefinition } from '../../../ecs/task-definition.ts';
import type { Node } from '../../../text/node.ts';
import { once } from '../../once.ts';

/** The log configuration of a container. */
export interface Log {
  readonly node: Node;
  /** The log driver, if it is known. */
  readonly driver: string | undefined;
  readonly options: Node;
  readonly secretOptions: Node;
}

export const logOf = once((container: Container): Log => {
  const node = container.node.get('logConfiguration');
  return {
    node,
    driver: node.get('logDriver').string,
    options: node.get('options'),
    secretOptions: node.get('secretOptions'),
  };
});

/** True when an option is surely neither given openly nor as a secret. */
export function lacksOption({ node, options, secretOptions }: Log, name: string): boolean {
  if (node.open || node.isUnknown) return false;
  const absent = options.kind === 'object' ? options.lacks(name) : node.lacks('options');
  const secrets = secretOptions.items();
  if (secretOptions.open || secrets.some((item) => item.get('name').isUnknown)) return false;
  return absent && !secrets.some((item) => item.get('name').string === name);
}

/** The containers that route logs for the others. */
export const routersOf = once((task: TaskDefinition): readonly Container[] =>
  task.containers.filter(({ node }) => node.get('firelensConfiguration').exists),
);

/** A Region for an example: that of an ARN or image of the task, else a placeholder. */
export function regionOf(task: TaskDefinition): string {
  for (const { node } of task.containers) {
    const region = ecrOf(node.get('image').text ?? '')?.region;
    if (region) return region;
    const given = node.get('logConfiguration').get('options').get('awslogs-region').string;
    if (given) return given;
  }
  return '<REGION>';
}
