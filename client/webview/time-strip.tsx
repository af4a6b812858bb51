import { useMemo, useRef, useState } from 'preact/hooks';
import type { PictureTimeline, TimelineService } from '../../core/view/timeline.ts';
import { Sparklines } from './sparklines.tsx';
import { shownOf, timelineOf } from './store/selectors.ts';
import { dispatch, useStore } from './store/store.ts';
import { durationText, t } from './text.ts';
import { Thumbnail } from './thumbnail.tsx';
import { TimeChart } from './time-chart.tsx';
import { framesOf, momentsOf, pointAt, scaleOf, shareOf, timeAt } from './time-scale.ts';
import { useRoving } from './use-roving.ts';

const seek = (time: number | undefined) => dispatch({ type: 'seek', time });

/** What happens over time, above the picture of the moment that the playhead is at. */
export function TimeStrip() {
  const timeline = useStore(timelineOf);
  const at = useStore((state) => state.playhead);
  const [chosen, setChosen] = useState('');
  // The service that is singled out is shown first.
  const single = useStore(({ kept }) => kept.single);
  if (!timeline) return null;
  if (at === undefined) return <InLine timeline={timeline} />;
  const { services } = timeline;
  const service =
    services.find(({ label }) => label === (chosen || single?.replace(/^service:/, ''))) ??
    services[0];
  if (!service) return null;
  return (
    <section class={`time ${timeline.stuck ? 'stuck' : ''}`} aria-label={t('Timeline')}>
      <p class="time-head">
        <bdi class="time-sentence" title={timeline.sentences.join('\n')}>
          {timeline.sentences[0]}
        </bdi>
        {services.length > 1 && (
          <select
            aria-label={t('Service')}
            value={service.label}
            onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          >
            {services.map(({ label }) => (
              <option key={label}>{label}</option>
            ))}
          </select>
        )}
      </p>
      <div class="time-body">
        <Playhead timeline={timeline} service={service} />
        <Moment timeline={timeline} service={service} />
        <Frames timeline={timeline} service={service} />
      </div>
    </section>
  );
}

/** What happens, in a line that opens the timeline at its worst moment. */
function InLine({ timeline }: { readonly timeline: PictureTimeline }) {
  // Among what could not be placed the arrow keys lead here.
  const first = useStore((state) => shownOf(state)?.unplaced.length === 0);
  return (
    <p class={`time-line ${timeline.stuck ? 'stuck' : ''}`} data-row>
      <button
        type="button"
        data-stop
        tabIndex={first ? 0 : -1}
        title={timeline.sentences.join('\n')}
        onClick={() => seek(timeline.worst)}
      >
        <bdi class="time-sentence">{timeline.sentences[0]}</bdi>
        <span class="ask">{t('Timeline')}</span>
      </button>
    </p>
  );
}

interface Props {
  readonly timeline: PictureTimeline;
  readonly service: TimelineService;
}

/** The chart with the playhead, moved by pointer and keys. */
function Playhead({ timeline, service }: Props) {
  const space = useRef<HTMLDivElement>(null);
  const at = useStore((state) => state.playhead);
  const scale = scaleOf(timeline);
  const { end } = scale;
  // The playhead moves over the same chart.
  const chart = useMemo(
    () => <TimeChart timeline={timeline} service={service} />,
    [timeline, service],
  );
  const to = ({ clientX }: PointerEvent) => {
    const box = space.current?.getBoundingClientRect();
    if (box && box.width > 0) seek(timeAt((clientX - box.left) / box.width, scale));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = step(momentsOf(timeline), at ?? 0, event.key);
    if (next === undefined) return;
    seek(next);
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={space}
      class="time-space"
      role="slider"
      tabIndex={0}
      aria-label={t('Moment: arrow keys go from event to event')}
      aria-valuemin={0}
      aria-valuemax={Math.round(end)}
      aria-valuenow={Math.round(at ?? 0)}
      aria-valuetext={inWords(timeline, service, at ?? 0)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        to(event);
      }}
      onPointerMove={(event) => {
        if (event.buttons & 1) to(event);
      }}
    >
      {chart}
      <Sparklines timeline={timeline} service={service} />
      {at !== undefined && (
        <span class="playhead" style={{ insetInlineStart: `${shareOf(at, scale) * 100}%` }} />
      )}
    </div>
  );
}

/** Where a key leads among moments; undefined for a key that leads nowhere. */
function step(moments: readonly number[], at: number, key: string): number | undefined {
  if (key === 'Home') return moments[0];
  if (key === 'End') return moments.at(-1);
  if (key === 'ArrowRight') return moments.find((moment) => moment > at) ?? at;
  if (key === 'ArrowLeft') return moments.findLast((moment) => moment < at) ?? 0;
  return undefined;
}

/** A moment in words: the counts, and what happens then. */
function inWords(timeline: PictureTimeline, service: TimelineService, time: number): string {
  const { old, fresh, starting, waiting } = pointAt(service, time);
  const counts = t('{time}: {old} old, {fresh} new, {starting} starting, {waiting} waiting', {
    time: durationText(time),
    ...{ old, fresh, starting, waiting },
  });
  const event = timeline.events.findLast((each) => each.time <= time);
  return event ? `${counts} – ${event.text}` : counts;
}

const NAMES = {
  start: () => t('Start'),
  peak: () => t('Peak'),
  worst: () => t('Worst'),
  end: () => t('End'),
} as const;

/** What is seen at the playhead, in words. */
function Moment({ timeline, service }: Props) {
  const at = useStore((state) => state.playhead);
  return <bdi class="moment">{at === undefined ? '' : inWords(timeline, service, at)}</bdi>;
}

/** The moments worth a look, small where there is room. */
function Frames({ timeline, service }: Props) {
  const space = useRef<HTMLSpanElement>(null);
  const onKeyDown = useRoving(space);
  const at = useStore((state) => state.playhead);
  const frames = framesOf(timeline, service);
  // Of several moments that are the same the first is that of the picture.
  const shown = frames.find(([, time]) => time === at);
  return (
    <span ref={space} class="frames" role="toolbar" aria-label={t('Moments')} onKeyDown={onKeyDown}>
      {frames.map(([name, time]) => (
        <button
          key={name}
          type="button"
          class="small"
          aria-pressed={shown?.[0] === name}
          title={durationText(time)}
          onClick={() => seek(time)}
        >
          <Thumbnail timeline={timeline} service={service} time={time} />
          {NAMES[name]()}
        </button>
      ))}
      {at !== undefined && (
        <button type="button" class="small" onClick={() => seek(undefined)}>
          {t('As planned')}
        </button>
      )}
    </span>
  );
}
