import type { PictureGroup, PictureInstance } from '../../core/placement/picture.ts';
import { type Scale, tracksOf } from './geometry.ts';
import { reveal } from './link.tsx';
import type { Focus } from './selection.ts';
import { cpu, memory, signed, t } from './text.ts';
import { Track } from './track.tsx';
import type { Difference } from './variant.ts';

export interface InstanceProps {
  readonly index: number;
  readonly instance: PictureInstance;
  readonly groups: readonly PictureGroup[];
  readonly scale: Scale;
  readonly focus: Focus;
  readonly difference: Difference | undefined;
  /** One line instead of a card. */
  readonly compact: boolean;
  /** The Tab key enters the picture here. */
  readonly tabStop: boolean;
  readonly onSelect: (id: string) => void;
}

/** One instance: CPU above memory, the tasks in the same order in both, free space empty. */
export function Instance(props: InstanceProps) {
  const { index, instance, groups, scale, focus, difference, compact, tabStop, onSelect } = props;
  const tracks = tracksOf(instance, scale, groups);
  const idle = instance.status !== 'ACTIVE' || !instance.agentConnected;
  const id = `instance ${index}`;
  const lit = instance.link !== undefined && focus.links.has(instance.link);
  const classes = `instance ${compact ? 'compact' : ''} ${idle ? 'idle' : ''} ${lit ? 'lit' : ''} ${difference ? 'differs' : ''}`;
  const cpuFree = t('{free} of {all} free', {
    free: cpu(instance.cpu.remaining),
    all: cpu(instance.cpu.registered),
  });
  const memoryFree = t(instance.estimate ? '{free} of about {all} free' : '{free} of {all} free', {
    free: memory(instance.memory.remaining),
    all: memory(instance.memory.registered),
  });
  return (
    <article class={classes} data-row>
      <h3>
        <button
          type="button"
          class="instance-name"
          data-stop
          data-id={id}
          tabIndex={tabStop ? 0 : -1}
          aria-pressed={focus.selected === id}
          title={`${instance.label}, ${instance.type}: ${cpuFree}, ${memoryFree}`}
          onClick={() => onSelect(id)}
          onDblClick={() => reveal(instance.link)}
        >
          <bdi>{instance.label}</bdi>
        </button>
        {!compact && <span class="type">{instance.type}</span>}
        <Tags instance={instance} groups={groups} />
        {difference?.isNew && <span class="tag">{t('new')}</span>}
        {difference?.groups.map(({ group, by }) => (
          <bdi key={group} class={`tag ${by > 0 ? 'more' : 'less'}`}>
            {signed(by)} {group}
          </bdi>
        ))}
      </h3>
      <Track {...props} label={t('CPU')} length={tracks.cpuLength} segments={tracks.cpu} main>
        {cpuFree}
      </Track>
      <Track
        {...props}
        label={t('Mem')}
        length={tracks.memoryLength}
        reserved={{ length: tracks.reservedLength, mib: instance.reserved }}
        segments={tracks.memory}
      >
        {memoryFree}
      </Track>
    </article>
  );
}

/** The state, and the counters that matter here. */
function Tags({ instance, groups }: Pick<InstanceProps, 'instance' | 'groups'>) {
  const { eni, gpu } = instance;
  const ports: string[] = [];
  for (let at = 0; at < instance.counts.length; at += 2) {
    ports.push(...(groups[instance.counts[at] ?? -1]?.ports ?? []));
  }
  return (
    <>
      {instance.status !== 'ACTIVE' && <span class="tag">{instance.status}</span>}
      {!instance.agentConnected && <span class="tag">{t('agent disconnected')}</span>}
      {ports.length > 0 && (
        <span
          class="tag"
          title={t('Static host ports in use: {ports}', { ports: ports.join(', ') })}
        >
          {ports.length === 1 ? ports[0] : t('{count} ports', { count: ports.length })}
        </span>
      )}
      {eni && (
        <span class="tag" title={t('Network interfaces for awsvpc tasks: in use / all')}>
          {t('ENI {used}/{all}', { used: eni.registered - eni.remaining, all: eni.registered })}
        </span>
      )}
      {gpu && (
        <span class="tag" title={t('GPUs: in use / all')}>
          {t('GPU {used}/{all}', { used: gpu.registered - gpu.remaining, all: gpu.registered })}
        </span>
      )}
    </>
  );
}
