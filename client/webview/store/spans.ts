import type { PictureTimeline } from '../../../core/view/timeline.ts';

/**
 * The tasks of a timeline in columns, those of one instance together and among these those of one group:
 * a moment is then one pass without a look-up.
 */
export interface Spans {
  readonly group: Int32Array;
  readonly from: Float64Array;
  readonly running: Float64Array;
  readonly to: Float64Array;
  /** By instance: where its tasks begin; one entry more than instances. */
  readonly starts: Int32Array;
}

/** Made once for a timeline: the playhead moves often. */
const known = new WeakMap<PictureTimeline['tasks'], Spans>();

/** @param instances how many the picture has; tasks on others are left out */
export function spansOf({ tasks }: PictureTimeline, instances: number): Spans {
  const before = known.get(tasks);
  if (before && before.starts.length === instances + 1) return before;
  const order = tasks
    .filter(([, instance]) => instance < instances)
    .sort((a, b) => a[1] - b[1] || a[0] - b[0]);
  const starts = new Int32Array(instances + 1);
  for (const [, instance] of order) starts[instance + 1] = (starts[instance + 1] ?? 0) + 1;
  for (let at = 0; at < instances; at++) starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0);
  const spans = {
    group: Int32Array.from(order, ([group]) => group),
    from: Float64Array.from(order, ([, , from]) => from),
    running: Float64Array.from(order, ([, , , running]) => running),
    to: Float64Array.from(order, ([, , , , to]) => to),
    starts,
  };
  known.set(tasks, spans);
  return spans;
}
