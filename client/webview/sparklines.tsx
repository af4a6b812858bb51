import type { PictureTimeline, Steps, TimelineService } from '../../core/view/timeline.ts';
import { useStore } from './store/store.ts';
import { amount, t } from './text.ts';
import { line } from './time-chart.tsx';
import { scaleOf, shareOf, valueAt } from './time-scale.ts';

const WIDTH = 1000;
const HEIGHT = 20;

interface Props {
  readonly timeline: PictureTimeline;
  readonly service: TimelineService;
}

/** Load and instances on the time axis of the tasks, where they change. */
export function Sparklines({ timeline, service: { load } }: Props) {
  const { instanceCounts } = timeline;
  return (
    <>
      {load && (
        <Sparkline
          timeline={timeline}
          steps={load.points}
          label={load.name ? t('load: {name}', { name: load.name }) : t('load')}
          kind="load"
        />
      )}
      {instanceCounts.length > 1 && (
        <Sparkline
          timeline={timeline}
          steps={instanceCounts}
          label={t('instances')}
          kind="instances"
        />
      )}
    </>
  );
}

interface LineProps {
  readonly timeline: PictureTimeline;
  readonly steps: Steps;
  readonly label: string;
  readonly kind: 'load' | 'instances';
}

/** One line, with its value at the playhead. */
function Sparkline({ timeline, steps, label, kind }: LineProps) {
  const at = useStore((state) => state.playhead) ?? 0;
  const scale = scaleOf(timeline);
  const most = Math.max(1, ...steps.map(([, value]) => value));
  const x = (time: number) => shareOf(time, scale) * WIDTH;
  const y = (value: number) => HEIGHT - 1 - (value / most) * (HEIGHT - 2);
  return (
    <span class={`sparkline ${kind}`}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <path d={line(steps, x, scale.end, y)} />
      </svg>
      <span class="sparkline-name">
        <bdi>{label}</bdi> {amount(valueAt(steps, at))}
      </span>
    </span>
  );
}
