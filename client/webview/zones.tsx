import type { Picture } from '../../core/placement/picture.ts';
import { scaleOf } from './geometry.ts';
import { HeatMap } from './heat-map.tsx';
import { Instance } from './instance.tsx';
import type { Kept } from './kept.ts';
import { densityOf, sectionsOf } from './sections.ts';
import type { Focus } from './selection.ts';
import { InstanceTable } from './table.tsx';
import { t } from './text.ts';
import type { Difference } from './variant.ts';

interface Props {
  readonly picture: Picture;
  readonly kept: Kept;
  readonly focus: Focus;
  readonly changed: ReadonlyMap<string, Difference>;
  readonly onSelect: (id: string) => void;
  /** What if this Availability Zone fails? */
  readonly onLose: (zone: string) => void;
  readonly onNoFilter: () => void;
}

/** The instances, grouped and filtered, as large as their number allows. */
export function Zones(props: Props) {
  const { picture, kept, focus, changed, onSelect, onLose, onNoFilter } = props;
  const sections = sectionsOf(picture, kept.groupBy, kept.filter, changed);
  const shown = sections.reduce((sum, { instances }) => sum + instances.length, 0);
  if (shown === 0 && picture.instances.length > 0) {
    return (
      <p class="nothing">
        {t('No instance fits the filter.')}{' '}
        <button type="button" class="link" onClick={onNoFilter}>
          {t('Show all')}
        </button>
      </p>
    );
  }
  if (kept.asTable) return <InstanceTable {...{ picture, sections, onSelect }} />;
  const density = densityOf(shown);
  if (density === 'cells') return <HeatMap {...{ picture, sections, focus, onSelect }} />;
  const scale = scaleOf(picture.instances);
  const entry = sections[0]?.instances[0];
  const zones = kept.groupBy === 'zone' && sections.length > 1;
  return (
    <div class={`zones ${density}`}>
      {sections.map(({ name, instances, tasks }) => (
        <section key={name} class="zone" aria-label={name || t('none')}>
          <h2>
            <bdi class="zone-title">{name || t('none')}</bdi>
            <span class="count">
              {t('{tasks} tasks on {instances} instances', { tasks, instances: instances.length })}
            </span>
            {zones && name !== '' && (
              <button type="button" class="small" onClick={() => onLose(name)}>
                {t('What if it fails?')}
              </button>
            )}
          </h2>
          {instances.map((index) => {
            const instance = picture.instances[index];
            if (!instance) return null;
            return (
              <Instance
                key={instance.name}
                index={index}
                instance={instance}
                groups={picture.groups}
                scale={scale}
                focus={focus}
                difference={changed.get(instance.name)}
                compact={density === 'rows'}
                tabStop={index === entry}
                onSelect={onSelect}
              />
            );
          })}
        </section>
      ))}
    </div>
  );
}
