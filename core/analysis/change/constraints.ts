import { parseConstraint } from '../../ecs/constraint/parse.ts';
import type { Constraint } from '../../placement/model.ts';
import { groupLabel, requestsAt } from '../../plan/addresses.ts';
import { message } from '../../text/message.ts';
import type { ChangeKind } from './change.ts';
import { isText, readList } from './fields.ts';

/** An entry of `placementConstraints`. */
export interface ConstraintItem {
  readonly type: 'memberOf' | 'distinctInstance';
  readonly expression?: string;
}

/** The placement constraints of a service or task. */
export interface ConstraintsChange {
  readonly kind: 'constraints';
  readonly group: string;
  readonly value: readonly ConstraintItem[];
}

export const constraints: ChangeKind<ConstraintsChange> = {
  kind: 'constraints',
  read({ group, value }) {
    const items = readList(value, readItem);
    return isText(group) && items ? { group, value: items } : undefined;
  },
  words({ group, value }) {
    const service = groupLabel(group);
    const terms = value.map(({ type, expression = type }) => expression).join(', ');
    return value.length === 0
      ? message('{service}: no constraints', { service })
      : message('{service}: {terms}', { service, terms });
  },
  request: (request, { value }) => ({ ...request, constraints: value.map(constraintOf) }),
  advice({ value }, { request }) {
    const before = request.constraints.map(constraintItem);
    const gone = before.find((item) => !value.some((other) => isSame(item, other)));
    const [added] = value.filter((item) => !before.some((other) => isSame(item, other)));
    if (gone?.type === 'distinctInstance') return message('remove distinctInstance');
    return added?.expression === undefined
      ? message('remove the constraint {expression}', { expression: gone?.expression ?? '' })
      : message('relax the constraint to {to}', { to: added.expression });
  },
  async edits({ group, value }, files) {
    const [planned] = requestsAt(files.plan, group);
    await files.setList(
      planned,
      'placementConstraints',
      value.map((item) => ({ ...item })),
    );
  },
};

function readItem({ type, expression }: Record<string, unknown>): ConstraintItem | undefined {
  if (type !== 'memberOf' && type !== 'distinctInstance') return undefined;
  if (expression === undefined) return { type };
  return isText(expression) ? { type, expression } : undefined;
}

function isSame(a: ConstraintItem, b: ConstraintItem): boolean {
  return a.type === b.type && a.expression === b.expression;
}

/** An entry of `placementConstraints` as a plan has it. */
export function constraintItem(constraint: Constraint): ConstraintItem {
  return constraint.type === 'memberOf'
    ? { type: 'memberOf', expression: constraint.expression.text }
    : { type: 'distinctInstance' };
}

function constraintOf({ type, expression = '' }: ConstraintItem): Constraint {
  return type === 'memberOf' ? { type, expression: parseConstraint(expression) } : { type };
}
