import type { Reason } from '../../placement/filters/filters.ts';

/** What one instance lacks. */
export interface InstanceReasons {
  readonly containerInstance: string;
  readonly reasons: readonly Reason[];
}
