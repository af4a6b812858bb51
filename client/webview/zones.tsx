import type { Picture } from '../../core/placement/picture.ts';
import { scaleOf, zonesOf } from './geometry.ts';
import { Instance } from './instance.tsx';
import { t } from './text.ts';

interface Props {
  readonly picture: Picture;
  readonly selected: string | undefined;
  readonly group: number | undefined;
  readonly onSelect: (id: string) => void;
}

/** The instances, grouped by Availability Zone. */
export function Zones({ picture, selected, group, onSelect }: Props) {
  const scale = scaleOf(picture.instances);
  let first = true;
  return (
    <div class="zones">
      {zonesOf(picture).map(({ zone, instances }) => (
        <section key={zone} class="zone" aria-label={zone}>
          <h2>
            {zone || t('no Availability Zone')}
            <span class="count">
              {t('{tasks} tasks on {instances} instances', {
                tasks: instances.reduce((sum, instance) => sum + instance.tasks.length, 0),
                instances: instances.length,
              })}
            </span>
          </h2>
          {instances.map((instance) => {
            const stop = first && instance.tasks.length > 0;
            if (stop) first = false;
            return (
              <Instance
                key={instance.name}
                instance={instance}
                groups={picture.groups}
                scale={scale}
                selected={selected}
                group={group}
                tabStop={stop}
                onSelect={onSelect}
              />
            );
          })}
        </section>
      ))}
    </div>
  );
}
