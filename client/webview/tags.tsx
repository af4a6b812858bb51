import type { PictureGroup, PictureInstance } from '../../core/placement/picture.ts';
import { signed, t } from './text.ts';
import type { Difference, Side } from './variant.ts';

interface Props {
  readonly instance: PictureInstance;
  readonly groups: readonly PictureGroup[];
}

/** The state of an instance, and the counters that matter there. */
export function Tags({ instance, groups }: Props) {
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

/** What is otherwise on an instance than in the other variant; told on the side of the trial. */
export function Differences({
  difference,
  side,
}: {
  readonly difference: Difference | undefined;
  readonly side: Side | undefined;
}) {
  if (!difference) return null;
  if (difference.only === 'a') return <span class="tag less">{t('only in the file')}</span>;
  if (side === 'a') return null;
  return (
    <>
      {difference.only === 'b' && <span class="tag more">{t('new')}</span>}
      {difference.groups.map(({ group, by }) => (
        <bdi key={group} class={`tag ${by > 0 ? 'more' : 'less'}`}>
          {signed(by)} {group}
        </bdi>
      ))}
    </>
  );
}
