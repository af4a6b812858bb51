import { useMemo, useRef } from 'preact/hooks';
import type { Picture } from '../../core/view/picture.ts';
import { scaleOf } from './geometry.ts';
import { HeatMap } from './heat-map.tsx';
import { Instance } from './instance.tsx';
import type { InstanceStyle } from './instance-props.ts';
import { NO_FILTER } from './kept.ts';
import { densityOf, type Section, sectionsOf } from './sections.ts';
import { portsOf } from './slots.ts';
import { attemptAlso, view } from './store/actions.ts';
import { changedOf, focusIn, frameOf, shownOf, sideOf } from './store/selectors.ts';
import { current, dispatch, useStore } from './store/store.ts';
import { InstanceTable } from './table.tsx';
import { t, tasksOn } from './text.ts';
import { useStrips } from './use-strips.ts';
import type { Difference, Side } from './variant.ts';

interface Props {
  /** Which of two variants it is while changes are tried. */
  readonly side: Side | undefined;
}

/** Selects, in the variant that is on show unless another one is named. */
const choose = (id: string, side?: Side) =>
  dispatch({ type: 'choose', id, side: side ?? sideOf(current()) });

const NONE: ReadonlyMap<string, Difference> = new Map();
const NO_SECTIONS: readonly Section[] = [];

/** The instances of a picture that the filter lets through, grouped. */
export function useSections(picture: Picture | undefined): readonly Section[] {
  const groupBy = useStore(({ kept }) => kept.groupBy);
  const filter = useStore(({ kept }) => kept.filter);
  const changed = useStore(changedOf);
  return useMemo(
    () => (picture ? sectionsOf(picture, groupBy, filter, changed) : NO_SECTIONS),
    [picture, groupBy, filter, changed],
  );
}

/** The instances, grouped and filtered, as large as their number allows. */
export function Zones({ side }: Props) {
  const picture = useStore((state) => frameOf(state) ?? shownOf(state));
  const asTable = useStore(({ kept }) => kept.asTable);
  const focus = useStore(focusIn);
  const changed = useStore(changedOf);
  // The table has what the trial no longer has, too.
  const gone = useStore((state) =>
    side !== undefined && state.kept.view === 'both' && state.kept.asTable
      ? state.picture
      : undefined,
  );
  const sections = useSections(picture);
  const inFile = useSections(gone);
  const lost = useMemo(() => (gone ? lostOf(inFile, gone, changed) : []), [gone, inFile, changed]);
  if (!picture || (picture.instances.length === 0 && lost.length === 0)) return null;
  const shown = sections.reduce((sum, { instances }) => sum + instances.length, 0);
  if (shown === 0 && lost.length === 0) return <NoInstance />;
  if (asTable) {
    return <InstanceTable {...{ picture, sections, changed, gone, lost }} onSelect={choose} />;
  }
  const tasks = sections.reduce((sum, section) => sum + section.tasks, 0);
  const density = densityOf(shown, tasks);
  return density === 'cells' ? (
    <HeatMap {...{ picture, sections, focus }} changed={side ? changed : NONE} onSelect={choose} />
  ) : (
    <Cards {...{ picture, sections, density, side }} />
  );
}

interface CardsProps extends Props {
  readonly picture: Picture;
  readonly sections: readonly Section[];
  readonly density: 'cards' | 'rows';
}

/** Each instance for itself: as a card, or as a row where there are many. */
function Cards({ picture, sections, density, side }: CardsProps) {
  const focus = useStore(focusIn);
  const changed = useStore(changedOf);
  const groupBy = useStore(({ kept }) => kept.groupBy);
  const space = useRef<HTMLDivElement>(null);
  const strips = useStrips(space, density);
  const { groups } = picture;
  const scale = scaleOf(picture.instances);
  const compact = density === 'rows';
  const shared = { groups, scale, ports: portsOf(picture), focus, compact, side };
  const style: InstanceStyle = { ...shared, onSelect: choose, ...strips };
  const entry = sections[0]?.instances[0];
  return (
    <div ref={space} class={`zones ${density}`}>
      {sections.map((section) => (
        <section key={section.name} class="zone" aria-label={section.name || t('none')}>
          <ZoneHead section={section} losable={groupBy === 'zone' && sections.length > 1} />
          {section.instances.map((index) => {
            const instance = picture.instances[index];
            if (!instance) return null;
            return (
              <Instance
                key={instance.name}
                {...style}
                index={index}
                instance={instance}
                difference={side && changed.get(instance.name)}
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

/** Seconds after which a zone is restored that fails and returns. */
const AWAY = 600;

/** What a section is and holds, and what if it fails. */
function ZoneHead({ section, losable }: { readonly section: Section; readonly losable: boolean }) {
  const { name, tasks, instances } = section;
  const loseAndRestore = () =>
    attemptAlso(
      { kind: 'event', event: 'loseAvailabilityZone', target: name, value: 0 },
      { kind: 'event', event: 'restoreAvailabilityZone', target: name, value: AWAY },
    );
  return (
    <h2>
      <bdi class="zone-title" title={name}>
        {name || t('none')}
      </bdi>
      <span class="count">{tasksOn(tasks, instances.length)}</span>
      {losable && name !== '' && (
        <span class="zone-acts">
          <button
            type="button"
            class="link"
            tabIndex={-1}
            data-stop
            aria-label={t('What if it fails? {zone}', { zone: name })}
            onClick={() => attemptAlso({ kind: 'loseZone', zone: name })}
          >
            {t('What if it fails?')}
          </button>
          <button
            type="button"
            class="link"
            tabIndex={-1}
            data-stop
            aria-label={t('Fail and restore: {zone}', { zone: name })}
            title={t('Simulate that {zone} fails and is restored after 10 minutes', { zone: name })}
            onClick={loseAndRestore}
          >
            {t('Fail and restore')}
          </button>
        </span>
      )}
    </h2>
  );
}

export function NoInstance() {
  return (
    <p class="nothing">
      {t('No instance fits the filter.')}{' '}
      <button type="button" class="link" onClick={() => view({ filter: NO_FILTER })}>
        {t('Show all')}
      </button>
    </p>
  );
}
