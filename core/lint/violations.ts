import type { SchemaName } from '../ecs/schema/schema.ts';
import {
  containerDefinitions,
  runTask,
  type SchemaError,
  serviceDefinition,
  serviceUpdate,
  taskDefinition,
  taskSet,
  type Validate,
} from '../ecs/schema/validate.generated.js';
import { MISSING, type Node, toValue } from '../text/node.ts';

/** Something that the schema of the ECS API does not allow. Unknown keys are found elsewhere. */
export interface Violation {
  readonly keyword: string;
  readonly node: Node;
  readonly params: Readonly<Record<string, unknown>>;
}

const validators: Readonly<Record<SchemaName, Validate>> = {
  taskDefinition,
  containerDefinitions,
  serviceDefinition,
  serviceUpdate,
  runTask,
  taskSet,
};

const known = new WeakMap<Node, readonly Violation[]>();

/**
 * What the schema says against this object or list. Values that cannot be known, absences that may
 * still be typed and `null` (judged as a whole elsewhere) are no violations.
 */
export function violationsOf(node: Node, schema: SchemaName): readonly Violation[] {
  let found = known.get(node);
  if (!found) {
    found = validate(node, validators[schema]);
    known.set(node, found);
  }
  return found;
}

function validate(node: Node, validator: Validate): Violation[] {
  if (validator(toValue(node))) return [];
  const violations: Violation[] = [];
  for (const error of validator.errors ?? []) {
    if (error.keyword === 'additionalProperties') continue;
    const at = nodeAt(node, error);
    if (at.isUnknown || !at.exists) continue;
    if (error.keyword === 'required' && !at.lacks(String(error.params.missingProperty))) continue;
    violations.push({ keyword: error.keyword, node: at, params: error.params });
  }
  return violations;
}

function nodeAt(root: Node, { instancePath }: SchemaError): Node {
  let node = root;
  for (const step of instancePath.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    node = (node.kind === 'array' ? node.items()[Number(name)] : node.get(name)) ?? MISSING;
  }
  return node;
}
