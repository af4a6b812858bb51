import { look, type Segment } from './geometry.ts';
import type { InstanceProps } from './instance.tsx';
import { reveal } from './link.tsx';
import { cpu, memory, t } from './text.ts';

interface TrackProps extends InstanceProps {
  readonly label: string;
  readonly length: number;
  readonly segments: readonly Segment[];
  readonly reserved?: { readonly length: number; readonly mib: number };
  /** The track whose tasks take the focus; the other shows the same tasks once more. */
  readonly main?: boolean;
  readonly children: string;
}

/** One resource of an instance, with its tasks as segments. */
export function Track(props: TrackProps) {
  const { label, length, segments, reserved, main, children, compact } = props;
  return (
    <div class="track-line">
      {!compact && <span class="track-label">{label}</span>}
      <div class="track-space">
        <div class="track" style={{ width: `${length}%` }}>
          {segments.map((segment, place) => (
            // By place, so that a new picture moves no elements: it only changes what differs.
            <Task key={place} {...props} segment={segment} main={main ?? false} />
          ))}
        </div>
        {reserved && reserved.length > 0.5 && (
          <div
            class="reserved"
            style={{ width: `${reserved.length}%` }}
            title={t('{amount} of the machine are not registered: kernel, agent, reserved memory', {
              amount: memory(reserved.mib),
            })}
          />
        )}
      </div>
      {!compact && <span class="track-free">{children}</span>}
    </div>
  );
}

/** A task in a track; in the second track for the eye and the pointer only. */
function Task({
  segment,
  main,
  groups,
  focus,
  compact,
  onSelect,
}: InstanceProps & { segment: Segment; main: boolean }) {
  const { task, count, left, width } = segment;
  const group = groups[task.group];
  const name = group?.label ?? t('other task');
  const chosen = focus.selected === task.id;
  const faded = focus.groups !== undefined && !focus.groups.has(task.group);
  const sibling = focus.groups?.has(task.group) ?? false;
  const classes = [
    'task',
    look(task.group),
    task.running ? 'running' : 'placed',
    faded ? 'faded' : '',
    sibling ? 'sibling' : '',
    chosen ? 'chosen' : '',
  ].join(' ');
  const style = { left: `${left}%`, width: `${width}%` };
  const tip = tipOf(segment, name);
  // No room for a name in a row; the tip has it.
  const text = compact ? null : <bdi>{count > 1 ? `${name} × ${count}` : name}</bdi>;
  if (!main) {
    return (
      <span
        class={classes}
        style={style}
        title={tip}
        aria-hidden="true"
        onClick={() => onSelect(task.id)}
        onDblClick={() => reveal(group?.link)}
      >
        {text}
      </span>
    );
  }
  return (
    <button
      type="button"
      class={classes}
      style={style}
      title={tip}
      aria-label={tip}
      aria-pressed={chosen}
      data-stop
      data-id={task.id}
      data-task={task.id}
      tabIndex={-1}
      onClick={() => onSelect(task.id)}
      onDblClick={() => reveal(group?.link)}
    >
      {text}
    </button>
  );
}

function tipOf({ task, count }: Segment, name: string): string {
  const size = { name, cpu: cpu(task.cpu), memory: memory(task.memory) };
  if (count > 1) return t('{count} × {name}: {cpu}, {memory}', { ...size, count });
  if (task.running) return t('{name}, running: {cpu}, {memory}', size);
  return t('{name}, copy {copy}: {cpu}, {memory}', { ...size, copy: task.copy + 1 });
}
