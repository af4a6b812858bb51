import { useMemo, useRef } from 'preact/hooks';
import type { Picture } from '../../core/view/picture.ts';
import { scaleOf } from './geometry.ts';
import { HeatMap } from './heat-map.tsx';
import { Instance } from './instance.tsx';
import type { InstanceStyle } from './instance-props.ts';
import type { Kept } from './kept.ts';
import { densityOf, type Section, sectionsOf } from './sections.ts';
import type { Focus } from './selection.ts';
import { InstanceTable } from './table.tsx';
import { t, tasksOn } from './text.ts';
import { useStrips } from './use-strips.ts';
import type { Difference, Side } from './variant.ts';

interface Props {
  readonly picture: Picture;
  readonly kept: Kept;
  readonly focus: Focus;
  readonly changed: ReadonlyMap<string, Difference>;
  /** Which of two variants it is while changes are tried. */
  readonly side: Side | undefined;
  /** The file, where the table is to have what the trial no longer has. */
  readonly gone: Picture | undefined;
  readonly onSelect: (id: string, side?: Side) => void;
  /** What if this Availability Zone fails? */
  readonly onLose: (zone: string) => void;
  readonly onNoFilter: () => void;
}

/** The instances, grouped and filtered, as large as their number allows. */
export function Zones(props: Props) {
  const { picture, kept, focus, changed, side, gone, onSelect, onLose, onNoFilter } = props;
  const sections = useMemo(
    () => sectionsOf(picture, kept.groupBy, kept.filter, changed),
    [picture, kept.groupBy, kept.filter, changed],
  );
  const space = useRef<HTMLDivElement>(null);
  const shown = sections.reduce((sum, { instances }) => sum + instances.length, 0);
  const density = densityOf(
    shown,
    sections.reduce((sum, { tasks }) => sum + tasks, 0),
  );
  const strips = useStrips(space, density === 'cells' || kept.asTable ? undefined : density);
  const lost = useMemo(
    () =>
      gone && kept.asTable
        ? lostOf(sectionsOf(gone, kept.groupBy, kept.filter, changed), gone, changed)
        : [],
    [gone, kept.asTable, kept.groupBy, kept.filter, changed],
  );
  if (picture.instances.length === 0 && lost.length === 0) return null;
  if (shown === 0 && lost.length === 0) return <NoInstance onNoFilter={onNoFilter} />;
  if (kept.asTable) {
    return <InstanceTable {...{ picture, sections, changed, onSelect, gone, lost }} />;
  }
  if (density === 'cells') return <HeatMap {...{ picture, sections, focus, changed, onSelect }} />;
  const scale = scaleOf(picture.instances);
  const { groups } = picture;
  const compact = density === 'rows';
  const style: InstanceStyle = { groups, scale, focus, compact, side, onSelect, ...strips };
  const entry = sections[0]?.instances[0];
  return (
    <div ref={space} class={`zones ${density}`}>
      {sections.map((section) => (
        <section key={section.name} class="zone" aria-label={section.name || t('none')}>
          <ZoneHead
            section={section}
            onLose={kept.groupBy === 'zone' && sections.length > 1 ? onLose : undefined}
          />
          {section.instances.map((index) => {
            const instance = picture.instances[index];
            if (!instance) return null;
            return (
              <Instance
                key={instance.name}
                {...style}
                index={index}
                instance={instance}
                difference={changed.get(instance.name)}
                tabStop={index === entry}
              />
            );
          })}
        </section>
      ))}
    </div>
  );
}

/** The instances that the trial no longer has. */
function lostOf(
  sections: readonly Section[],
  { instances }: Picture,
  changed: ReadonlyMap<string, Difference>,
): Section[] {
  return sections.map((section) => ({
    ...section,
    instances: section.instances.filter(
      (index) => changed.get(instances[index]?.name ?? '')?.only === 'a',
    ),
  }));
}

/** What a section is and holds, and what if it fails. */
export function ZoneHead({
  section,
  onLose,
}: {
  readonly section: Section;
  readonly onLose: ((zone: string) => void) | undefined;
}) {
  const { name, tasks, instances } = section;
  return (
    <h2>
      <bdi class="zone-title" title={name}>
        {name || t('none')}
      </bdi>
      <span class="count">{tasksOn(tasks, instances.length)}</span>
      {onLose && name !== '' && (
        <button type="button" class="link" onClick={() => onLose(name)}>
          {t('What if it fails?')}
        </button>
      )}
    </h2>
  );
}

export function NoInstance({ onNoFilter }: Pick<Props, 'onNoFilter'>) {
  return (
    <p class="nothing">
      {t('No instance fits the filter.')}{' '}
      <button type="button" class="link" onClick={onNoFilter}>
        {t('Show all')}
      </button>
    </p>
  );
}
