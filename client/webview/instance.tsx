import type { PictureInstance } from '../../core/view/picture.ts';
import { DeviceTrack } from './device-track.tsx';
import { type Tracks, tracksOf } from './geometry.ts';
import type { InstanceProps } from './instance-props.ts';
import { reveal } from './link.tsx';
import { slotTracks } from './slots.ts';
import { isIdle, typeBeside } from './state.ts';
import { Strip } from './strip.tsx';
import { Differences, differencesOf, Tags, tagsOf } from './tags.tsx';
import { cpu, memory, t } from './text.ts';
import { Track } from './track.tsx';
import { marksOf } from './variant.ts';

/** One instance: CPU above memory, the tasks in the same order in both, free space empty. */
export function Instance(props: InstanceProps) {
  const { instance, groups, scale, focus, difference, compact, side } = props;
  const tracks = tracksOf(instance, scale, groups);
  const tasks = tracks.cpu.map(({ task }) => task);
  const marks = marksOf(tasks, groups, difference, side);
  const idle = isIdle(instance);
  const lit = instance.link !== undefined && focus.links.has(instance.link);
  const classes = `instance ${compact ? 'compact' : ''} ${idle ? 'idle' : ''} ${lit ? 'lit' : ''} ${difference ? 'differs' : ''}`;
  return (
    <article class={classes} data-row data-side={side}>
      <h3>
        <Name {...props} />
        {!compact && (
          <>
            {typeBeside(instance) !== '' && <span class="type">{instance.type}</span>}
            <Tags instance={instance} />
            <Differences difference={difference} side={side} />
          </>
        )}
      </h3>
      {compact ? (
        <Strip {...props} {...{ tracks, marks, idle }} />
      ) : (
        <Resources {...props} {...{ tracks, marks }} />
      )}
    </article>
  );
}

/** The name selects the instance; a row has room for its name alone, which then tells all. */
function Name(props: InstanceProps) {
  const { index, instance, groups, focus, difference, compact, tabStop, side } = props;
  const id = `instance ${index}`;
  const all = [tipOf(instance)];
  if (compact) {
    all.push(...tagsOf(instance, groups).map(({ tip }) => tip));
    all.push(...differencesOf(difference, side));
  }
  return (
    <button
      type="button"
      class="instance-name"
      data-stop
      data-id={id}
      tabIndex={tabStop ? 0 : -1}
      aria-pressed={focus.selected === id}
      aria-label={compact ? all.join(', ') : undefined}
      title={all.join('\n')}
      onClick={() => props.onSelect(id)}
      onDblClick={() => reveal(instance.link)}
    >
      <bdi>{instance.label}</bdi>
    </button>
  );
}

/** One track for each resource; one of which nothing is left is read first. */
function Resources(props: InstanceProps & { tracks: Tracks; marks: ReadonlySet<string> }) {
  const { instance, tracks, groups, ports } = props;
  const devices = slotTracks(instance, groups, ports);
  const device = (full: boolean) =>
    devices
      .filter((track) => track.full === full)
      .map((track) => <DeviceTrack key={track.label} {...props} track={track} />);
  return (
    <>
      {device(true)}
      <Track
        {...props}
        label={t('CPU')}
        length={tracks.cpuLength}
        stretched={tracks.cpuStretched}
        segments={tracks.cpu}
        main
      >
        {t('{amount} free', { amount: cpu(instance.cpu.remaining) })}
      </Track>
      <Track
        {...props}
        label={t('Mem')}
        length={tracks.memoryLength}
        stretched={tracks.memoryStretched}
        reserved={{ length: tracks.reservedLength, mib: instance.reserved }}
        segments={tracks.memory}
      >
        {t('{amount} free', { amount: memory(instance.memory.remaining) })}
      </Track>
      {device(false)}
    </>
  );
}

/** What an instance is and has left, in a line. */
function tipOf(instance: PictureInstance) {
  const { label, cpu: units, memory: mib, estimate, taskCount } = instance;
  const type = typeBeside(instance);
  const cpuFree = t('{free} of {all} available', {
    free: cpu(units.remaining),
    all: cpu(units.registered),
  });
  const memoryFree = t(estimate ? '{free} of about {all} available' : '{free} of {all} available', {
    free: memory(mib.remaining),
    all: memory(mib.registered),
  });
  const params = { instance: label, type, tasks: taskCount, cpu: cpuFree, memory: memoryFree };
  return type === ''
    ? t('{instance}: {tasks, plural, one {# task} other {# tasks}}, {cpu}, {memory}', params)
    : t(
        '{instance}, {type}: {tasks, plural, one {# task} other {# tasks}}, {cpu}, {memory}',
        params,
      );
}
