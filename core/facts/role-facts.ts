import { format } from '../text/message.ts';
import type { Node } from '../text/node.ts';
import type { Definition } from './definition.ts';
import { infrastructureUses } from './infrastructure-role.ts';
import { type Condition, MANAGED_POLICIES, type Permissions, ROLES, type Role } from './need.ts';
import type { Place } from './placing.ts';
import { type PolicyDocument, policyOf } from './policy.ts';
import { SOURCES } from './sources.ts';
import { trustOf } from './trust.ts';

/** A permission with the place that asks for it and the source of the rule. */
export interface NeedFact extends Place {
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly condition?: Condition;
  readonly why: string;
  readonly source: string;
}

/** A permission that the file cannot tell in full; with a statement where one can be prepared. */
export interface OpenFact extends Place {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly condition?: Condition;
  readonly why: string;
  readonly source: string;
}

/** What follows for one role. */
export interface RoleFacts {
  readonly role: Role;
  /** As the definition names it. */
  readonly arn: string | null;
  readonly trust: PolicyDocument | null;
  /** All of `needs` in one policy. */
  readonly policy: PolicyDocument | null;
  readonly managedPolicies: readonly (Place & {
    readonly arn: string;
    readonly version: string;
    readonly date: string;
    readonly why: string;
  })[];
  readonly needs: readonly NeedFact[];
  /** To be named: no part of the policy. */
  readonly open: readonly OpenFact[];
}

/** The facts of every role that a definition needs, in the order of `ROLES`. */
export function rolesOf(
  definition: Definition,
  permissions: Permissions,
  placeOf: (node: Node) => Place,
): RoleFacts[] {
  return ROLES.flatMap((role) => {
    const facts = roleFacts(role, definition, permissions, placeOf);
    const { arn, needs, open, managedPolicies } = facts;
    const used = needs.length + open.length + managedPolicies.length > 0;
    return used || (arn !== null && role !== 'infrastructure') ? [facts] : [];
  });
}

function roleFacts(
  role: Role,
  definition: Definition,
  permissions: Permissions,
  placeOf: (node: Node) => Place,
): RoleFacts {
  const arn = roleNode(role, definition)?.text ?? null;
  const needs = permissions.needs.filter((each) => each.role === role);
  const [, partition] = definition.scope.arn('iam', '').split(':');
  return {
    ...{ role, arn },
    trust: trustOf(role, definition.scope, arn ?? undefined) ?? null,
    policy: policyOf(needs) ?? null,
    managedPolicies: permissions.attached
      .filter((each) => each.role === role)
      .map(({ policy, because, why }) => {
        const [name, version, date] = MANAGED_POLICIES[policy];
        const own = `arn:${partition}:iam::aws:policy/${name}`;
        return { arn: own, version, date, ...placeOf(because), why: format(why) };
      }),
    needs: needs.map(({ sid, actions, resources, condition, because, why, source }) => ({
      ...{ sid, actions, resources, ...(condition && { condition }) },
      ...{ ...placeOf(because), why: format(why), source: SOURCES[source] },
    })),
    open: permissions.open
      .filter((each) => each.role === role)
      .map(({ grant, because, why, source }) => ({
        ...{ actions: grant?.actions ?? [], resources: grant?.resources ?? [] },
        ...(grant?.condition && { condition: grant.condition }),
        ...{ ...placeOf(because), why: format(why), source: SOURCES[source] },
      })),
  };
}

function roleNode(role: Role, definition: Definition): Node | undefined {
  const { task } = definition;
  if (role === 'execution') return task?.node.get('executionRoleArn');
  if (role === 'task') return task?.node.get('taskRoleArn');
  if (role !== 'infrastructure') return undefined;
  return infrastructureUses(definition).find(({ roleArn }) => roleArn.exists)?.roleArn;
}
