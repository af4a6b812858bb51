import type { Picture, PictureFargate } from '../../core/view/picture.ts';
import { look } from './geometry.ts';
import { LinkButton, reveal } from './link.tsx';
import type { Focus } from './selection.ts';
import { amount, cpu, memory, t } from './text.ts';

/** Copies in one zone that are drawn one by one; more are told as a number. */
const MOST_DRAWN = 24;

/** What stands on no instance: the copies of each service on Fargate, by zone. */
export function FargateLane({ picture, focus }: { picture: Picture; focus: Focus }) {
  const { fargate, groups } = picture;
  if (fargate.length === 0) return null;
  const tasks = fargate.reduce((sum, { copies, running }) => sum + copies + running, 0);
  return (
    <section class="zone fargate" aria-labelledby="fargate-title">
      <h2>
        <span id="fargate-title" class="zone-title">
          Fargate
        </span>
        <span class="count">
          {t('{tasks, plural, one {# task} other {# tasks}}, each on its own infrastructure', {
            tasks,
          })}
        </span>
      </h2>
      <ul>
        {fargate.map((lane, index) => (
          <Lane
            key={`${lane.name} ${lane.capacityProvider}`}
            lane={lane}
            // As in the drawing that is taken away: the looks after those of the groups.
            name={focus.looks ? look(-1) : look(groups.length + index)}
            lit={lane.link !== undefined && focus.links.has(lane.link)}
          />
        ))}
      </ul>
    </section>
  );
}

function Lane({ lane, name, lit }: { lane: PictureFargate; name: string; lit: boolean }) {
  const { label, link, capacityProvider, copies, running, zones } = lane;
  return (
    <li class={`lane ${lit ? 'lit' : ''}`} onDblClick={() => reveal(link)}>
      <p class="lane-head">
        <span class={`swatch ${name}`} aria-hidden="true" />
        <strong>{link ? <LinkButton link={link}>{label}</LinkButton> : <bdi>{label}</bdi>}</strong>
        <span class="count">
          {t('{count} × {cpu}, {memory}', {
            count: amount(copies + running),
            cpu: cpu(lane.cpu),
            memory: memory(lane.memory),
          })}
        </span>
        {capacityProvider === 'FARGATE_SPOT' && <span class="tag">{capacityProvider}</span>}
      </p>
      <ul class="lane-zones">
        {zones.map((zone) => (
          <li key={zone.zone}>
            <bdi class="zone-name" title={zone.zone}>
              {zone.zone || t('any zone')}
            </bdi>
            <Copies look={name} copies={zone.copies} running={zone.running} />
            <span class="number">{amount(zone.copies + zone.running)}</span>
          </li>
        ))}
      </ul>
    </li>
  );
}

/** Copies as small squares: running ones solid, those to start outlined. */
function Copies({
  look: name,
  copies,
  running,
}: {
  look: string;
  copies: number;
  running: number;
}) {
  const drawn = Math.min(MOST_DRAWN, copies + running);
  return (
    <span class="copies" aria-hidden="true">
      {Array.from({ length: drawn }, (_, place) => (
        <span key={place} class={`swatch ${name} ${place < running ? 'running' : ''}`} />
      ))}
      {copies + running > drawn && '…'}
    </span>
  );
}
