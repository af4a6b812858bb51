import { useState } from 'preact/hooks';
import type { FleetPoint, PictureFleet } from '../../core/view/fleet.ts';
import { FLEET_OPTIONS, type FleetOption } from '../../protocol/fleet-options.ts';
import { FleetChart } from './fleet-chart.tsx';
import { attempt, view, write } from './store/actions.ts';
import { fleetOf, madeOf } from './store/selectors.ts';
import { current, useStore } from './store/store.ts';
import { dollars, percent, t } from './text.ts';

/** The cheapest instances for all tasks: price against headroom, and the same as a table. */
export function Fleet() {
  const fleet = useStore(fleetOf);
  const [at, setAt] = useState<string | undefined>(undefined);
  return (
    <section class="fleet" aria-label={t('Cheapest instances')} aria-busy={!fleet}>
      <p class="resilience-head">
        <b>{t('Cheapest instances')}</b>{' '}
        <span class="count" role="status">
          {fleet ? '' : t('Searching the catalogue …')}
        </span>
      </p>
      <Options />
      {fleet && fleet.fleets.length > 0 && (
        <>
          <FleetChart fleet={fleet} at={at} onPoint={setAt} />
          <div class="table-space">
            <FleetTable fleet={fleet} at={at} onPoint={setAt} />
          </div>
          <Packing fleet={fleet} at={at} />
        </>
      )}
      <ul class="notes">
        {fleet?.notes.map((note) => (
          <li key={note}>
            <bdi>{note}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}

const LABELS: Readonly<Record<FleetOption, () => string>> = {
  deployment: () => t('room for a deployment'),
  zoneLoss: () => t('room after a zone fails'),
  loadPeak: () => t('tasks at peak load'),
  arm64: () => t('arm64 too'),
  burstable: () => t('burstable types too'),
};

/** What the instances hold besides all tasks, and which of them are considered. */
function Options() {
  const chosen = useStore(({ kept }) => kept.fleetOptions);
  const toggle = (option: FleetOption) =>
    view({
      fleetOptions: chosen.includes(option)
        ? chosen.filter((each) => each !== option)
        : [...chosen, option],
    });
  return (
    <p class="fleet-options">
      {FLEET_OPTIONS.map((option) => (
        <label key={option}>
          <input
            type="checkbox"
            checked={chosen.includes(option)}
            onChange={() => toggle(option)}
          />
          {LABELS[option]()}
        </label>
      ))}
    </p>
  );
}

interface Props {
  readonly fleet: PictureFleet;
  /** The name of the one that is pointed at. */
  readonly at: string | undefined;
  readonly onPoint: (name: string | undefined) => void;
}

function FleetTable({ fleet, at, onPoint }: Props) {
  const { bound, present, fleets, placed, desired } = fleet;
  const row = (point: FleetPoint, own: boolean) => (
    <tr
      key={`${own} ${point.name} ${point.placedBy}`}
      class={`${own ? 'present' : ''} ${at === point.name ? 'lit' : ''}`}
      onMouseEnter={() => onPoint(point.name)}
      onMouseLeave={() => onPoint(undefined)}
      onFocusIn={() => onPoint(point.name)}
    >
      <th scope="row" title={point.name}>
        <bdi>
          {own
            ? t('now, {placed} of {desired} tasks: {fleet}', {
                fleet: point.name,
                placed,
                desired,
              })
            : point.name}
        </bdi>
      </th>
      <td class="number">{dollars(point.price)}</td>
      <td class="number">{percent(point.price, bound)}</td>
      <td class="number">{percent(point.headroom, 1)}</td>
      <td>
        <bdi title={point.placedBy}>{point.binding}</bdi>
      </td>
      <td>{point.changes.length > 0 && <Acts point={point} />}</td>
    </tr>
  );
  return (
    <table class="instances fleets">
      <caption class="unseen">{t('Cheapest instances')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('Instances')}</th>
          <th scope="col">{t('USD an hour')}</th>
          <th scope="col">{t('of the bound')}</th>
          <th scope="col">{t('headroom')}</th>
          <th scope="col">{t('what binds')}</th>
          <th scope="col">
            <span class="unseen">{t('Actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {present && row(present, true)}
        {fleets.map((point) => row(point, false))}
      </tbody>
    </table>
  );
}

function Acts({ point: { name, changes } }: { readonly point: FleetPoint }) {
  const tried = () => [...madeOf(current()).filter(({ kind }) => kind !== 'instances'), ...changes];
  return (
    <span class="acts">
      <button
        type="button"
        class="small"
        aria-label={t('Try: {advice}', { advice: name })}
        onClick={() => {
          view({ shows: 'picture' });
          attempt(tried());
        }}
      >
        {t('Try')}
      </button>
      <button
        type="button"
        class="small"
        aria-label={t('Write: {advice}', { advice: name })}
        onClick={() => write(tried())}
      >
        {t('Write')}
      </button>
    </span>
  );
}

/** The tasks on the instances of the fleet that is pointed at, else of the first that has to be assigned. */
function Packing({ fleet: { fleets }, at }: Omit<Props, 'onPoint'>) {
  const point = fleets.find(({ name }) => name === at) ?? fleets[0];
  if (!point) return null;
  return (
    <div class="packing">
      <p>
        <b>
          <bdi>{point.name}</bdi>
        </b>{' '}
        <span class="count">{point.placedBy}</span>
      </p>
      <ul>
        {point.packing.map((line) => (
          <li key={line}>
            <bdi>{line}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}
