import { recognise } from '../ecs/recognise.ts';
import { rootShape, type Shape } from '../ecs/schema/schema.ts';
import type { TaskDefinition } from '../ecs/task-definition.ts';
import { subjectOf } from '../lint/subject.ts';
import type { Document } from '../text/document.ts';
import type { Node } from '../text/node.ts';
import { PLAN_SHAPE } from './plan-shape.ts';

/** A part of a document with what may stand in it. */
export interface Root {
  readonly node: Node;
  readonly shape: Shape;
}

/** A document as one writes in it: what may stand where, and the tasks that it describes. */
export interface Scene {
  readonly document: Document;
  readonly roots: readonly Root[];
  readonly tasks: readonly TaskDefinition[];
  /** How many services it describes. */
  readonly services: number;
}

/** Undefined for what is no document of ours. */
export function sceneOf(document: Document, fileName: string): Scene | undefined {
  const { root } = document;
  if (recognise(root, fileName) === 'plan') {
    return { document, roots: [{ node: root, shape: PLAN_SHAPE }], tasks: [], services: 0 };
  }
  const subject = subjectOf(document, fileName);
  if (!subject) return undefined;
  const roots = subject.parts.map(({ node, schema }) => ({ node, shape: rootShape(schema) }));
  return { document, roots, tasks: subject.tasks, services: subject.services.length };
}

/** The task definition in which an offset stands. */
export function taskAround(
  { tasks }: Scene,
  start: number,
  end: number,
): TaskDefinition | undefined {
  return tasks.find(({ whole, node, containerDefinitions }) => {
    const around = whole ? node : containerDefinitions;
    return around.start <= start && end <= around.end;
  });
}
