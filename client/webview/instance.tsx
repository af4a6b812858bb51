import type { PictureGroup, PictureInstance } from '../../core/placement/picture.ts';
import { look, type Scale, type Segment, tracksOf } from './geometry.ts';
import { LinkButton } from './link.tsx';
import { cpu, memory, t } from './text.ts';

interface Props {
  readonly instance: PictureInstance;
  readonly groups: readonly PictureGroup[];
  readonly scale: Scale;
  readonly selected: string | undefined;
  readonly group: number | undefined;
  /** The Tab key enters the picture at the first task of this instance. */
  readonly tabStop: boolean;
  readonly onSelect: (id: string) => void;
}

/** One instance: CPU above memory, the tasks in the same order in both, free space empty. */
export function Instance(props: Props) {
  const { instance, scale } = props;
  const tracks = tracksOf(instance, scale);
  const idle = instance.status !== 'ACTIVE' || !instance.agentConnected;
  return (
    <article class={`instance ${idle ? 'idle' : ''}`} data-row>
      <h3>
        {instance.link ? (
          <LinkButton link={instance.link}>{instance.label}</LinkButton>
        ) : (
          <span>{instance.label}</span>
        )}
        <span class="type">{instance.type}</span>
        {instance.status !== 'ACTIVE' && <span class="tag">{instance.status}</span>}
        {!instance.agentConnected && <span class="tag">{t('agent disconnected')}</span>}
        {instance.eni && (
          <span class="tag" title={t('Network interfaces for awsvpc tasks: in use / all')}>
            {t('ENI {used}/{all}', {
              used: instance.eni.registered - instance.eni.remaining,
              all: instance.eni.registered,
            })}
          </span>
        )}
        {instance.gpu && (
          <span class="tag" title={t('GPUs: in use / all')}>
            {t('GPU {used}/{all}', {
              used: instance.gpu.registered - instance.gpu.remaining,
              all: instance.gpu.registered,
            })}
          </span>
        )}
      </h3>
      <Track {...props} label={t('CPU')} length={tracks.cpuLength} segments={tracks.cpu} main>
        {t('{free} of {all} free', {
          free: cpu(instance.cpu.remaining),
          all: cpu(instance.cpu.registered),
        })}
      </Track>
      <Track {...props} label={t('Mem')} length={tracks.memoryLength} segments={tracks.memory}>
        {t(instance.estimate ? '{free} of about {all} free' : '{free} of {all} free', {
          free: memory(instance.memory.remaining),
          all: memory(instance.memory.registered),
        })}
      </Track>
    </article>
  );
}

interface TrackProps extends Props {
  readonly label: string;
  readonly length: number;
  readonly segments: readonly Segment[];
  /** The track whose tasks take the focus; the other shows the same tasks once more. */
  readonly main?: boolean;
  readonly children: string;
}

function Track({ label, length, segments, main, children, ...props }: TrackProps) {
  const { groups, selected, group, tabStop, onSelect } = props;
  return (
    <div class="track-line">
      <span class="track-label">{label}</span>
      <div class="track-space">
        <div class="track" style={{ width: `${length}%` }}>
          {segments.map(({ task, left, width }, index) => {
            const name = groups[task.group]?.label ?? t('other task');
            const faded = group !== undefined && group !== task.group;
            const classes = `task ${look(task.group)} ${task.running ? 'running' : 'placed'} ${faded ? 'faded' : ''}`;
            const position = { left: `${left}%`, width: `${width}%` };
            const tip = t(
              task.running
                ? '{name}, running: {cpu}, {memory}'
                : '{name}, copy {copy}: {cpu}, {memory}',
              { name, copy: task.copy + 1, cpu: cpu(task.cpu), memory: memory(task.memory) },
            );
            return main ? (
              <button
                key={task.id}
                type="button"
                class={classes}
                style={position}
                title={tip}
                aria-label={tip}
                aria-pressed={selected === task.id}
                data-stop
                data-task={task.id}
                tabIndex={tabStop && index === 0 ? 0 : -1}
                onClick={() => onSelect(task.id)}
              >
                {name}
              </button>
            ) : (
              // The same tasks a second time: for the eye and the pointer only.
              <span
                key={task.id}
                class={`${classes} ${selected === task.id ? 'chosen' : ''}`}
                style={position}
                title={tip}
                aria-hidden="true"
                onClick={() => onSelect(task.id)}
              >
                {name}
              </span>
            );
          })}
        </div>
      </div>
      <span class="track-free">{children}</span>
    </div>
  );
}
