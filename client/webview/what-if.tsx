import type { Picture } from '../../core/view/picture.ts';
import { PROBLEMS } from './amount.tsx';
import { Pool } from './pool.tsx';
import { Service } from './service.tsx';
import { set, unset } from './store/actions.ts';
import { problemsOf } from './store/selectors.ts';
import { useStore } from './store/store.ts';
import { t } from './text.ts';

/** Fields for trying: what each service requires, and what the cluster is made of. */
export function WhatIf() {
  const picture = useStore((state) => state.picture);
  if (!picture) return null;
  const zones = [...new Set(picture.instances.map(({ zone }) => zone))].filter(Boolean).sort();
  return (
    <section class="what-if" aria-label={t('What if')}>
      {picture.groups.length > 0 && <h2>{t('Tasks')}</h2>}
      <div class="fields">
        {wholesOf(picture).map((address) => (
          <Service key={address} address={address} />
        ))}
      </div>
      {(picture.pools.length > 0 || zones.length > 1) && <h2>{t('Container instances')}</h2>}
      <div class="fields">
        {picture.pools.map((pool) => (
          <Pool key={pool.name} pool={pool} />
        ))}
        {zones.length > 1 && <Failure zones={zones} />}
      </div>
      <Problems />
    </section>
  );
}

/** Services and tasks: the parts that capacity providers share are one. */
function wholesOf({ groups }: Picture): string[] {
  return [...new Set(groups.map(({ address }) => address))];
}

/** Below the fields: they stay where they are while something is half typed. */
function Problems() {
  const problems = useStore(problemsOf);
  return (
    <div class="problem-room">
      {problems.length > 0 && (
        <ul class="problems" role="alert" id={PROBLEMS}>
          {problems.map((problem) => (
            <li key={problem}>
              <bdi>{problem}</bdi>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Failure({ zones }: { readonly zones: readonly string[] }) {
  const lost = useStore(({ kept }) => kept.changes.find(({ kind }) => kind === 'loseZone'));
  return (
    <label class="line">
      <span class={`line-name ${lost ? 'tried' : ''}`}>{t('Failed zone')}</span>
      <select
        value={lost?.kind === 'loseZone' ? lost.zone : ''}
        onChange={({ currentTarget: { value } }) => {
          if (lost) unset(lost);
          if (value !== '') set({ kind: 'loseZone', zone: value });
        }}
      >
        <option value="">{t('none')}</option>
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </select>
    </label>
  );
}
