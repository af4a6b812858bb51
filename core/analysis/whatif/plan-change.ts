/*
 * Changes to a plan that the panel can try before they are written.
 */

/** An entry of `placementStrategy`. */
export interface StrategyItem {
  readonly type: 'spread' | 'binpack' | 'random';
  readonly field?: string;
}

/** An entry of `placementConstraints`. */
export interface ConstraintItem {
  readonly type: 'memberOf' | 'distinctInstance';
  readonly expression?: string;
}

/**
 * A change to a plan that can be tried without touching its text. `group`, `pool` and `like` are
 * indices of the picture of the plan as it stands in the file.
 */
export type PlanChange =
  /** Copies wanted: `desiredCount` of a service, `count` of a task. */
  | { readonly kind: 'copies'; readonly group: number; readonly value: number }
  /** CPU units or MiB that one copy asks for. */
  | { readonly kind: 'cpu' | 'memory'; readonly group: number; readonly value: number }
  | {
      readonly kind: 'strategy';
      readonly group: number;
      readonly strategy: readonly StrategyItem[];
    }
  | {
      readonly kind: 'constraints';
      readonly group: number;
      readonly constraints: readonly ConstraintItem[];
    }
  /** The bound of deployments of a service, in percent. */
  | { readonly kind: 'minimumHealthyPercent'; readonly group: number; readonly value: number }
  /** Static host ports become dynamic ones. */
  | { readonly kind: 'dynamicPorts'; readonly group: number }
  /** Instances that could take the group have trunk network interfaces, where their types allow it. */
  | { readonly kind: 'trunking'; readonly group: number }
  /** A `memberOf` constraint of the task definition becomes another one, or goes when `to` is empty. */
  | {
      readonly kind: 'taskConstraint';
      readonly group: number;
      readonly expression: string;
      readonly to: string;
    }
  | { readonly kind: 'instances'; readonly pool: number; readonly value: number }
  | { readonly kind: 'instanceType'; readonly pool: number; readonly type: string }
  /** More instances like the one at this index; behind the last one stand those of capacity providers. */
  /** `type`: another one than that of the instance that they are like. */
  | {
      readonly kind: 'addInstances';
      readonly like: number;
      readonly value: number;
      readonly type?: string | undefined;
    }
  | { readonly kind: 'seed'; readonly value: number }
  /** An Availability Zone fails. This is tried only, never written. */
  | { readonly kind: 'lose'; readonly zone: string };
