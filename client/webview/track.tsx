import type { PictureGroup } from '../../core/view/picture.ts';
import { joinSmall, look, type Segment } from './geometry.ts';
import type { InstanceProps } from './instance-props.ts';
import { reveal } from './link.tsx';
import { cpu, memory, t } from './text.ts';

interface TrackProps extends InstanceProps {
  readonly label: string;
  readonly length: number;
  /** Longer than its scale says. */
  readonly stretched: boolean;
  readonly segments: readonly Segment[];
  readonly reserved?: { readonly length: number; readonly mib: number };
  /** The track whose tasks take the focus; the other shows the same tasks once more. */
  readonly main?: boolean;
  readonly marks: ReadonlySet<string>;
  readonly children: string;
}

/** Pixels from which a task is drawn for itself: what is smaller can neither be read nor hit well. */
const SMALLEST = 24;

/** Pixels that a letter of a label takes, and what is round a label. */
const LETTER = 6.4;
const ROUND = 8;

/** One resource of an instance, with its tasks as segments. */
export function Track(props: TrackProps) {
  const { label, length, stretched, segments, reserved, main, marks, stripWidth, children } = props;
  const pixels = (length / 100) * stripWidth;
  const shown = joinSmall(
    segments,
    pixels,
    SMALLEST,
    ({ id, group, running }) => `${group} ${running} ${marks.has(id)}`,
  );
  return (
    <div class="track-line">
      <span class="track-label">{label}</span>
      <div class="track-space">
        <div
          class={`track ${stretched ? 'stretched' : ''}`}
          style={{ width: `${length}%` }}
          title={stretched ? t('Not to scale: it would be too narrow to see') : undefined}
        >
          {shown.map((segment, place) => (
            // By place, so that a new picture moves no elements: it only changes what differs.
            <Task
              key={segment.ids.length > 1 ? `joined ${place}` : place}
              {...props}
              segment={segment}
              pixels={(segment.width / 100) * pixels}
              main={main ?? false}
            />
          ))}
        </div>
        {reserved && reserved.length > 0.5 && (
          <div
            class="reserved"
            style={{ width: `${reserved.length}%` }}
            title={t('{amount} not registered: used by the kernel and the agent, or reserved', {
              amount: memory(reserved.mib),
            })}
          />
        )}
      </div>
      <span class="track-free" title={children}>
        {children}
      </span>
    </div>
  );
}

/** A task in a track; in the second track for the eye and the pointer only. */
function Task(props: TrackProps & { segment: Segment; pixels: number; main: boolean }) {
  const { segment, pixels, main, groups, focus, marks, side, onSelect } = props;
  const { task, count, left, width } = segment;
  const name = nameOf(groups, task.group);
  const chosen = focus.selected !== undefined && segment.ids.includes(focus.selected);
  const marked = marks.has(task.id);
  const classes = [
    'task',
    look(task.group, focus.looks),
    task.running ? 'running' : 'placed',
    focus.groups !== undefined && !focus.groups.has(task.group) ? 'faded' : '',
    focus.groups?.has(task.group) ? 'sibling' : '',
    chosen ? 'chosen' : '',
    marked ? 'marked' : '',
  ].join(' ');
  const tip = marked ? `${tipOf(segment, name)} – ${onlyIn(side)}` : tipOf(segment, name);
  const sign = marked ? (side === 'a' ? '− ' : '+ ') : '';
  const shared = {
    class: classes,
    style: { left: `${left}%`, width: `${width}%` },
    title: tip,
    onClick: () => onSelect(task.id),
    onDblClick: () => reveal(groups[task.group]?.link),
  };
  const room = segment.ids.length > 1 ? pixels : Number.POSITIVE_INFINITY;
  const text = <bdi>{`${sign}${labelOf(name, count, room)}`}</bdi>;
  if (!main) {
    return (
      <span {...shared} aria-hidden="true">
        {text}
      </span>
    );
  }
  return (
    <button
      {...shared}
      type="button"
      aria-label={tip}
      aria-pressed={chosen}
      data-stop
      data-id={task.id}
      data-task={task.id}
      tabIndex={-1}
    >
      {text}
    </button>
  );
}

/**
 * What is written on a segment: where there is no room for both, the number rather than the name.
 * @param room pixels
 */
function labelOf(name: string, count: number, room: number): string {
  if (count === 1) return name;
  const whole = `${name} × ${count}`;
  return whole.length * LETTER + ROUND > room ? `× ${count}` : whole;
}

function onlyIn(side: InstanceProps['side']): string {
  return side === 'a' ? t('only in the file') : t('only in the what-if');
}

/** What a group is called. */
export function nameOf(groups: readonly PictureGroup[], group: number): string {
  return groups[group]?.label ?? t('other task');
}

/** What a task is and asks for, in a line. */
export function tipOf({ task, count }: Segment, name: string): string {
  const size = { name, cpu: cpu(task.cpu), memory: memory(task.memory) };
  if (count > 1) {
    return task.running
      ? t('{count} × {name}, running: {cpu}, {memory}', { ...size, count })
      : t('{count} × {name}: {cpu}, {memory}', { ...size, count });
  }
  if (task.running) return t('{name}, running: {cpu}, {memory}', size);
  return t('{name}, task {copy}: {cpu}, {memory}', { ...size, copy: task.copy + 1 });
}
