import type { TaskDefinition } from '../ecs/task-definition.ts';
import type { Subject } from '../lint/subject.ts';
import type { Node, Range } from '../text/node.ts';

/** A name that one place of a document gives and others refer to. */
export interface Name {
  readonly kind: 'container' | 'volume';
  readonly name: string;
  /** Where the name is given; several places when it is given twice by mistake. */
  readonly definitions: readonly Range[];
  readonly references: readonly Range[];
}

/** What Amazon ECS takes as a name of either kind. Source: API reference, ContainerDefinition, Volume. */
export const NAME = /^[A-Za-z0-9_-]{1,255}$/;

/** The name under the cursor with all its places, without quotes. */
export function nameAt(subject: Subject, offset: number): Name | undefined {
  for (const task of subject.tasks) {
    for (const name of namesOf(task)) {
      const around = ({ start, end }: Range) => start <= offset && offset <= end;
      if (name.definitions.some(around) || name.references.some(around)) return name;
    }
  }
  return undefined;
}

/** Every container and volume name of a task definition. */
export function namesOf(task: TaskDefinition): Name[] {
  const names = new Map<string, Name & { definitions: Range[]; references: Range[] }>();
  const entry = (kind: Name['kind'], name: string) => {
    const key = `${kind} ${name}`;
    const known = names.get(key) ?? { kind, name, definitions: [], references: [] };
    names.set(key, known);
    return known;
  };
  const refer = (kind: Name['kind'], node: Node, length?: number) => {
    const text = node.string;
    if (!text) return;
    const name = length === undefined ? text : text.slice(0, length);
    entry(kind, name).references.push(inside(node, name.length));
  };
  for (const { node, name } of task.containers) {
    if (name) entry('container', name).definitions.push(inside(node.get('name'), name.length));
    for (const each of node.get('dependsOn').items()) refer('container', each.get('containerName'));
    for (const each of node.get('volumesFrom').items()) {
      refer('container', each.get('sourceContainer'));
    }
    for (const link of node.get('links').items()) {
      const colon = link.string?.indexOf(':') ?? -1;
      refer('container', link, colon < 0 ? undefined : colon);
    }
    for (const each of node.get('mountPoints').items()) refer('volume', each.get('sourceVolume'));
  }
  refer('container', task.node.get('proxyConfiguration').get('containerName'));
  for (const volume of task.volumes) {
    const name = volume.get('name').string;
    if (name) entry('volume', name).definitions.push(inside(volume.get('name'), name.length));
  }
  return [...names.values()];
}

/** The text of a string without its quotes. Names that are escaped in the text are no valid names. */
function inside({ start }: Node, length: number): Range {
  return { start: start + 1, end: start + 1 + length };
}
