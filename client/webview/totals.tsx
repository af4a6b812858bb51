import type { PictureShare, PictureTotals } from '../../core/view/picture.ts';
import { cpu, dollars, memory, moreDollars, percent, signed, t } from './text.ts';

interface Props {
  /** The plan as in the file. */
  readonly a: PictureTotals;
  /** What is tried. */
  readonly b: PictureTotals | undefined;
  /** There are copies on Fargate, which have no price here. */
  readonly fargate: boolean;
  /** Instances have failed: what they cost is no saving. */
  readonly lost: boolean;
}

interface Line {
  readonly label: string;
  readonly title?: string;
  readonly of: (totals: PictureTotals) => string;
  /** From 0 to 1, drawn as a bar. */
  readonly level?: (totals: PictureTotals) => number;
  readonly difference?: (a: PictureTotals, b: PictureTotals) => string;
  /** Told only when variants are compared. */
  readonly compared?: boolean;
}

/** What the cluster comes to; with two variants what it was, what it is, and by how much it differs. */
export function Totals(props: Props) {
  const { a, b } = props;
  const shown = lines(props).filter(({ compared }) => b || !compared);
  return (
    <dl class={`totals ${b ? 'compared' : ''}`}>
      {shown.map(({ label, title, of, level, difference }) => {
        const differs = b !== undefined && of(a) !== of(b);
        const by = differs ? difference?.(a, b) : undefined;
        return (
          <div key={label} title={title} class={differs ? 'differs' : ''}>
            <dt>{label}</dt>
            <dd>
              <span class={differs ? 'before' : ''}>{of(a)}</span>
              {differs && <span class="after">{of(b)}</span>}
              {by && <span class="by">{by}</span>}
              {level && <Meter level={level(b ?? a)} />}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** The first figures, in one line. */
export function InLine(props: Props) {
  const { a, b } = props;
  return (
    <>
      {lines(props)
        .filter(({ compared }) => !compared)
        .slice(0, MOST_IN_LINE)
        .map(({ label, of }) => {
          const differs = b !== undefined && of(a) !== of(b);
          return (
            <span key={label} class={differs ? 'figure differs' : 'figure'}>
              <span class="count">{label}</span> {of(a)}
              {differs && ` → ${of(b)}`}
            </span>
          );
        })}
    </>
  );
}

/** Figures that fit into a line. */
const MOST_IN_LINE = 4;

function Meter({ level }: { level: number }) {
  return (
    <span class="meter" aria-hidden="true">
      <span style={{ width: `${Math.min(100, level * 100)}%` }} />
    </span>
  );
}

function lines({ a, b, fargate, lost }: Props): Line[] {
  const all = b ? [a, b] : [a];
  const some = (test: (totals: PictureTotals) => boolean) => all.some(test);
  const list: Line[] = [];
  if (some(({ desired }) => desired > 0)) {
    list.push({
      label: t('Tasks placed'),
      of: ({ placed, desired }) => `${placed} / ${desired}`,
      difference: (a, b) => signed(b.placed - a.placed),
    });
  }
  if (!some(({ instances }) => instances > 0)) return list;
  list.push(
    {
      label: t('Instances in use'),
      of: ({ used, instances }) => `${used} / ${instances}`,
      difference: (a, b) => signed(b.used - a.used),
    },
    inUse(t('CPU in use'), ({ cpu: share }) => share),
    inUse(t('Memory in use'), ({ memory: share }) => share),
  );
  if (some(({ cpu: units, memory: mib }) => units.stranded > 0 || mib.stranded > 0)) {
    list.push(stranded());
  }
  list.push(...byZone(all));
  if (some(({ price }) => price > 0)) {
    list.push(price(lost || !b ? a : b, fargate, lost));
  }
  return list;
}

/** How much of a resource is in use, with a bar. */
function inUse(label: string, of: (totals: PictureTotals) => PictureShare): Line {
  const level = (totals: PictureTotals) => of(totals).used / Math.max(1, of(totals).registered);
  return {
    label,
    of: (totals) => percent(of(totals).used, of(totals).registered),
    level,
    difference: (a, b) =>
      t('{number} points', {
        number: signed(Math.round(level(b) * 100) - Math.round(level(a) * 100)),
      }),
  };
}

function stranded(): Line {
  return {
    label: t('Stranded'),
    title: t(
      'CPU available on instances without memory for the smallest task, and memory available without the CPU',
    ),
    of: ({ cpu: units, memory: mib }) => `${cpu(units.stranded)} · ${memory(mib.stranded)}`,
  };
}

/** What is told of zones when variants are compared. */
function byZone(all: readonly PictureTotals[]): Line[] {
  return [
    {
      label: t('Tasks by zone'),
      title: zonesOf(all).join(' · '),
      compared: true,
      of: ({ zones }) =>
        zonesOf(all)
          .map((zone) => zones.find((each) => each.zone === zone)?.tasks ?? '–')
          .join(' · '),
    },
    {
      label: t('Tasks lost if the busiest zone fails'),
      title: t('Tasks that stop when the Availability Zone with the most tasks fails'),
      compared: true,
      of: worst,
      difference: (a, b) => signed(Number(worst(b)) - Number(worst(a))),
    },
  ];
}

function price(shown: PictureTotals, fargate: boolean, lost: boolean): Line {
  const { unpriced } = shown;
  const known = (totals: PictureTotals) => (lost ? shown : totals);
  return {
    label: fargate
      ? t('On-demand price per hour in us-east-1, excluding Fargate')
      : t('On-demand price per hour in us-east-1'),
    title:
      unpriced > 0
        ? t('Linux, without Spot discounts; the price of {count} instances is not known', {
            count: unpriced,
          })
        : t('Linux, without Spot discounts'),
    of: (totals) => `${unpriced > 0 ? '≥ ' : ''}${dollars(known(totals).price)}`,
    difference: (a, b) => moreDollars(a.price, b.price),
  };
}

function worst({ zones }: PictureTotals): string {
  const [first = { zone: '', tasks: 0 }] = [...zones].sort((a, b) => b.tasks - a.tasks);
  return String(first.tasks);
}

function zonesOf(all: readonly PictureTotals[]): string[] {
  return [...new Set(all.flatMap(({ zones }) => zones.map(({ zone }) => zone)))].sort();
}
