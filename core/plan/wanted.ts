import type { ProviderShare } from '../placement/capacity-provider-split.ts';
import type { PlacementRequest } from '../placement/model.ts';
import type { Requirements } from '../placement/requirements.ts';
import type { ServiceBehaviour } from './behaviour.ts';
import type { CapacityProvider } from './capacity-providers.ts';
import type { Instances } from './instances.ts';
import type { FargateCopies, PlannedRequest } from './plan.ts';
import type { Source } from './reading.ts';
import type { Running } from './running.ts';

/** Where copies of the plan are kept while it is read, and what they are read against. */
export interface Requests {
  readonly planned: PlannedRequest[];
  /** Groups of the services so far. */
  readonly services: Set<string>;
  /** How services behave over time, by group. */
  readonly behaviours: Map<string, ServiceBehaviour>;
  /** Copies to place so far. */
  copies: number;
  readonly fargate: FargateCopies[];
  readonly running: Running;
  readonly instances: Instances;
  readonly providers: readonly CapacityProvider[];
  /** The cluster's; empty when it has none. */
  readonly defaultStrategy: readonly ProviderShare[];
}

/** Copies that a service or a task asks for. */
export interface Wanted {
  readonly source: Source;
  readonly group: string;
  readonly kind: PlacementRequest['kind'];
  readonly daemon: boolean;
  readonly desired: number;
  readonly running: number;
  /** True while a deployment is in progress: more tasks than wanted may run. */
  readonly deploying?: boolean;
  readonly requirements: Requirements;
  readonly taskDefinition: PlannedRequest['taskDefinition'];
  /** The instance that the task names. */
  readonly containerInstance?: string;
}
