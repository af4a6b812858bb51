import type { ComponentChildren } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { Picture } from '../../core/view/picture.ts';
import { scaleOf } from './geometry.ts';
import { HeatMap } from './heat-map.tsx';
import { Instance } from './instance.tsx';
import type { InstanceStyle } from './instance-props.ts';
import type { Kept } from './kept.ts';
import { pair } from './pairing.ts';
import { densityOf, sectionsOf } from './sections.ts';
import type { Focus } from './selection.ts';
import { t } from './text.ts';
import { useStrips } from './use-strips.ts';
import type { Difference, Side } from './variant.ts';
import { NoInstance } from './zones.tsx';

interface Props {
  /** A: the plan as in the file. */
  readonly a: Picture;
  /** B: with what is tried. */
  readonly b: Picture;
  readonly kept: Kept;
  readonly focus: Focus;
  /** Where the selection belongs. */
  readonly selectedSide: Side;
  readonly changed: ReadonlyMap<string, Difference>;
  readonly onSelect: (id: string, side: Side) => void;
  readonly onNoFilter: () => void;
}

/** The file and the trial, the same instance beside itself, with what differs marked on both sides. */
export function SideBySide(props: Props) {
  const { a, b, kept, changed, onNoFilter } = props;
  const { groupBy, filter } = kept;
  const inA = useMemo(() => sectionsOf(a, groupBy, filter, changed), [a, groupBy, filter, changed]);
  const inB = useMemo(() => sectionsOf(b, groupBy, filter, changed), [b, groupBy, filter, changed]);
  const sections = useMemo(() => pair(a, inA, b, inB), [a, inA, b, inB]);
  const space = useRef<HTMLDivElement>(null);
  const pairs = sections.reduce((sum, section) => sum + section.pairs.length, 0);
  const tasks = [...inA, ...inB].reduce((sum, section) => sum + section.tasks, 0);
  // There are two of each: half as many are cards.
  const density = densityOf(2 * pairs, tasks);
  const strips = useStrips(space, density === 'cells' ? undefined : density);
  if (pairs === 0) return <NoInstance onNoFilter={onNoFilter} />;
  const side = (name: Side) => ({
    focus: props.selectedSide === name ? props.focus : { ...props.focus, selected: undefined },
    onSelect: (id: string) => props.onSelect(id, name),
  });
  if (density === 'cells') {
    return (
      <div class="sides">
        <Half name="a">
          <HeatMap picture={a} sections={inA} changed={changed} {...side('a')} />
        </Half>
        <Half name="b">
          <HeatMap picture={b} sections={inB} changed={changed} {...side('b')} />
        </Half>
      </div>
    );
  }
  const scale = scaleOf([...a.instances, ...b.instances]);
  const compact = density === 'rows';
  const style = (name: Side): InstanceStyle => {
    const { groups } = name === 'a' ? a : b;
    return { groups, scale, compact, side: name, ...side(name), ...strips };
  };
  const [inFile, tried] = [style('a'), style('b')];
  const entry = sections[0]?.pairs[0];
  return (
    <div ref={space} class={`pairs ${density}`}>
      <p class="pair heads">
        <span>{t('A: file')}</span>
        <span>{t('B: what-if')}</span>
      </p>
      {sections.map((section) => (
        <section key={section.name} class="zone" aria-label={section.name || t('none')}>
          <h2>
            <bdi class="zone-title" title={section.name}>
              {section.name || t('none')}
            </bdi>
            <span class="count">
              {t('A: {a} tasks, B: {b} tasks', { a: section.a.tasks, b: section.b.tasks })}
            </span>
          </h2>
          {section.pairs.map(({ name, a: left, b: right }) => (
            <div key={name} class="pair">
              <Cell
                {...inFile}
                picture={a}
                index={left}
                difference={changed.get(name)}
                tabStop={name === entry?.name}
              />
              <Cell
                {...tried}
                picture={b}
                index={right}
                difference={changed.get(name)}
                tabStop={name === entry?.name && left === undefined}
              />
            </div>
          ))}
        </section>
      ))}
    </div>
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
