import type { Step } from '../../simulation/scaling/spec.ts';
import type { Reading, Source } from '../reading.ts';
import type { Target } from './target.ts';

/** Says what is wrong with the policies of a service though each of them can be read. */
export function judgePolicies(reading: Reading, target: Target): void {
  for (const { spec, source } of target.steps) judgeSteps(reading, source, spec.steps);
  judgeScaleIn(reading, target);
  judgeTwice(reading, target);
  judgeFighting(reading, target);
  judgeReach(reading, target);
}

/** The bounds of steps must neither overlap nor leave gaps. Source: user guide, step adjustments. */
function judgeSteps(reading: Reading, source: Source, steps: readonly Step[]): void {
  const from = ({ lower }: Step): number => lower ?? Number.NEGATIVE_INFINITY;
  const to = ({ upper }: Step): number => upper ?? Number.POSITIVE_INFINITY;
  const report = (template: string, params: Record<string, number> = {}): void =>
    reading.report('plan-scaling', 'error', source, template, params);
  const empty = steps.find((step) => from(step) >= to(step));
  if (empty) {
    const params = { lower: empty.lower ?? 0, upper: empty.upper ?? 0 };
    report('The lower bound {lower} of a step must be below its upper bound {upper}.', params);
    return;
  }
  const inOrder = [...steps].sort((a, b) => from(a) - from(b));
  for (const [at, step] of inOrder.entries()) {
    const next = inOrder[at + 1];
    if (!next || to(step) === from(next)) continue;
    const params = { upper: to(step), lower: from(next) };
    if (to(step) > from(next)) {
      report('Steps overlap between {lower} and {upper}; each value needs one step.', {
        lower: from(next),
        upper: Math.min(to(step), to(next)),
      });
    } else report('Steps leave a gap from {upper} to {lower}; no step applies there.', params);
    return;
  }
  const [first] = inOrder;
  const last = inOrder.at(-1);
  if (!first || !last) return;
  const above = from(first) >= 0;
  if (above && Number.isFinite(to(last))) {
    const params = { upper: to(last) };
    report('No step applies above {upper}. Leave the upper bound of the last step out.', params);
  } else if (!above && Number.isFinite(from(first)) && to(last) <= 0) {
    const params = { lower: from(first) };
    report('No step applies below {lower}. Leave the lower bound of the first step out.', params);
  }
}

/** Something scales out, and nothing ever scales in. */
function judgeScaleIn(reading: Reading, target: Target): void {
  const { followed, tracking, steps, scheduled, source } = target;
  if (tracking.length === 0 || tracking.some(({ spec }) => !spec.disableScaleIn)) return;
  if (scheduled.some(({ max }) => max !== undefined)) return;
  const removes = steps.some(({ spec }) =>
    spec.type === 'ExactCapacity' ? true : spec.steps.some(({ adjustment }) => adjustment < 0),
  );
  if (removes) return;
  const template =
    'All target tracking policies of {name} disable scale-in and no other policy removes tasks, so its desired count never decreases.';
  const { name } = followed.service;
  reading.report('plan-scaling', 'warning', source, template, { name });
}

/** Each target tracking policy needs a metric of its own. Source: user guide, considerations. */
function judgeTwice(reading: Reading, { tracking, followed }: Target): void {
  const seen = new Map<string, string>();
  for (const { spec, metric, source } of tracking) {
    const key = metric.replace('HighResolution', '');
    const other = key === 'Custom' ? undefined : seen.get(key);
    if (other !== undefined) {
      const template =
        'The policies {other} and {policy} of {name} track the same metric {metric}. Use one of them.';
      const params = { other, policy: spec.name, name: followed.service.name, metric: key };
      reading.report('plan-scaling', 'warning', source, template, params);
    }
    seen.set(key, spec.name);
  }
}

/** One policy adds tasks at a value of a metric at which another one removes them. */
function judgeFighting(reading: Reading, { tracking, steps }: Target): void {
  for (const one of steps) {
    const { alarm, steps: own, name } = one.spec;
    const adds = own.some(({ adjustment }) => adjustment > 0);
    const removes = own.some(({ adjustment }) => adjustment < 0);
    const above = alarm.comparison.startsWith('Greater');
    for (const { spec, metric } of tracking) {
      if (metric.replace('HighResolution', '') !== one.metric.replace('HighResolution', ''))
        continue;
      const low = spec.target * 0.9;
      const params = { policy: name, tracking: spec.name, threshold: alarm.threshold };
      if (above && adds && !spec.disableScaleIn && alarm.threshold < low) {
        const template =
          '{policy} adds tasks above {threshold}, where {tracking} removes them: below {low}. Raise the threshold above {low}.';
        const said = { ...params, low: Number(low.toPrecision(6)) };
        reading.report('plan-scaling', 'warning', one.source, template, said);
      } else if (!above && removes && alarm.threshold > spec.target) {
        const template =
          '{policy} removes tasks below {threshold}, where {tracking} adds them: above {target}. Lower the threshold below {target}.';
        const said = { ...params, target: spec.target };
        reading.report('plan-scaling', 'warning', one.source, template, said);
      }
    }
  }
}

/** Tasks cannot use more memory than their hard limit. Source: developer guide, service utilization. */
function judgeReach(reading: Reading, { tracking, followed }: Target): void {
  const hard = followed.service.hardLimits;
  for (const { spec, metric, source } of tracking) {
    const memory = metric.startsWith('Memory') && hard?.memory;
    const cpu = metric.startsWith('CPU') && hard?.cpu;
    if (spec.target < 100 || (!memory && !cpu)) continue;
    const template =
      'A task of {name} cannot use more than 100 % of its {resource}, so the target {target} is never exceeded. Lower the target.';
    const params = {
      name: followed.service.name,
      resource: memory ? 'memory' : 'CPU',
      target: spec.target,
    };
    reading.report('plan-scaling', 'warning', source, template, params);
  }
}
