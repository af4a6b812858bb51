import { look } from './geometry.ts';
import type { InstanceProps } from './instance-props.ts';
import { AGENT, FREE, type Slot, type SlotTrack } from './slots.ts';
import { amount, t } from './text.ts';
import { nameOf } from './track.tsx';

/** So many have a gap between them; of more each is a thin line. */
const MOST_APART = 16;

interface Props extends InstanceProps {
  readonly track: SlotTrack;
}

/** A countable resource of an instance, one place for each: who has it, and what is left. */
export function DeviceTrack(props: Props) {
  const { label, slots, free, full } = props.track;
  const text =
    free > 0
      ? t('{free} of {all} free', { free: amount(free), all: amount(slots.length) })
      : t('none free');
  return (
    <div class={`track-line device ${full ? 'binds' : ''}`}>
      <span class="track-label">{label === 'Ports' ? t('Ports') : label}</span>
      <div class={`slots ${slots.length > MOST_APART ? 'dense' : ''}`}>
        {slots.map((slot, place) => (
          <Place key={place} {...props} slot={slot} />
        ))}
      </div>
      <span class="track-free" title={text}>
        {text}
      </span>
    </div>
  );
}

function Place({ slot, groups, focus }: Props & { readonly slot: Slot }) {
  const { group, running, name } = slot;
  const classes = [
    'slot',
    group === FREE ? 'free' : group === AGENT ? 'agent' : look(group, focus.looks),
    running ? 'running' : 'placed',
    focus.groups !== undefined && !focus.groups.has(group) ? 'faded' : '',
  ].join(' ');
  return (
    <span class={classes} title={tipOf(slot, nameOf(groups, group))}>
      {name !== undefined && <bdi>{name}</bdi>}
    </span>
  );
}

/** Who has it, in a few words. */
function tipOf({ group, name }: Slot, who: string): string {
  const what = name ?? '';
  const holder =
    group === FREE ? t('available') : group === AGENT ? t('reserved by the container agent') : who;
  return name === undefined ? holder : `${what}: ${holder}`;
}
