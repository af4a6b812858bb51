import type { PictureGroup, PictureInstance } from '../../core/view/picture.ts';
import { signed, t } from './text.ts';
import type { Difference, Side } from './variant.ts';

/** A short text for a card, and the sentence behind it. */
interface Tag {
  readonly text: string;
  readonly tip: string;
}

/** The state of an instance. */
function stateTags({ status, agentConnected }: PictureInstance): Tag[] {
  const tags: Tag[] = [];
  if (status !== 'ACTIVE') tags.push({ text: status, tip: status });
  if (!agentConnected) {
    tags.push({ text: t('agent disconnected'), tip: t('agent disconnected') });
  }
  return tags;
}

/** The state of an instance, and the counters that matter there, where they have no tracks. */
export function tagsOf(instance: PictureInstance, groups: readonly PictureGroup[]): Tag[] {
  const tags = stateTags(instance);
  const { devices } = instance;
  const ports: string[] = [];
  for (let at = 0; at < instance.counts.length; at += 2) {
    ports.push(...(groups[instance.counts[at] ?? -1]?.ports ?? []));
  }
  if (ports.length > 0) {
    tags.push({
      text:
        (ports.length === 1 && ports[0]) ||
        t('{count, plural, one {# port} other {# ports}}', { count: ports.length }),
      tip: t('Static host ports in use: {ports}', { ports: ports.join(', ') }),
    });
  }
  for (const { label, text, registered, remaining } of devices) {
    tags.push({ text: `${label} ${registered - remaining}/${registered}`, tip: text });
  }
  return tags;
}

/** The state of an instance. */
export function Tags({ instance }: { readonly instance: PictureInstance }) {
  return (
    <>
      {stateTags(instance).map(({ text, tip }) => (
        <span key={text} class="tag" title={tip}>
          {text}
        </span>
      ))}
    </>
  );
}

interface DifferencesProps {
  readonly difference: Difference | undefined;
  readonly side: Side | undefined;
}

/** What is otherwise on an instance than in the other variant; told on the side of the trial. */
export function Differences({ difference, side }: DifferencesProps) {
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

/** The same as texts. */
export function differencesOf(
  difference: DifferencesProps['difference'],
  side: Side | undefined,
): string[] {
  if (!difference) return [];
  if (difference.only === 'a') return [t('only in the file')];
  if (side === 'a') return [];
  const by = difference.groups.map((each) => `${signed(each.by)} ${each.group}`);
  return difference.only === 'b' ? [t('new'), ...by] : by;
}
