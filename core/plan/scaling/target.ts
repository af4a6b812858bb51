import type {
  PredictivePolicySpec,
  ScheduledActionSpec,
  StepPolicySpec,
  Suspended,
  TrackingPolicySpec,
} from '../../simulation/scaling/spec.ts';
import type { Source } from '../reading.ts';
import type { Followed, Judged } from './metrics.ts';

/** What a scalable target gathers while it is read. */
export interface Target {
  readonly followed: Followed;
  /** Where the limits stand, or the first policy. */
  source: Source;
  limits: { readonly min: number; readonly max: number } | undefined;
  suspended: Suspended | undefined;
  readonly tracking: Judged<TrackingPolicySpec>[];
  readonly steps: Judged<StepPolicySpec>[];
  readonly scheduled: ScheduledActionSpec[];
  readonly predictive: PredictivePolicySpec[];
}
