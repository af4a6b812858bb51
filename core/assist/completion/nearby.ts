import type { KnownValues } from '../../ecs/known-values.ts';
import type { TaskDefinition } from '../../ecs/task-definition.ts';
import type { Json } from '../../text/edit.ts';
import type { Node } from '../../text/node.ts';
import type { Scene } from '../scene.ts';
import { completionContext } from './context.ts';

/** What stands in other files and can be written at a place. */
export interface Nearby {
  /** The task definitions that the service around the place can mean: several of one family. */
  readonly tasks?: readonly TaskDefinition[];
  /** Lists of containers that people keep as templates: their names and the content of each. */
  readonly sidecars?: readonly { readonly name: string; readonly data: Json }[];
  /** Paths of task definitions, relative to the document. */
  readonly taskDefinitions?: readonly string[];
  /** What the document and the others of the workspace hold, the document first. */
  readonly known?: readonly KnownValues[];
}

/** What of that is of use at a place; reading files for nothing would cost every keystroke. */
export interface NearbyWish {
  /** How the document names the task definition. */
  readonly task: string | undefined;
  readonly sidecars: boolean;
  readonly taskDefinitions: boolean;
}

/** Places whose values are names of the task definition that a service runs. */
export const OF_THE_TASK = new Set(['containerName', 'containerPort', 'portName', 'name']);

/** Tells what to look for in other files before completing at an offset. */
export function nearbyWish({ roots, document }: Scene, offset: number): NearbyWish | undefined {
  const context = completionContext(document, roots, offset);
  if (!context) return undefined;
  if (context.place.kind === 'key') {
    return { task: undefined, sidecars: false, taskDefinitions: false };
  }
  const { name, container, path } = context;
  const list = path.at(-1);
  const ofTheTask = OF_THE_TASK.has(String(name)) || name === 'taskDefinition';
  const run = ofTheTask ? runAround(container) : undefined;
  return {
    task: run?.get('taskDefinition').string,
    sidecars: container.kind === 'array' && (list === 'containerDefinitions' || path.length === 0),
    taskDefinitions: name === 'taskDefinition' || (list === 'taskDefinitions' && path.length === 1),
  };
}

/** The service, or the task of a plan, in which a node stands. */
export function runAround(node: Node): Node | undefined {
  let around: Node | undefined = node;
  while (around && !around.get('taskDefinition').exists) around = around.parent;
  return around;
}

/** The custom attributes that a plan gives its instances. */
export function attributesIn({ document }: Scene): string[] {
  const groups = document.root.get('containerInstances').items();
  return groups.flatMap((group) => group.get('attributes').members.map(({ name }) => name));
}
