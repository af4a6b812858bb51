import { LIMITS } from '../ecs/schema/limits.ts';
import { mapValue, rootShape, type SchemaName, type Shape } from '../ecs/schema/schema.ts';
import type { Node } from '../text/node.ts';

/** Something that the schema of the ECS API does not allow. Unknown keys are found elsewhere. */
export interface Violation {
  readonly keyword: 'type' | 'enum' | 'required' | 'maxProperties' | Limiting;
  readonly node: Node;
  readonly params: Readonly<Record<string, unknown>>;
}

type Limiting = 'minimum' | 'maximum' | 'maxItems';

type Limits = Readonly<Record<string, unknown>>;

const LIMITING: readonly Limiting[] = ['minimum', 'maximum', 'maxItems'];

/** Limits that no rule judges in its own words, by structure and member. */
const limits = new Map(
  LIMITS.filter(({ rule }) => rule === undefined).map(({ structure, member, keywords }) => {
    return [`${structure}.${member}`, keywords] as const;
  }),
);

/** The limits of a member by its shape, which belongs to one structure; made once for each. */
const limitsByShape = new WeakMap<Shape, Limits | null>();

function limitsOf(inner: Shape, structure: string | undefined): Limits | undefined {
  let found = limitsByShape.get(inner);
  if (found === undefined) {
    found = limits.get(`${structure}.${inner.name}`) ?? null;
    limitsByShape.set(inner, found);
  }
  return found ?? undefined;
}

const NOTHING: readonly string[] = [];

const known = new WeakMap<Node, readonly Violation[]>();

/**
 * What the schema says against this object or list. Values that cannot be known, absences that may
 * still be typed and `null` (judged as a whole elsewhere) are no violations.
 * @param node whose depth the reader has bounded, so that recursion is safe
 */
export function violationsOf(node: Node, schema: SchemaName): readonly Violation[] {
  let found = known.get(node);
  if (!found) {
    const violations: Violation[] = [];
    visit(node, rootShape(schema), violations);
    found = violations;
    known.set(node, found);
  }
  return found;
}

function visit(node: Node, shape: Shape, found: Violation[]): void {
  if (!node.exists || node.isUnknown) return;
  const { type, values } = shape;
  if (!isOf(node, type)) {
    found.push({ keyword: 'type', node, params: { type } });
    return;
  }
  if (values && !values.includes(String(node.value))) {
    found.push({ keyword: 'enum', node, params: { allowedValues: values } });
  }
  if (node.kind === 'object') visitObject(node, shape, found);
  else if (node.kind === 'array' && shape.items) {
    for (const item of node.items()) visit(item, shape.items, found);
  }
}

function visitObject(node: Node, shape: Shape, found: Violation[]): void {
  const { required } = shape;
  for (const missingProperty of required ?? NOTHING) {
    if (node.lacks(missingProperty)) {
      found.push({ keyword: 'required', node, params: { missingProperty } });
    }
  }
  const { maxProperties } = shape;
  if (maxProperties !== undefined && node.members.length > maxProperties) {
    found.push({ keyword: 'maxProperties', node, params: { limit: maxProperties } });
  }
  const entries = mapValue(shape);
  for (const { name, value } of node.members) {
    // Of keys that stand twice the last one counts.
    if (node.members.length > 1 && node.get(name) !== value) continue;
    const inner = shape.members?.get(name) ?? entries;
    if (!inner) continue;
    visit(value, inner, found);
    const own = inner.name === undefined ? undefined : limitsOf(inner, shape.structure);
    if (own) visitLimits(value, own, found);
  }
}

function visitLimits(node: Node, keywords: Limits, found: Violation[]): void {
  const { number } = node;
  for (const keyword of LIMITING) {
    const limit = keywords[keyword];
    if (typeof limit !== 'number') continue;
    const over =
      keyword === 'maxItems'
        ? node.items().length > limit
        : number !== undefined && (keyword === 'minimum' ? number < limit : number > limit);
    if (over) found.push({ keyword, node, params: { limit } });
  }
}

function isOf({ kind, value }: Node, type: string): boolean {
  if (type === 'any') return true;
  return type === 'integer' ? kind === 'number' && Number.isInteger(value) : kind === type;
}
