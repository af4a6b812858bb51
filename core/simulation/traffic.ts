import type { TrafficSpec } from './model.ts';

/** Traffic that goes to the new revision from a time after the first shift on. */
export interface Shift {
  /** Minutes after the first shift. */
  readonly minute: number;
  /** Percent of the production traffic. */
  readonly percent: number;
}

/** Source: API reference, LinearConfiguration and CanaryConfiguration. */
const LINEAR = { percent: 10, bake: 6 };
const CANARY = { percent: 5, bake: 10 };

/**
 * The shifts of production traffic to the new revision. No wait follows the last one.
 * Source: developer guide, linear and canary deployments.
 */
export function trafficShifts({
  strategy,
  percent,
  shiftBakeMinutes,
}: Pick<TrafficSpec, 'strategy' | 'percent' | 'shiftBakeMinutes'>): readonly Shift[] {
  if (strategy === 'BLUE_GREEN') return [{ minute: 0, percent: 100 }];
  if (strategy === 'CANARY') {
    const first = percent ?? CANARY.percent;
    const minute = shiftBakeMinutes ?? CANARY.bake;
    if (first >= 100) return [{ minute: 0, percent: 100 }];
    return [
      { minute: 0, percent: first },
      { minute, percent: 100 },
    ];
  }
  const step = percent ?? LINEAR.percent;
  const bake = shiftBakeMinutes ?? LINEAR.bake;
  const steps = Math.max(1, Math.ceil(100 / step));
  return Array.from({ length: steps }, (_, at) => ({
    minute: at * bake,
    percent: Math.min(100, (at + 1) * step),
  }));
}

/**
 * The named configurations of CodeDeploy for ECS, `CodeDeployDefault.` left out.
 * Source: developer guide, CodeDeploy deployments.
 * @returns undefined for a name that is none of them
 */
export function codeDeployConfiguration(
  name: string,
): Pick<TrafficSpec, 'strategy' | 'percent' | 'shiftBakeMinutes'> | undefined {
  const short = name.replace(/^CodeDeployDefault\./, '');
  if (short === 'ECSAllAtOnce') return { strategy: 'BLUE_GREEN' };
  const canary = /^ECSCanary10Percent(5|15)Minutes$/.exec(short)?.[1];
  if (canary) return { strategy: 'CANARY', percent: 10, shiftBakeMinutes: Number(canary) };
  const linear = /^ECSLinear10PercentEvery(1|3)Minutes$/.exec(short)?.[1];
  if (linear) return { strategy: 'LINEAR', percent: 10, shiftBakeMinutes: Number(linear) };
  return undefined;
}

/** Source: API reference, TaskSet computedDesiredCount. @param scale in percent */
export function computedDesiredCount(desired: number, scale: number): number {
  return Math.ceil((desired * scale) / 100);
}
