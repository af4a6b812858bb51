import type { Message } from '../text/message.ts';
import type { Node } from '../text/node.ts';
import type { SourceId } from './sources.ts';

/** The role that has the permission. `deployment`: the principal that registers the definition and updates the service. */
export const ROLES = ['execution', 'task', 'instance', 'infrastructure', 'deployment'] as const;
export type Role = (typeof ROLES)[number];

/** Conditions of a policy statement: operator, key, value. */
export type Condition = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Actions on resources. */
export interface Grant {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly condition?: Condition;
}

/** A permission that follows from one place of a definition. */
export interface Need extends Grant {
  readonly role: Role;
  /** What statements with the same name are merged into; letters and digits. */
  readonly sid: string;
  /** The value that asks for it. */
  readonly because: Node;
  readonly why: Message;
  readonly source: SourceId;
}

/** A permission that a definition cannot tell in full: it is no part of the policies. */
export interface Open {
  readonly role: Role;
  readonly because: Node;
  readonly why: Message;
  readonly source: SourceId;
  /** The statement, once what is missing in it is named. */
  readonly grant?: Grant;
}

/** A managed policy that a role takes as it is. */
export interface Attached {
  readonly role: Role;
  readonly policy: ManagedPolicyId;
  readonly because: Node;
  readonly why: Message;
}

/** Managed policies by path and name, with the version that was read. Source: IAMTrail and MAMIP. */
export const MANAGED_POLICIES = {
  instance: ['service-role/AmazonEC2ContainerServiceforEC2Role', 'v10', '2026-02-12'],
  managedInstance: ['AmazonECSInstanceRolePolicyForManagedInstances', 'v3', '2026-02-12'],
  volumes: ['service-role/AmazonECSInfrastructureRolePolicyForVolumes', 'v4', '2026-02-11'],
  loadBalancers: ['AmazonECSInfrastructureRolePolicyForLoadBalancers', 'v6', '2026-02-12'],
  tls: [
    'service-role/AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity',
    'v4',
    '2026-02-12',
  ],
  lattice: ['AmazonECSInfrastructureRolePolicyForVpcLattice', 'v1', '2024-11-15'],
} as const;
export type ManagedPolicyId = keyof typeof MANAGED_POLICIES;

/** All that a definition says about permissions. */
export interface Permissions {
  readonly needs: readonly Need[];
  readonly open: readonly Open[];
  readonly attached: readonly Attached[];
}
