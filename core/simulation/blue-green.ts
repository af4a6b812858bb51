import type { TrafficSpec } from './model.ts';
import type { Revision } from './revision.ts';

/** Source: developer guide, stages of blue/green, linear and canary deployments. */
export const STAGES = [
  'RECONCILE_SERVICE',
  'PRE_SCALE_UP',
  'SCALE_UP',
  'POST_SCALE_UP',
  'TEST_TRAFFIC_SHIFT',
  'POST_TEST_TRAFFIC_SHIFT',
  'PRE_PRODUCTION_TRAFFIC_SHIFT',
  'PRODUCTION_TRAFFIC_SHIFT',
  'POST_PRODUCTION_TRAFFIC_SHIFT',
  'BAKE_TIME',
  'CLEAN_UP',
] as const;

export type Stage = (typeof STAGES)[number];

/** The stages that a deployment passes, in order. */
export function stagesPassed(traffic: TrafficSpec): readonly Stage[] {
  return STAGES.filter((stage) => {
    if (stage === 'RECONCILE_SERVICE') return traffic.reconcile ?? false;
    if (stage === 'TEST_TRAFFIC_SHIFT' || stage === 'POST_TEST_TRAFFIC_SHIFT') {
      return traffic.testListener ?? false;
    }
    return true;
  });
}

/** How far a blue/green, linear or canary deployment is. */
export class BlueGreen {
  readonly traffic: TrafficSpec;
  readonly blue: Revision;
  readonly green: Revision;
  readonly stages: readonly Stage[];
  /** Index of the stage; -1 before the first. */
  at = -1;
  /** Percent of the production traffic that goes to green. */
  percent = 0;

  constructor(traffic: TrafficSpec, blue: Revision, green: Revision) {
    this.traffic = traffic;
    this.blue = blue;
    this.green = green;
    this.stages = stagesPassed(traffic);
  }

  get stage(): Stage | undefined {
    return this.stages[this.at];
  }

  /** Whether green tasks are wanted yet, and blue ones still. */
  get scalesUp(): boolean {
    return this.at >= this.stages.indexOf('SCALE_UP');
  }

  get cleansUp(): boolean {
    return this.stage === 'CLEAN_UP';
  }
}
