import type { PictureFleet } from '../../core/view/fleet.ts';
import { dollars, percent, t } from './text.ts';

interface Props {
  readonly fleet: PictureFleet;
  readonly at: string | undefined;
  readonly onPoint: (name: string | undefined) => void;
}

/** Shares of the chart that stay free round the points. */
const MARGIN = 0.06;

/**
 * Price against headroom; the line is the price that nothing is cheaper than. The table below has the same,
 * so that screen readers leave the chart out.
 */
export function FleetChart({ fleet, at, onPoint }: Props) {
  const { bound, present, fleets } = fleet;
  const all = present ? [...fleets, present] : fleets;
  const [least, most] = [Math.min(bound, ...prices(all)), Math.max(...prices(all))];
  const top = Math.max(0.1, ...all.map(({ headroom }) => headroom));
  const x = (price: number) =>
    (MARGIN + ((price - least) / Math.max(0.001, most - least)) * (1 - 2 * MARGIN)) * 100;
  const y = (headroom: number) => (MARGIN + (1 - headroom / top) * (1 - 2 * MARGIN)) * 100;
  return (
    <figure class="fleet-chart" aria-hidden="true">
      <span class="bound" style={{ insetInlineStart: `${x(bound)}%` }}>
        <span class="bound-name">{t('bound: {price}', { price: dollars(bound) })}</span>
      </span>
      {all.map((point) => (
        <button
          type="button"
          tabIndex={-1}
          key={`${point.name} ${point.placedBy}`}
          class={`point ${point === present ? 'present' : point.changes.length > 0 ? 'placed' : 'assigned'} ${at === point.name ? 'lit' : ''}`}
          style={{ insetInlineStart: `${x(point.price)}%`, top: `${y(point.headroom)}%` }}
          title={t('{fleet}: {price} an hour, {headroom} headroom', {
            fleet: point.name,
            price: dollars(point.price),
            headroom: percent(point.headroom, 1),
          })}
          onMouseEnter={() => onPoint(point.name)}
          onMouseLeave={() => onPoint(undefined)}
        >
          {point === present && <span class="point-name">{t('now')}</span>}
        </button>
      ))}
      <span class="axis-name price">{t('USD an hour')} →</span>
      <span class="axis-name headroom">↑ {t('headroom')}</span>
    </figure>
  );
}

function prices(points: readonly { readonly price: number }[]): number[] {
  return points.map(({ price }) => price);
}
