import { mapValue, type Shape } from '../../ecs/schema/schema.ts';
import type { Document } from '../../text/document.ts';
import type { Node } from '../../text/node.ts';
import type { Place } from '../../text/place.ts';
import type { Root } from '../scene.ts';

/** What can be written where the cursor stands. */
export interface CompletionContext {
  readonly place: Place;
  /** The object or array around the cursor. */
  readonly container: Node;
  /** What may stand in the container. */
  readonly containerShape: Shape | undefined;
  /** For a value: the key it belongs to, the index for an item of a list. */
  readonly name: string | number | undefined;
  /** For a value: what may stand there. */
  readonly shape: Shape | undefined;
  /** From the part's root to the container. */
  readonly path: readonly (string | number)[];
}

/** Finds out what can be written at an offset: the place by the notation, its shape by the schema. */
export function completionContext(
  document: Document,
  roots: readonly Root[],
  offset: number,
): CompletionContext | undefined {
  const nodes = roots.map(({ node }) => node);
  const place = document.notation.placeAt(document, nodes, offset);
  return place && contextAt(place, roots);
}

/** The same where an object can begin at the place: about its first key. */
export function contextInside(
  { place, shape }: CompletionContext,
  roots: readonly Root[],
): CompletionContext | undefined {
  return place.inside && shape?.type === 'object' ? contextAt(place.inside, roots) : undefined;
}

function contextAt(place: Place, roots: readonly Root[]): CompletionContext {
  const { container, path, name } = place;
  let containerShape = roots.find(({ node }) => node === place.root)?.shape;
  for (const step of path) {
    containerShape =
      typeof step === 'number'
        ? containerShape?.items
        : (containerShape?.members?.get(step) ?? containerShape?.entries);
  }
  const shape =
    typeof name === 'string'
      ? (containerShape?.members?.get(name) ?? mapValue(containerShape))
      : typeof name === 'number'
        ? containerShape?.items
        : undefined;
  return { place, container, containerShape, name, shape, path };
}
