import type { ComponentChildren } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { Picture } from '../../core/view/picture.ts';
import { scaleOf } from './geometry.ts';
import { HeatMap } from './heat-map.tsx';
import { Instance } from './instance.tsx';
import type { InstanceStyle } from './instance-props.ts';
import { type PairedSection, pair } from './pairing.ts';
import { densityOf, type Section } from './sections.ts';
import type { Focus } from './selection.ts';
import { portsOf } from './slots.ts';
import { changedOf, focusIn, sideOf, triedOf } from './store/selectors.ts';
import { dispatch, useStore } from './store/store.ts';
import { t } from './text.ts';
import { useStrips } from './use-strips.ts';
import type { Difference, Side } from './variant.ts';
import { NoInstance, useSections } from './zones.tsx';

interface Props {
  /** A: the plan as in the file. B: with what is tried. */
  readonly a: Picture;
  readonly b: Picture;
}

/** The file and the trial, the same instance beside itself, with what differs marked on both sides. */
export function SideBySide() {
  const a = useStore((state) => state.picture);
  const b = useStore(triedOf);
  return a && b ? <Sides a={a} b={b} /> : null;
}

function Sides({ a, b }: Props) {
  const inA = useSections(a);
  const inB = useSections(b);
  const sections = useMemo(() => pair(a, inA, b, inB), [a, inA, b, inB]);
  const pairs = sections.reduce((sum, section) => sum + section.pairs.length, 0);
  if (pairs === 0) return <NoInstance />;
  const tasks = [...inA, ...inB].reduce((sum, section) => sum + section.tasks, 0);
  // There are two of each: half as many are cards.
  const density = densityOf(2 * pairs, tasks);
  return density === 'cells' ? (
    <HeatMaps {...{ a, b, inA, inB }} />
  ) : (
    <Pairs {...{ a, b, sections, density }} />
  );
}

/** What stands out on a side, and what a click there selects. */
function useSide(name: Side): { readonly focus: Focus; readonly onSelect: (id: string) => void } {
  const focus = useStore(focusIn);
  const selected = useStore(sideOf);
  return {
    focus: selected === name ? focus : { ...focus, selected: undefined },
    onSelect: (id) => dispatch({ type: 'choose', id, side: name }),
  };
}

/** Both as heat maps, above one another. */
function HeatMaps({
  a,
  b,
  inA,
  inB,
}: Props & { readonly inA: readonly Section[]; readonly inB: readonly Section[] }) {
  const changed = useStore(changedOf);
  const [left, right] = [useSide('a'), useSide('b')];
  return (
    <div class="sides">
      <Half name="a">
        <HeatMap picture={a} sections={inA} changed={changed} {...left} />
      </Half>
      <Half name="b">
        <HeatMap picture={b} sections={inB} changed={changed} {...right} />
      </Half>
    </div>
  );
}

interface PairsProps extends Props {
  readonly sections: readonly PairedSection[];
  readonly density: 'cards' | 'rows';
}

/** The instances of both, each beside itself. */
function Pairs({ a, b, sections, density }: PairsProps) {
  const changed = useStore(changedOf);
  const space = useRef<HTMLDivElement>(null);
  const strips = useStrips(space, density);
  const [left, right] = [useSide('a'), useSide('b')];
  const scale = scaleOf([...a.instances, ...b.instances]);
  const style = { scale, ports: portsOf(b), compact: density === 'rows', ...strips };
  const inFile: InstanceStyle = { ...style, ...left, groups: a.groups, side: 'a' };
  const tried: InstanceStyle = { ...style, ...right, groups: b.groups, side: 'b' };
  const entry = sections[0]?.pairs[0]?.name;
  return (
    <div ref={space} class={`pairs ${density}`}>
      <p class="pair heads">
        <span>{t('A: file')}</span>
        <span>{t('B: what-if')}</span>
      </p>
      {sections.map((section) => (
        <section key={section.name} class="zone" aria-label={section.name || t('none')}>
          <PairHead section={section} />
          {section.pairs.map(({ name, a: inA, b: inB }) => {
            const shared = { difference: changed.get(name) };
            const first = name === entry;
            return (
              <div key={name} class="pair">
                <Cell {...inFile} {...shared} picture={a} index={inA} tabStop={first} />
                <Cell
                  {...tried}
                  {...shared}
                  picture={b}
                  index={inB}
                  tabStop={first && inA === undefined}
                />
              </div>
            );
          })}
        </section>
      ))}
    </div>
  );
}

function PairHead({ section }: { readonly section: PairedSection }) {
  return (
    <h2>
      <bdi class="zone-title" title={section.name}>
        {section.name || t('none')}
      </bdi>
      <span class="count">
        {t('A: {a} tasks, B: {b} tasks', { a: section.a.tasks, b: section.b.tasks })}
      </span>
    </h2>
  );
}

/** An instance on its side, or that there is none. */
function Cell({
  picture,
  index,
  ...props
}: InstanceStyle & {
  readonly picture: Picture;
  readonly index: number | undefined;
  readonly difference: Difference | undefined;
  readonly tabStop: boolean;
}) {
  const instance = index === undefined ? undefined : picture.instances[index];
  if (index === undefined || !instance) {
    return (
      <p class="absent">{props.side === 'a' ? t('not in the file') : t('not in the what-if')}</p>
    );
  }
  return <Instance {...props} index={index} instance={instance} />;
}

/** One of two heat maps, with its name. */
function Half({ name, children }: { name: Side; children: ComponentChildren }) {
  const title = name === 'a' ? t('A: file') : t('B: what-if');
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
