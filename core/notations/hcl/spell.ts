import type { Node } from '../../text/node.ts';
import { originOf } from './origin.ts';
import { type Field, type Shape, service, taskDefinition } from './shapes.ts';

/** Names that containers have too, where they are spelled as in the API. */
const OF_CONTAINERS: ReadonlySet<string> = new Set([
  'containerName',
  'containerPort',
  'credentialsParameter',
  'dnsName',
  'logConfiguration',
  'logDriver',
  'secretOptions',
  'valueFrom',
]);

/** The names of Terraform by those of the API, as far as these are names of resources alone. */
const names = new Map<string, string>();

function collect(shape: Shape): void {
  for (const { name, path, shape: inner } of shape.fields.values()) {
    const api = path.at(-1) as string;
    if (!OF_CONTAINERS.has(api) && !names.has(api)) names.set(api, name);
    if (inner) collect(inner);
  }
}
collect(taskDefinition);
collect(service);
names.set('networkConfiguration', 'network_configuration');

/** How a member of the API is written; without an owner, as most often in sentences. */
export function spell(name: string, owner?: Node): string {
  if (!owner) return names.get(name) ?? name;
  const origin = originOf(owner);
  const shape = origin?.form === 'body' ? origin.shape : undefined;
  return (shape && fieldFor(shape, name)?.name) ?? name;
}

/** How Terraform writes a member of the API, or the block in which its members stand. */
export function fieldFor({ byApi }: Shape, name: string): Field | undefined {
  return byApi.get(name) ?? [...byApi.values()].find(({ path }) => path[0] === name);
}
