import type { Cluster, PlacementRequest } from '../placement/model.ts';
import type { Requirements } from '../placement/requirements.ts';
import type { Expectation } from './expectations.ts';
import type { FargateProvider, ZoneCopies } from './fargate.ts';
import type { Place, PlanFinding } from './finding.ts';

/** Copies to place as the plan asks for them. */
export interface PlannedRequest {
  readonly request: PlacementRequest;
  /** The service or task in the plan, or in the file that describes it. */
  readonly place: Place;
  /** The same in the plan itself: where it stands, or the path that leads to it. */
  readonly inPlan: Place;
  /** The file of the task definition, and what in it decides. */
  readonly taskDefinition: Place;
  readonly requirements: Requirements;
  /** Copies wanted in all and those of them that run already. */
  readonly desired: number;
  readonly running: number;
  /** Copies that run and are more than wanted. */
  readonly surplus: number;
  /** Whether Amazon ECS moves its tasks to balance Availability Zones. */
  readonly rebalances: boolean;
}

/** Copies that run on Fargate: they need no instance of the cluster. */
export interface FargateCopies {
  readonly group: string;
  readonly capacityProvider: FargateProvider;
  /** Copies to start, and those that run already. */
  readonly copies: number;
  readonly running: number;
  /** Where they run: evenly over Availability Zones. */
  readonly zones: readonly ZoneCopies[];
  readonly place: Place;
  /** The same in the plan itself. */
  readonly inPlan: Place;
  readonly requirements: Requirements;
}

/** A plan as read, whatever was wrong with it. */
export interface Plan {
  readonly uri: string;
  readonly cluster: Cluster;
  /** Where each instance of the cluster is described, by index. */
  readonly instancePlaces: readonly Place[];
  /** Where each template of the cluster comes from, by index. */
  readonly templatePlaces: readonly Place[];
  /** In the order of work. */
  readonly requests: readonly PlannedRequest[];
  readonly fargate: readonly FargateCopies[];
  readonly seed: number;
  /** What the plan says should come of it. */
  readonly expectations: readonly Expectation[];
  readonly findings: readonly PlanFinding[];
  /** Every file that was read or looked for, the plan included: a change of one changes the result. */
  readonly files: ReadonlySet<string>;
}
