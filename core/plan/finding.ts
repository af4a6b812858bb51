import type { Message } from '../text/message.ts';
import type { Range } from '../text/node.ts';

/** A place in a file of the workspace. */
export interface Place {
  readonly uri: string;
  readonly range: Range;
}

/** What can be wrong with a plan. The names are stable. */
export type PlanFindingId =
  | 'plan-not-an-object'
  | 'plan-unreadable-file'
  | 'plan-missing-file'
  | 'plan-cycle'
  | 'plan-unknown-field'
  | 'plan-not-a-number'
  | 'plan-negative-amount'
  | 'plan-too-many'
  | 'plan-unknown-instance-type'
  | 'plan-no-instance-type'
  | 'plan-instance-resources'
  | 'plan-duplicate-instance'
  | 'plan-unknown-instance'
  | 'plan-no-instances'
  | 'plan-running-task'
  | 'plan-service'
  | 'plan-task'
  | 'plan-task-definition'
  | 'plan-unknown-amount'
  | 'plan-no-memory'
  | 'plan-constraint'
  | 'plan-strategy'
  | 'plan-capacity-provider'
  | 'plan-fargate'
  | 'plan-managed-instances'
  | 'plan-ebs-volume'
  | 'plan-timing'
  | 'plan-event'
  | 'plan-scaling'
  | 'plan-expect';

/** A mistake in a plan, or in a file that it refers to, or something to know when reading its result. */
export interface PlanFinding extends Place {
  readonly id: PlanFindingId;
  /** `error`: part of the plan is not placed as it says. */
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: Message;
}
